"""What all tests share.

Tasks run when a transaction is committed. A test in Django's usual test transaction never commits, so editions stay
as they were until it asks: call ``refresh()`` of ``content.editions.actions``, or, where the news itself is what
is tested, act inside the fixture ``committed``::

    with committed():
        page.save_revision().publish()

``@pytest.mark.django_db(transaction=True)`` commits for real, and costs ten times as much.
"""

import os
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from typing import Any

import pytest
from django.conf import settings
from django.core.cache import caches
from django.core.servers.basehttp import WSGIRequestHandler
from django.db import connection
from django.dispatch import receiver
from django.utils import translation
from django_tasks import TaskResult, TaskResultStatus
from django_tasks.signals import task_finished
from hypothesis import settings as hypothesis_settings
from pytest_django import DjangoDbBlocker
from wagtail.admin.menu import Menu

from content.api.limits import limiter
from content.core.catalogues import compile_catalogues
from content.districts.models import StateHome
from content.editions.reading import read_edition
from tests.factories import StateHomeFactory, World, make_world, read_world
from tests.template_database import Databases

Committed = Callable[[], AbstractContextManager[Any]]

# An answer's head and its content are sent apart, and the content would wait 40 ms for word from the other side.
WSGIRequestHandler.disable_nagle_algorithm = True

# How long an example takes depends on what else the machine does.
hypothesis_settings.register_profile("lotse", deadline=None)
hypothesis_settings.load_profile("lotse")


def pytest_configure(config: pytest.Config) -> None:
    is_worker = hasattr(config, "workerinput")
    if is_worker:
        # Coverage is for this process: the programs that tests start would take longer, and some are measured.
        os.environ.pop("COVERAGE_PROCESS_CONFIG", None)
    else:
        for folder in settings.LOCALE_PATHS:
            compile_catalogues(folder)


@receiver(task_finished)
def _task_succeeded(task_result: TaskResult[Any], **kwargs: Any) -> None:
    # A task that fails in place only notes it.
    if task_result.status is TaskResultStatus.FAILED:
        raise AssertionError(task_result.errors[-1].traceback)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if item.get_closest_marker("django_db") is None and "db" not in getattr(item, "fixturenames", ()):
            item.add_marker("on_any_database")
        if _is_transactional(item):
            # Wagtail's root page comes from a migration, and every transactional test empties the tables.
            item.fixturenames.append("django_db_serialized_rollback")  # type: ignore[attr-defined]  # of functions


def _is_transactional(item: pytest.Item) -> bool:
    marker = item.get_closest_marker("django_db")
    fixtures = {"transactional_db", "live_server"} & set(getattr(item, "fixturenames", ()))
    return bool(fixtures or (marker and marker.kwargs.get("transaction")))


@pytest.fixture
def unlimited(settings: Any) -> None:
    """Let the API be asked as often as a test likes."""
    settings.LOTSE_API_LIMIT = 0


@pytest.fixture(scope="session")
def django_db_setup(
    request: pytest.FixtureRequest,
    tmp_path_factory: pytest.TempPathFactory,
    django_test_environment: None,
    django_db_blocker: DjangoDbBlocker,
    worker_id: str,
) -> Iterator[Databases]:
    assert request.config.cache is not None
    is_file = connection.vendor == "sqlite"
    name = (
        str(tmp_path_factory.mktemp("database") / "lotse.sqlite3") if is_file else f"test_lotse_{worker_id}"
    )
    with django_db_blocker.unblock():
        databases = Databases(name, request.config.cache.mkdir("template_database"), fill=make_world)
    yield databases
    with django_db_blocker.unblock():
        databases.drop()


@pytest.hookimpl(tryfirst=True)
def pytest_fixture_setup(fixturedef: pytest.FixtureDef[Any], request: pytest.FixtureRequest) -> None:
    """Before a test's transaction begins, choose its database: making a world takes longer than most tests."""
    if fixturedef.argname == "_django_db_helper":
        databases: Databases = request.getfixturevalue("django_db_setup")
        with request.getfixturevalue("django_db_blocker").unblock():
            if "world" in request.fixturenames and not _is_transactional(request.node):
                databases.use_filled()
            else:
                databases.use_empty()


@pytest.fixture(autouse=True)
def _nothing_remembered() -> Iterator[None]:
    """Let no test find in a cache what another has left there."""
    yield
    read_edition.cache_clear()
    limiter.cache_clear()
    for cache in caches.all():
        cache.clear()
    translation.deactivate()


@pytest.fixture
def committed(django_capture_on_commit_callbacks: Callable[..., AbstractContextManager[Any]]) -> Committed:
    """Return a context manager after which happens what a commit would start."""

    @contextmanager
    def commit() -> Iterator[None]:
        # What was arranged before is a transaction of its own.
        connection.run_on_commit.clear()
        with django_capture_on_commit_callbacks(execute=True):
            yield

    return commit


@pytest.fixture
def state(db: None) -> StateHome:
    """The state's home, without districts or pages."""
    return StateHomeFactory.create()


@pytest.fixture
def world(db: None) -> World:
    """Two modules, two districts, German and Arabic, all editions built."""
    return read_world() if StateHome.objects.exists() else make_world()


@pytest.fixture(autouse=True)
def _without_menu(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    # Wagtail's menu takes as long as all the rest of a page of the editors' interface.
    if request.node.get_closest_marker("menu") is None:
        monkeypatch.setattr(Menu, "menu_items_for_request", lambda menu, asked: [])
