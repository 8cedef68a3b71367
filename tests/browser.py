"""A real browser for the tests that need one: the machine's Chromium, driven by playwright.

Where none is found the tests are skipped and say so; on CI (CI=true) they fail instead, for there one is installed.
"""

from __future__ import annotations

import os
import shutil
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import wraps
from typing import Any

import pytest

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--disable-background-networking"]
SIZES = {"desktop": {"width": 1360, "height": 900}, "phone": {"width": 390, "height": 844}}
PATIENCE, BREATH = 20.0, 0.05  # seconds
# What playwright answers at once, from as much of the page as has come: right after a click, maybe from none of it.
AT_ONCE = {
    "Locator": ("all", "all_inner_texts", "all_text_contents", "count", "evaluate_all", "is_hidden", "is_visible"),
    "Page": ("content", "evaluate", "is_hidden", "is_visible", "title"),
}
MISSING = "no Chromium found (set CHROMIUM to its path, or install the package chromium)"


def chromium_path() -> str | None:
    """The program named by CHROMIUM, else the first known name on the PATH."""
    return os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, NAMES)), None)


def pytest_configure(config: pytest.Config) -> None:
    config.addinivalue_line("markers", "browser: drives a real Chromium")


def pytest_report_header() -> str:
    return f"browser: {chromium_path() or MISSING + '; browser tests are skipped'}"


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if "chromium" in getattr(item, "fixturenames", ()):
            item.add_marker("browser")


def pytest_terminal_summary(terminalreporter: Any) -> None:
    left_out = [one for one in terminalreporter.stats.get("skipped", []) if MISSING in str(one.longrepr)]
    if left_out:
        terminalreporter.write_line(f"{len(left_out)} browser tests were skipped: {MISSING}.", yellow=True)


@pytest.fixture(scope="session")
def chromium() -> Iterator[Any]:
    """The running browser, one for all tests."""
    path = chromium_path()
    if path is None:
        (pytest.fail if os.environ.get("CI") else pytest.skip)(MISSING)
    from playwright import sync_api  # slow

    for kind, names in AT_ONCE.items():
        for name in names:
            _ask_the_whole_page(getattr(sync_api, kind), name)
    with sync_api.sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=FLAGS)
        yield browser
        browser.close()


def _ask_the_whole_page(kind: Any, name: str) -> None:
    """Let the question wait until the page that a click has led to is there; where it is, that costs nothing."""
    ask = getattr(kind, name)

    @wraps(ask)
    def wait_and_ask(self: Any, *words: Any, **options: Any) -> Any:
        getattr(self, "page", self).wait_for_load_state("domcontentloaded")
        return ask(self, *words, **options)

    setattr(kind, name, wait_and_ask)


@pytest.fixture
def visit(chromium: Any, live_server: Any) -> Iterator[Callable[..., Any]]:
    """Open a page of the house: ``visit("/", size="phone", scheme="dark", language="en", as_user=an)``.

    Each call is a visitor of its own (own cookies). `as_user` is logged in without passing the login page.
    """
    contexts: list[Any] = []

    def open_page(
        path: str = "/", *, size: str = "desktop", scheme: str = "light", language: str = "vi",
        as_user: Any = None, scripts: bool = True,
    ) -> Any:  # fmt: skip
        context = chromium.new_context(
            viewport=SIZES[size], color_scheme=scheme, java_script_enabled=scripts, base_url=live_server.url
        )
        contexts.append(context)
        context.add_cookies([*_cookies(live_server.url, language, as_user)])
        page = context.new_page()
        page.goto(path)
        return page

    with _answered():
        yield open_page
        for context in contexts:
            context.close()


@contextmanager
def _answered() -> Iterator[None]:
    """Leave when the server is done with every question: a page that saves by itself asks on while it is being closed, and
    the next test's empty database is not for it."""
    from django.core.signals import request_finished, request_started  # settings ready

    asked: list[None] = []
    answered: list[None] = []
    begin, end = (lambda **_: asked.append(None)), (lambda **_: answered.append(None))
    request_started.connect(begin)
    request_finished.connect(end)
    try:
        yield
        until, known = time.monotonic() + PATIENCE, -1
        while time.monotonic() < until and not (len(asked) == len(answered) == known):
            known = len(asked)
            time.sleep(BREATH)
    finally:
        request_started.disconnect(begin)
        request_finished.disconnect(end)


def _cookies(url: str, language: str, user: Any) -> Iterator[dict[str, str]]:
    from django.conf import settings  # settings ready

    yield {"name": settings.LANGUAGE_COOKIE_NAME, "value": language, "url": url}
    if user is not None:
        from django.test import Client  # app ready

        client = Client()
        client.force_login(user)
        yield {"name": settings.SESSION_COOKIE_NAME, "value": client.cookies[settings.SESSION_COOKIE_NAME].value, "url": url}
