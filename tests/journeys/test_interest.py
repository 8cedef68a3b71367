"""A firm is interested in an offer: a broker passes it on, the owner agrees, and each knows whom to call."""

from __future__ import annotations

import pytest

from cungcau.brokerage.models import Interest
from cungcau.jobs.queue import drain
from cungcau.notices.models import Outgoing
from tests.factories.interests import CALL, ON_OFFER, OWNERS
from tests.factories.listings import a_published
from tests.journeys.steps import PRESS, log_in

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.sqlite_only]

SIZES = {"vi": "desktop", "en": "phone"}


@pytest.fixture
def offer(institute, an, quan, dung, ha, lan, point, vocabulary):
    return a_published(institute, quan, ha, kind="offer", anonymity="anonymous")


def fill(page, values):
    for name, text in values.items():
        page.fill(f"[name={name}]", text)


def press_move(page, interest, verb):
    """Its button on the page of the interest: a link to a form, or a form of its own."""
    page.goto(interest.get_absolute_url())
    page.locator(f"#main .moves [href*='/{verb}/'], #main .moves form[action$='/{verb}/'] button").first.click()


@pytest.mark.parametrize("language", ["vi", "en"])
def test_from_an_offer_to_open_contacts(visit, offer, an, quan, dung, language):
    def person(user):
        return log_in(visit("/", language=language, size=SIZES[language]), user)

    firm = person(an)
    firm.goto(offer.get_absolute_url())
    firm.click(f"#main a[href='/interests/to/{offer.pid}/']")
    fill(firm, {**ON_OFFER, **CALL._asdict()})
    assert firm.locator("[data-counted]").first.inner_text() == f"{len(ON_OFFER['about'])} / 1000"
    firm.check("[name=named][value=no]")
    firm.check("[name=agrees]")
    firm.click(PRESS)
    interest = Interest.objects.get()
    assert interest.title in firm.locator("#main h1").inner_text()
    assert "Tản Viên" not in firm.content()

    owner = person(quan)
    assert owner.goto(interest.get_absolute_url()).status == 404

    broker = person(dung)
    broker.goto("/interests/desk/")
    broker.click(f"#main a[href='{interest.get_absolute_url()}']")
    press_move(broker, interest, "take")
    press_move(broker, interest, "forward")
    broker.click(PRESS)
    drain()
    assert Outgoing.objects.filter(kind="interest_forwarded", to=quan.email).exists()

    owner.goto("/interests/")
    owner.click(f"#main a[href='{interest.get_absolute_url()}']")
    shown = owner.content()
    assert ON_OFFER["wish"] in shown
    assert [word for word in ("Sao Mai", CALL.phone) if word in shown] == []
    press_move(owner, interest, "accept")
    fill(owner, OWNERS)
    owner.check("[name=agrees]")
    owner.click(PRESS)
    assert "Sao Mai" in owner.content()
    assert CALL.phone in owner.locator("#contacts").inner_text()

    firm.goto(interest.get_absolute_url())
    assert OWNERS["phone"] in firm.locator("#contacts").inner_text()
    assert "Tản Viên" in firm.content()
    assert quan.name in firm.locator("#looks").inner_text()
    drain()
    assert Outgoing.objects.filter(kind="interest_revealed").count() == 2
