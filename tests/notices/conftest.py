import pytest

from cungcau.notices.models import MailServer
from tests.notices.smtp_sink import SmtpSink


@pytest.fixture(autouse=True)
def own_folder(settings, tmp_path):
    """The password of the mail server lies in the data folder."""
    settings.DATA = tmp_path
    return tmp_path


@pytest.fixture
def sink(db):
    """A mail server that listens, and the house knows it."""
    with SmtpSink() as server:
        MailServer.objects.create(
            host="127.0.0.1", port=server.port, security="none", sender="Điểm kết nối <point@park.example>"
        )
        yield server
