"""One demo park for all tests that look at a whole installation."""

import signal

import pytest

from cungcau.config import speech
from tests.config.installations import Installation


@pytest.fixture(autouse=True)
def english(monkeypatch):
    """Commands that are run in the process of the tests speak English, whatever the shell and the test before spoke."""
    monkeypatch.setenv("LC_ALL", "en_US.UTF-8")
    speech.use("en")


@pytest.fixture(scope="session")
def park(tmp_path_factory):
    """The demo park, planted by a first start; the test of that start is below."""
    there = Installation(tmp_path_factory.mktemp("park"), "park")
    with there.serve("--demo") as server:
        there.first_output = server.output()
        there.first_page = server.get("/")
        server.stop(signal.SIGINT)
    there.first_exit = server.exit_code
    # What the worker has not done yet is done now, so that nothing changes while two archives are compared.
    there.run("shell", "--no-imports", "-c", "from cungcau.jobs.queue import drain; drain()", CUNGCAU_DEMO="yes")
    return there
