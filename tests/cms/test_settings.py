import json
import os
import subprocess
import sys

import pytest
from django.conf import settings

GOOD = {
    "LOTSE_SECRET_KEY": "Zm9yIHRlc3RzIG9ubHk6IGZpZnR5IGNoYXJhY3RlcnMgYW5kIG1vcmU-",
    "LOTSE_HOSTS": "lotse.example.org, www.lotse.example.org",
    "DATABASE_URL": "sqlite://:memory:",
}
PRINT = """
import importlib, json, sys
settings = importlib.import_module(sys.argv[1])
print(json.dumps({name: getattr(settings, name) for name in sys.argv[2:]}))
"""

pytestmark = pytest.mark.slow


def run(*arguments, **environment):
    kept = {name: value for name, value in os.environ.items() if name not in GOOD and "LOTSE" not in name}
    return subprocess.run(
        [sys.executable, *arguments],
        env=kept | environment,
        cwd=settings.BASE_DIR,
        capture_output=True,
        text=True,
        check=False,
    )


def values(module, *names, **environment):
    done = run("-c", PRINT, f"cms.settings.{module}", *names, **environment)
    assert done.returncode == 0, done.stderr
    return list(json.loads(done.stdout).values())


@pytest.mark.parametrize(
    ("changed", "sentence"),
    [
        pytest.param(
            {"LOTSE_SECRET_KEY": None}, "LOTSE_SECRET_KEY is not set. It protects sessions", id="no-secret"
        ),
        pytest.param(
            {"LOTSE_SECRET_KEY": "x7!" * 10}, "LOTSE_SECRET_KEY is too weak: it needs", id="short-secret"
        ),
        pytest.param(
            {"LOTSE_SECRET_KEY": "ab" * 40}, "LOTSE_SECRET_KEY is too weak: it needs", id="dull-secret"
        ),
        pytest.param({"LOTSE_HOSTS": None}, "LOTSE_HOSTS is not set. Name the host names", id="no-hosts"),
        pytest.param({"DATABASE_URL": None}, "DATABASE_URL is not set. Name the database", id="no-database"),
    ],
)
def test_production_refuses_to_start_and_says_why(tmp_path, changed, sentence):
    environment = {name: value for name, value in (GOOD | changed).items() if value is not None}

    done = run("-c", PRINT, "cms.settings.production", **environment, LOTSE_DATA=str(tmp_path))

    assert done.returncode == 1
    assert done.stderr.startswith(sentence)
    assert "Traceback" not in done.stderr


def test_production(tmp_path):
    hosts, origins, debug, is_redirected, caches = values(
        "production",
        *("ALLOWED_HOSTS", "CSRF_TRUSTED_ORIGINS", "DEBUG", "SECURE_SSL_REDIRECT", "CACHES"),
        **GOOD,
        LOTSE_DATA=str(tmp_path),
        LOTSE_CACHE_URL="redis://cache:6379",
    )

    assert hosts == ["lotse.example.org", "www.lotse.example.org"]
    assert origins == ["https://lotse.example.org", "https://www.lotse.example.org"]
    assert (debug, is_redirected) == (False, True)
    assert caches["default"]["LOCATION"] == "redis://cache:6379"


@pytest.mark.parametrize(
    ("module", "environment", "expected"),
    [
        ("dev", {}, [600, 0]),
        ("production", {}, [600, 1]),
        ("production", {"LOTSE_API_LIMIT": "0", "LOTSE_TRUSTED_PROXIES": "2"}, [0, 2]),
    ],
)
def test_clients_are_told_apart_behind_the_proxy_that_ends_tls(tmp_path, module, environment, expected):
    names = ("LOTSE_API_LIMIT", "LOTSE_TRUSTED_PROXIES")

    found = values(module, *names, **GOOD, **environment, LOTSE_DATA=str(tmp_path))

    assert found == expected


@pytest.mark.parametrize("name", ["LOTSE_API_LIMIT", "LOTSE_TRUSTED_PROXIES"])
def test_a_number_below_zero_is_refused(tmp_path, name):
    done = run("-c", PRINT, "cms.settings.production", **GOOD, **{name: "-1"}, LOTSE_DATA=str(tmp_path))

    assert done.returncode == 1
    assert f'Environment variable "{name}" invalid' in done.stderr


def test_production_passes_the_checks_for_deployment(tmp_path):
    done = run(
        *("manage.py", "check", "--deploy", "--fail-level", "ERROR", "--settings", "cms.settings.production"),
        **GOOD,
        LOTSE_DATA=str(tmp_path),
    )

    assert done.returncode == 0, done.stderr


def test_development_makes_a_secret_that_it_keeps(tmp_path):
    folder = tmp_path / "var"

    first, second = (values("dev", "SECRET_KEY", LOTSE_DATA=str(folder)) for _ in range(2))

    assert first == second == [(folder / "secret").read_text()]
    assert len(first[0]) >= 50
    assert (folder / "secret").stat().st_mode & 0o777 == 0o600


def test_development_answers_this_machine_alone(tmp_path):
    hosts, debug = values("dev", "ALLOWED_HOSTS", "DEBUG", LOTSE_DATA=str(tmp_path), LOTSE_HOSTS="a.example")

    assert (hosts, debug) == (["127.0.0.1", "localhost", "[::1]", "a.example"], False)


@pytest.mark.parametrize(
    ("url", "engine", "is_kept"),
    [
        ("sqlite:///lotse.sqlite3", "django.db.backends.sqlite3", None),
        ("postgres://lotse:x@localhost/lotse", "django.db.backends.postgresql", 600),
    ],
)
def test_database_is_what_its_address_says(tmp_path, url, engine, is_kept):
    [databases] = values("dev", "DATABASES", LOTSE_DATA=str(tmp_path), DATABASE_URL=url)

    assert (databases["default"]["ENGINE"], databases["default"]["CONN_MAX_AGE"]) == (engine, is_kept)
