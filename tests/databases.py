"""Which database the tests use. A ``-p`` plugin, because it must decide before Django reads its settings.

CUNGCAU_TEST_DATABASE is `sqlite` (default) or `postgres`; CUNGCAU_TEST_DATABASE_URL names a PostgreSQL of your own.
On PostgreSQL only the tests that use a database are run: the others cannot differ. Where both run side by side
(CUNGCAU_TEST_SHARED), the work is shared out between them: of a journey that is walked in several languages and widths each way
is taken by one of the two, and what a page looks like, which cannot differ either, is looked at beside PostgreSQL, for the other
has more to do.
"""

from __future__ import annotations

import atexit
import os
import shutil
import signal
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.core.cache import cache
from django.utils import translation

from tests.postgres import Cluster

WANTED = os.environ.get("CUNGCAU_TEST_DATABASE", "sqlite")
GIVEN_URL = os.environ.get("CUNGCAU_TEST_DATABASE_URL", "")
SHARED = os.environ.get("CUNGCAU_TEST_SHARED", "") == "yes"
FOLDER = Path(tempfile.mkdtemp(prefix="cungcau-tests-"))
USES_DATABASE = {"db", "transactional_db", "django_db_setup", "django_db_reset_sequences", "live_server", "admin_user"}


def _prepare() -> Cluster | None:
    """Forget the settings of this shell's installation, then point the house at the tests' own folder and database."""
    for name in [name for name in os.environ if name.startswith("CUNGCAU_") and not name.startswith("CUNGCAU_TEST_")]:
        del os.environ[name]
    os.environ["CUNGCAU_DATA"] = str(FOLDER / "data")
    os.environ["CUNGCAU_LOG_LEVEL"] = "WARNING"
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"  # playwright runs a loop in the thread of the tests
    if WANTED == "sqlite":
        return None
    if GIVEN_URL:
        os.environ["CUNGCAU_DATABASE_URL"] = GIVEN_URL
        return None
    cluster = Cluster(FOLDER)
    atexit.register(cluster.stop)
    cluster.start()
    os.environ["CUNGCAU_DATABASE_URL"] = cluster.url
    return cluster


if WANTED not in {"sqlite", "postgres"}:
    raise SystemExit(f"CUNGCAU_TEST_DATABASE must be sqlite or postgres, not {WANTED!r}.")
CLUSTER = _prepare()


def pytest_configure() -> None:
    """A script that runs the tests in the background makes them deaf to Ctrl-C, and so all that they start."""
    if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
        signal.signal(signal.SIGINT, signal.default_int_handler)


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_setup() -> None:
    """Every test begins in the language of the settings, whatever a command before it spoke, and with nothing reckoned before."""
    translation.deactivate()
    cache.clear()


def pytest_report_header() -> str:
    return f"database: {WANTED}"


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    away = {item for item in items if not _is_for_us(item)}
    away |= set(_of_the_other(items)) if SHARED else set()
    config.hook.pytest_deselected(items=list(away))
    items[:] = [item for item in items if item not in away]


def _is_for_us(item: pytest.Item) -> bool:
    if _is_once(item):
        taken_by = "postgres" if SHARED else "sqlite"
        return taken_by == WANTED
    return WANTED == "sqlite" or _uses_database(item)


def _of_the_other(items: list[pytest.Item]) -> Iterator[pytest.Item]:
    """Ways to walk a journey that the other database takes: SQLite takes the first, third …"""
    ways: dict[str, int] = {}
    for item in items:
        journey, bracket, _way = item.nodeid.partition("[")
        if bracket and _draws(item) and not _is_once(item) and not item.get_closest_marker("sqlite_only"):
            ways[journey] = ways.get(journey, -1) + 1
            if (ways[journey] % 2 == 0) == (WANTED == "postgres"):
                yield item


def _uses_database(item: pytest.Item) -> bool:
    if item.get_closest_marker("sqlite_only"):
        return False
    if item.get_closest_marker("django_db") or item.get_closest_marker("database"):
        return True
    return bool(USES_DATABASE & set(getattr(item, "fixturenames", ())))


def _is_once(item: pytest.Item) -> bool:
    """Marked so, or a browser test outside the journeys: what a page looks like cannot hang on the database."""
    return bool(item.get_closest_marker("once")) or (_draws(item) and "journeys" not in item.path.parts)


def _draws(item: pytest.Item) -> bool:
    return "chromium" in getattr(item, "fixturenames", ())


def pytest_unconfigure() -> None:
    if CLUSTER:
        CLUSTER.stop()
    shutil.rmtree(FOLDER, ignore_errors=True)
