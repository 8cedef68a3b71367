"""At a fair somebody reads a code with her phone: she writes, confirms, is asked, answers, and in the end knows whom to call."""

from __future__ import annotations

import re

import pytest

from cungcau.brokerage.actions import accept_interest
from cungcau.brokerage.guest_models import Enquiry
from cungcau.brokerage.models import Interest
from cungcau.jobs.queue import drain
from cungcau.notices.models import Outgoing
from tests.factories.enquiries import WHO, a_sheet
from tests.factories.interests import ON_NEED, ON_OFFER, OWNERS
from tests.factories.listings import a_published
from tests.journeys.steps import PRESS, log_in

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.sqlite_only]


@pytest.fixture
def offer(institute, an, quan, dung, ha, lan, point, vocabulary):
    return a_published(institute, quan, ha, kind="offer", anonymity="anonymous")


def newest_link():
    """Of the newest mail to her, without the place of the server."""
    drain()
    mail = Outgoing.objects.filter(to=WHO["email"]).order_by("pk").last()
    return re.search(r"https?://[^/]+(/\S+)", mail.text)[1]


def fill(page, values):
    for name, text in values.items():
        page.fill(f"[name={name}]", str(text))


def proven(page):
    page.wait_for_selector("form[data-proven]", state="attached")


def press_move(page, address, verb):
    page.goto(address)
    page.locator(f"#main .moves [href*='/{verb}/'], #main .moves form[action$='/{verb}/'] button").first.click()


def wide(page):
    return page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth")


def test_from_a_code_at_a_fair_to_open_contacts(visit, offer, quan, dung):
    sheet = a_sheet(dung, offer)
    phone = visit(sheet.path, language="vi", size="phone")
    assert sheet.occasion in phone.locator("#main").inner_text()
    assert not wide(phone)
    fill(phone, {**ON_OFFER, **WHO})
    phone.check("[name=consent]")
    proven(phone)
    phone.wait_for_timeout(3200)  # a person needs longer than this
    phone.click(PRESS)
    assert WHO["email"] in phone.locator("#main").inner_text()

    phone.goto(newest_link())
    phone.click(PRESS)
    assert offer.title in phone.locator("#main h1").inner_text()
    assert "Tản Viên" not in phone.content()
    assert not wide(phone)

    broker = log_in(visit("/", language="vi"), dung)
    broker.goto("/interests/guests/")
    enquiry = Enquiry.objects.get()
    broker.click(f"#main a[href='{enquiry.get_absolute_url()}']")
    assert enquiry.flags == []
    press_move(broker, enquiry.get_absolute_url(), "ask_guest")
    broker.fill("[name=question]", "Mỗi ngày bao nhiêu mét khối?")
    broker.click(PRESS)

    phone.goto(newest_link())
    phone.click("#main a[href$='/reply/']")
    phone.fill("[name=answer]", "12 mét khối.")
    phone.click(PRESS)
    assert "12 mét khối." in broker.goto(enquiry.get_absolute_url()).text()
    press_move(broker, enquiry.get_absolute_url(), "tie")
    broker.check("[name=organisation][value=new]")
    broker.click(PRESS)
    interest = Interest.objects.get()
    assert sheet.occasion in broker.locator("#main").inner_text()
    press_move(broker, interest.get_absolute_url(), "forward")
    broker.click(PRESS)
    interest.refresh_from_db()
    accept_interest(interest, by=quan, agrees=True, **OWNERS)

    phone.goto(newest_link())
    assert OWNERS["phone"] not in phone.content()
    phone.click("#main a[href$='/agree/']")
    phone.click(PRESS)
    assert OWNERS["phone"] in phone.locator("#contacts").inner_text()
    assert "Tản Viên" in phone.content()
    assert not wide(phone)

    owner = log_in(visit("/", language="vi"), quan)
    owner.goto(interest.get_absolute_url())
    assert WHO["name"] in owner.locator("#contacts").inner_text()
    assert "bằng đường dẫn có ký" in owner.locator("#looks").inner_text()


def test_a_solution_is_proposed_in_english_and_taken_back(visit, seeker, an, ha, dung, lan, point, vocabulary):
    need = a_published(seeker, an, ha)
    page = visit(need.get_absolute_url(), language="en", size="phone")
    page.click(f"#main a[href='/interests/write/{need.pid}/']")
    fill(page, {name: text for name, text in {**ON_NEED, **WHO}.items() if name != "trl"})
    assert page.locator("[data-counted]").first.inner_text() == f"{len(ON_NEED['approach'])} / 1500"
    page.check("[name=consent]")
    proven(page)
    page.wait_for_timeout(3200)
    page.click(PRESS)
    page.goto(newest_link())
    assert "Confirm your mail address" in page.locator("#main h1").inner_text()
    page.click(PRESS)

    page.click("#main a[href$='/withdraw/']")
    page.click("#main .form-actions .btn-danger")
    assert Enquiry.objects.get().state == "withdrawn"
    assert "You have withdrawn it." in page.locator("#main").inner_text()
