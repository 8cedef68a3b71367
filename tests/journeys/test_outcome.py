"""Both sides are asked by mail and answer on the page without an account; the broker sees it confirmed and wins the case."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils import timezone

from cungcau.brokerage.actions import open_case
from cungcau.brokerage.outcome_links import path
from tests.factories.cases import SAID
from tests.factories.interests import an_interest, led_to
from tests.factories.listings import a_published
from tests.factories.outcomes import an_introduction, asked
from tests.journeys.steps import PRESS, log_in, unfold

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.sqlite_only]

SIZES = {"vi": "phone", "en": "desktop"}


@pytest.fixture
def introduction(institute, seeker, an, quan, dung, ha, lan, point, vocabulary):
    offer = a_published(institute, quan, ha, kind="offer")
    return an_introduction(led_to(an_interest(offer, seeker, an), "revealed", an, quan, dung))


@pytest.mark.parametrize("language", ["vi", "en"])
def test_from_the_mails_of_both_sides_to_a_case_that_is_won(visit, introduction, dung, language):
    case = open_case(by=dung, interest=introduction.interest, **SAID)
    signed = (timezone.localdate() - timedelta(days=4)).isoformat()
    for side, value in (("demand", "1.200.000.000"), ("supply", "1.150.000.000")):
        ask = asked(introduction, side)
        page = visit(path(ask, language), language=language, size=SIZES[language])
        page.click("#main .outcome-choices a[href='?kind=contract']")
        page.fill("[name=on]", signed)
        page.fill("[name=value]", value if language == "vi" else value.replace(".", ","))
        page.click(PRESS)
        page.locator("#main .notice").first.wait_for()

    introduction.refresh_from_db()
    assert (introduction.state, introduction.kind, introduction.value) == ("both", "contract", 1_150_000_000)
    broker = log_in(visit("/", language=language, size=SIZES[language]), dung)
    broker.goto("/outcomes/?tab=contract_both")
    broker.click(f"#main a[href='{introduction.get_absolute_url()}']")
    assert str(introduction.interest) in broker.locator("#main h1").inner_text()
    broker.goto(case.get_absolute_url())
    unfold(broker, "#outcome")
    broker.click("#outcome a[href$='/win/']")
    broker.click(PRESS)
    case.refresh_from_db()
    assert case.state == "won"
    words = {"vi": "cả hai bên xác nhận", "en": "confirmed by both sides"}[language]
    unfold(broker, "#outcome")
    assert words in broker.locator("#outcome").inner_text()
