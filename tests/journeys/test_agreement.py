"""An NDA is written, signed and kept; the document behind it opens to the other side with its mark; a contract has its clock."""

from __future__ import annotations

import pytest
from django.utils import timezone

from cungcau.brokerage.agreement_models import Agreement
from cungcau.brokerage.paper_marking import pages_of
from cungcau.brokerage.paper_models import Paper
from tests.factories.cases import a_case
from tests.factories.listings import a_published
from tests.factories.papers import pdf
from tests.journeys.steps import PRESS, log_in, unfold

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.sqlite_only]

SIZES = {"vi": "phone", "en": "desktop"}
WORDS = {
    "vi": ("Phải đăng ký", "Còn 12 nội dung"),
    "en": ("It must be registered", "12 contents that have to be there are not found yet"),
}


@pytest.fixture(autouse=True)
def own_folder(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path / "media"


@pytest.fixture
def case(institute, seeker, an, quan, dung, ha, lan, point, vocabulary):
    return a_case(dung, a_published(seeker, an, ha), a_published(institute, quan, ha, kind="offer"))


def press(page, thing, verb):
    page.goto(thing.get_absolute_url())
    page.locator(f"#main a[href*='/{verb}/'], #main .moves form[action$='/{verb}/'] button").first.click()


def begin(page, case, kind):
    """An agreement of this kind, from the page of the case."""
    page.goto(case.get_absolute_url())
    unfold(page, "#agreements")
    page.click("#agreements a[href$='/agreements/new/']")
    page.click(f"#main a[href='?kind={kind}']")


def signed(page, agreement, scan):
    press(page, agreement, "present_agreement")
    press(page, agreement, "sign_agreement")
    page.set_input_files("[name=upload]", scan)
    page.fill("[name=signed_on]", timezone.localdate().isoformat())
    for box in page.locator("[name=signers]").all():
        box.check()
    page.click(PRESS)


@pytest.mark.parametrize("language", ["vi", "en"])
def test_from_the_nda_to_the_contract_with_its_clock(visit, case, an, dung, language, tmp_path):
    scan = tmp_path / "ban-ky.pdf"
    scan.write_bytes(pdf())
    broker = log_in(visit("/", language=language, size=SIZES[language]), dung)
    broker.goto(f"/cases/{case.pid}/papers/new/")
    broker.set_input_files("[name=upload]", scan)
    broker.fill("[name=title]", "Thông số màng ôzôn")
    broker.select_option("[name=access]", "demand")
    broker.check("[name=after_nda]")
    broker.click(PRESS)
    paper = Paper.objects.get()

    begin(broker, case, "nda")
    broker.click(PRESS)
    nda = Agreement.objects.get()
    with broker.expect_download() as begun:
        broker.locator("#texts a[href*='/nda_mutual/both/pdf/']").click()
    assert pages_of(begun.value.path().read_bytes()) >= 1
    firm = log_in(visit("/", language=language, size=SIZES[language]), an)
    firm.goto(paper.get_absolute_url())
    assert firm.locator("#copies").count() == 0

    signed(broker, nda, scan)
    nda.refresh_from_db()
    assert nda.state == "signed"
    firm.goto(case.get_absolute_url())
    firm.click(f"#papers a[href='{paper.get_absolute_url()}']")
    with firm.expect_download() as opened:
        firm.locator("#copies a[href*='/open/1/']").click()
    content = opened.value.path().read_bytes()
    assert (pages_of(content), content == pdf()) == (2, False)
    broker.goto(paper.get_absolute_url())
    assert an.name in broker.locator("#looks").inner_text()

    begin(broker, case, "licence")
    broker.select_option("[name=direction]", "inward")
    broker.select_option("[name=listed]", "none")
    broker.click(PRESS)
    signed(broker, Agreement.objects.get(kind="licence"), scan)
    shown = broker.locator("#main").inner_text()
    assert all(words in shown for words in WORDS[language])
    broker.locator("#contents form[action$='/tick_clause/'] button").first.click()
    assert WORDS[language][1].replace("12", "11") in broker.locator("#contents").inner_text()
