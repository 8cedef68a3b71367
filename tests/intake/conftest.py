"""Each test has a folder of its own, and the mail server's absence keeps every mail in the outbox."""

import re

import pytest

from cungcau.notices.models import Outgoing


@pytest.fixture(autouse=True)
def own_folder(settings, tmp_path):
    settings.DATA = tmp_path
    return tmp_path


@pytest.fixture
def newest_mail(db):
    """The newest mail to an address: its kind, its code, its path."""

    def find(address):
        mail = Outgoing.objects.filter(to=address).order_by("pk").last()
        link = re.search(r"https?://[^/]+(/\S+)", mail.text)
        code = re.search(r"\b(\d{3} \d{3})\b", mail.text)
        return mail, link[1] if link else "", code[1] if code else ""

    return find
