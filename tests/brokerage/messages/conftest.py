import pytest

from tests.factories.messages import IMAP


@pytest.fixture(autouse=True)
def own_folder(settings, tmp_path):
    """Attachments lie in the data folder."""
    settings.MEDIA_ROOT = tmp_path / "files"


@pytest.fixture
def bridge(settings):
    """A mailbox is named; nothing connects to it."""
    settings.IMAP = dict(IMAP)
    return settings.IMAP


@pytest.fixture
def demand(case):
    return case.parties.get(role="demand")


@pytest.fixture
def supply(case):
    return case.parties.get(role="supply")
