"""A broker asks a side, it answers with a file, she passes it on, the other side reads it; a strange mail is let in."""

from __future__ import annotations

import pytest

from cungcau.brokerage.message_models import IncomingMail, Message
from tests.factories.cases import a_case
from tests.factories.listings import a_published
from tests.factories.messages import a_mail
from tests.journeys.steps import PRESS, log_in, unfold

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.sqlite_only]

SIZES = {"vi": "phone", "en": "desktop"}


@pytest.fixture
def case(institute, seeker, an, quan, dung, ha, lan, point, vocabulary, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path / "files"
    return a_case(dung, a_published(seeker, an, ha), a_published(institute, quan, ha, kind="offer"))


@pytest.mark.parametrize("language", ["vi", "en"])
def test_asked_answered_passed_on_and_let_in(visit, case, dung, an, quan, language):
    raw = a_mail("point@park.example", sender="Chị Hòa <hoa@x.example>", words="Xin hỏi về máy đo.").as_bytes()
    IncomingMail.objects.create(key="k", state="held", reason="no_token", raw=raw, subject="Máy đo", sender_email="hoa@x.example")
    size, address = SIZES[language], case.get_absolute_url()

    broker = log_in(visit("/", language=language, size=size), dung)
    broker.goto(address)
    unfold(broker, "#thread")
    broker.click(f"#thread a[href='{address}messages/']")
    broker.fill("[name=words]", "Áp nước ở đầu ra là bao nhiêu?")
    broker.select_option("[name=shared]", "demand")
    broker.click(PRESS)
    unfold(broker, "#thread")
    assert "Áp nước ở đầu ra" in broker.locator("#thread").inner_text()

    firm = log_in(visit("/", language=language, size=size), an)
    firm.goto(address)
    assert "Áp nước ở đầu ra" in firm.locator("#thread").inner_text()
    firm.fill("[name=words]", "Sáng nay 1,8 bar.")
    firm.set_input_files("[name=files]", {"name": "số đo.csv", "mimeType": "text/csv", "buffer": "giờ,bar\n06,1.8\n".encode()})
    firm.click(PRESS)
    shown = firm.locator("#thread").inner_text()
    assert [word in shown for word in ("Sáng nay 1,8 bar.", "số đo.csv")] == [True, True]
    assert "Sáng nay" not in visit(address, as_user=quan).locator("#main").inner_text()

    said = Message.objects.get(entry__by=an)
    broker.goto(address)
    unfold(broker, "#thread")
    broker.click(f"#message-{said.pid} a[href='{address}messages/{said.pid}/']")
    broker.check("[name=to][value=supply]")
    broker.click(PRESS)

    other = visit(address, language=language, size=size, as_user=quan)
    assert "Sáng nay 1,8 bar." in other.locator("#thread").inner_text()
    with other.expect_download() as download:
        other.click("#thread a[href^='/files/']")
    assert download.value.suggested_filename == "số đo.csv"

    broker.goto("/held-mail/")
    broker.click("#main .case-log a")
    assert "Xin hỏi về máy đo." in broker.locator("#main").inner_text()
    broker.fill("[name=case]", case.ref)
    broker.click(PRESS)
    unfold(broker, "#thread")
    assert "Xin hỏi về máy đo." in broker.locator("#thread").inner_text()
