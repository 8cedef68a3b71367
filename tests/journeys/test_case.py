"""An interest is revealed, a broker opens a case, takes it to its next stage, logs a call, plans what is next, and loses it."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils import timezone

from cungcau.brokerage.case_models import Case
from tests.factories.cases import SAID
from tests.factories.interests import an_interest, led_to
from tests.factories.listings import a_published
from tests.journeys.steps import PRESS, log_in, unfold

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.sqlite_only]

SIZES = {"vi": "desktop", "en": "phone"}


@pytest.fixture
def interest(institute, seeker, an, quan, dung, ha, lan, point, vocabulary):
    offer = a_published(institute, quan, ha, kind="offer")
    return led_to(an_interest(offer, seeker, an), "revealed", an, quan, dung)


def fill(page, values):
    for name, text in values.items():
        page.fill(f"[name={name}]", text)


def press(page, case, verb):
    """Its button or link on the page of the case."""
    page.goto(case.get_absolute_url())
    page.locator(f"#main a[href*='/{verb}/'], #main .moves form[action$='/{verb}/'] button").first.click()


@pytest.mark.parametrize("language", ["vi", "en"])
def test_from_open_contacts_to_what_came_of_it(visit, interest, an, dung, language):
    soon = (timezone.localdate() + timedelta(days=3)).isoformat()
    broker = log_in(visit("/", language=language, size=SIZES[language]), dung)
    broker.goto(interest.get_absolute_url())
    broker.click(f"#main a[href='/cases/open/?interest={interest.pid}']")
    fill(broker, {"goal": SAID["goal"], "next_action": "Gọi chị An", "next_due": soon})
    broker.select_option("[name=mode]", "turnkey")
    broker.click(PRESS)
    case = Case.objects.get()
    assert case.ref in broker.locator("#main").inner_text()
    unfold(broker, "#parties")
    assert "Sao Mai" in broker.locator("#parties").inner_text()

    for _line in range(3):
        unfold(broker, "#checklist")
        broker.locator("#checklist form[action$='/tick/'] button").first.click()
    assert broker.locator("#checklist form[action$='/untick/']").count() == 3
    press(broker, case, "go_to")
    broker.select_option("[name=stage]", "clarify")
    broker.check("[name=how][value=done]")
    broker.fill("[name=evidence]", "Đã gọi hai bên")
    broker.click(PRESS)
    case.refresh_from_db()
    assert case.stage == "clarify"

    unfold(broker, "#write")
    broker.select_option("#log [name=kind]", "call")
    broker.fill("#log [name=words]", "Chị An xin thêm số liệu nước thải.")
    broker.select_option("#log [name=shared]", "demand")
    broker.click("#log .form-actions .btn-main")
    assert "Chị An xin thêm" in broker.locator("#log").inner_text()
    press(broker, case, "plan_next")
    fill(broker, {"next_action": "Gửi số liệu nước thải", "next_due": soon})
    broker.select_option("[name=turn]", "demand")
    broker.click(PRESS)
    assert "Gửi số liệu nước thải" in broker.locator("#next").inner_text()

    firm = log_in(visit("/", language=language, size=SIZES[language]), an)
    firm.goto("/cases/own/")
    firm.click(f"#main a[href='{case.get_absolute_url()}']")
    shown = firm.locator("#main").inner_text()
    assert [word in shown for word in ("Gửi số liệu nước thải", "Chị An xin thêm", "Tản Viên")] == [True, True, False]
    firm.fill("[name=words]", "Số liệu sẽ có thứ sáu.")
    firm.click(PRESS)

    broker.goto(case.get_absolute_url())
    assert "Số liệu sẽ có thứ sáu." in broker.locator("#log").inner_text()
    press(broker, case, "lose")
    broker.select_option("[name=reason]", "price")
    broker.fill("[name=note]", "Giá gấp đôi")
    broker.locator("#main .form-actions button").first.click()
    case.refresh_from_db()
    assert (case.state, case.stage, case.reason) == ("lost", "clarify", "price")
    assert broker.locator("#main form[action*='/cases/']").count() == 0
