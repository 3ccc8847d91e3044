# What a person types. `make` alone lists it.
.DEFAULT_GOAL := help
SHELL := /bin/sh
PYTHON ?= python3
PORT ?= 8000
BIN := .venv/bin
LOCK := $(BIN)/uv pip compile pyproject.toml --quiet --generate-hashes --no-header --no-annotate --python-version 3.11
CHECKS := check-format check-lint check-types check-layers check-django check-templates check-catalogues check-css check-modules

.PHONY: help run test check bench lock format clean $(CHECKS)

help: ## list the commands
	@sed -n 's/^\([a-z]*\):.*## /make \1\t/p' Makefile

run: .venv/run.stamp ## start Lotse on http://127.0.0.1:8000/ (PORT=9000 for another port)
	@tools/run $(PORT)

test: .venv/dev.stamp ## run everything that CI runs
	@tools/test

check: .venv/dev.stamp ## run the fast checks: format, lint, types, layers, migrations, templates, catalogues, CSS, modules
	@$(MAKE) --no-print-directory --keep-going --jobs=2 --output-sync=target $(CHECKS)

bench: .venv/dev.stamp ## measure, against a view that does nothing
	@$(BIN)/python -m tests.benchmarks

format: .venv/dev.stamp ## bring code and templates into the house's form
	$(BIN)/ruff check --fix --quiet . || true
	$(BIN)/ruff format .
	find themes content -name '*.html' -exec $(BIN)/djade {} + || true

lock: .venv/dev.stamp ## write the lock files anew after a change in pyproject.toml
	$(LOCK) --output-file requirements.txt
	$(LOCK) --group dev --output-file requirements-dev.txt

clean: ## remove what tools have left behind; content and accounts stay
	rm -rf build .mypy_cache .pytest_cache .ruff_cache .import_linter_cache .hypothesis .coverage*
	find cms content tests tools -name __pycache__ -type d -exec rm -rf {} +

.venv/run.stamp: requirements.txt
	@tools/install $@ $<

.venv/dev.stamp: requirements-dev.txt
	@tools/install $@ $<

check-format:
	@$(BIN)/ruff format --check --quiet . || { echo 'Format: run `make format`.'; exit 1; }

check-lint:
	@$(BIN)/ruff check --quiet .

check-types:
	@$(BIN)/mypy --no-error-summary

check-layers:
	@found=$$($(BIN)/lint-imports --no-logo) || { echo "$$found"; exit 1; }

check-django:
	@DATABASE_URL=sqlite://:memory: $(BIN)/python manage.py makemigrations --check --dry-run --verbosity=0 --settings=cms.settings.test

check-templates:
	@find themes content -name '*.html' -exec $(BIN)/djade --check --target-version 5.2 {} +

check-catalogues:
	@$(BIN)/python tools/check_catalogues.py

check-css:
	@! grep -rnwE 'left|right' themes content --include='*.css' || { echo 'CSS: name the logical side.'; exit 1; }

check-modules:
	@found=$$($(BIN)/python manage.py check_modules --settings=cms.settings.test 2>&1) || { echo "$$found"; exit 1; }
