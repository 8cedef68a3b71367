"""A broker begins her day at the page of duties: with keys at her desk, with her thumb on the phone."""

from __future__ import annotations

import pytest

from tests.factories.cases import a_case, day, put
from tests.factories.interests import an_interest
from tests.factories.listings import a_published
from tests.journeys.steps import PRESS, log_in

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.sqlite_only]

SIZES = {"vi": "phone", "en": "desktop"}
TOUCH = 44  # pixels


@pytest.fixture
def duties(institute, seeker, an, quan, dung, ha, lan, point, vocabulary):
    """A late case, and an interest that nobody has taken on."""
    offer, need = a_published(institute, quan, ha, kind="offer"), a_published(seeker, an, ha)
    case = put(a_case(dung, need, offer, next_action="Gọi chị An", next_due=day(2)), next_due=day(-2), stage_due=day(20))
    return case, an_interest(offer, seeker, an)


@pytest.mark.parametrize("language", ["vi", "en"])
def test_the_day_begins_with_what_is_late(visit, duties, dung, language):
    case, interest = duties
    page = log_in(visit("/", language=language, size=SIZES[language]), dung)
    assert page.url.endswith("/duty/")
    assert page.locator("[data-duty-line]").count() == 2

    if language == "en":
        with_keys(page, case)
    else:
        with_the_thumb(page, case)

    interest.refresh_from_db()
    assert (interest.handler, interest.state) == (dung, "screening")
    assert page.url.endswith("/duty/")
    assert page.locator("#today").count() == 0
    assert f"/interests/{interest.pid}/forward/" in page.locator("#point [data-duty-act]").get_attribute("href")


def with_keys(page, case):
    assert page.evaluate("document.querySelector('#duty-keys').matches(':popover-open')") is False
    page.keyboard.press("?")
    page.locator("#duty-keys:popover-open").wait_for()
    page.keyboard.press("Escape")
    for key in "jjkkj":  # to the first, the second, back, still the first, the second
        page.keyboard.press(key)
    assert page.evaluate("document.activeElement.closest('section').id") == "today"
    page.keyboard.press("k")
    page.keyboard.press("Enter")
    page.wait_for_url(f"**{case.get_absolute_url()}")
    page.go_back()
    page.keyboard.press("j")
    page.keyboard.press("n")
    page.wait_for_url("**/log/**")
    page.locator(PRESS).wait_for()
    page.goto("/duty/")
    page.keyboard.press("j")
    page.keyboard.press("j")
    page.keyboard.press("n")
    page.locator(".toast").first.wait_for()


def with_the_thumb(page, case):
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert all(one.bounding_box()["height"] >= TOUCH for one in page.locator("[data-duty-act]").all())
    page.click("#overdue [data-duty-act]")
    assert f"/cases/{case.pid}/log/" in page.url
    page.goto("/duty/")
    page.click("#today [data-duty-act]")
    page.locator(".toast").first.wait_for()
