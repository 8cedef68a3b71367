"""An anonymous need is found, matched and not betrayed: by its writer's hand, then with the eyes of everybody else."""

from __future__ import annotations

import pytest

from cungcau.jobs.queue import drain
from cungcau.listings.models import Listing
from tests.factories.listings import a_published
from tests.journeys.steps import PRESS, log_in

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.sqlite_only]

SECRETS = ("Sao Mai", "hạn chót tháng ba", "than hoạt tính của hãng cũ")


@pytest.fixture
def need(seeker, institute, an, quan, ha, dung, lan, point, vocabulary):
    """Named at first, with something to hide; and an offer that fits it."""
    a_published(institute, quan, ha, kind="offer")
    return a_published(seeker, an, ha, confidential=SECRETS[1], tried=SECRETS[2])


def told(page, address):
    """Everything that stands on a page."""
    page.goto(address)
    return page.content()


@pytest.mark.parametrize("language", ["vi", "en"])
def test_an_anonymous_need_is_found_matched_and_not_betrayed(visit, need, an, quan, dung, language):
    page = f"/listings/{need.pid}/"
    writer = log_in(visit("/", language=language), an)
    writer.goto(page)
    writer.click(f"#main a[href='{page}visibility/']")
    writer.select_option("[name=anonymity]", "anonymous")
    writer.select_option("[name=part_tried]", "inside")
    writer.click(PRESS)
    drain()
    assert Listing.objects.get(pk=need.pk).sights == {"tried": "inside"}
    for reader, known in (("stranger", False), ("officer", True)):
        preview = told(writer, f"{page}preview/?as={reader}").partition("listing-parts")[2]
        assert [secret in preview for secret in SECRETS] == [known] * 3

    stranger = visit("/search/?kind=need&q=nước+thải", language=language)
    assert need.title in stranger.locator("#results").inner_text()
    pages = [stranger.content(), *(told(stranger, address) for address in (page, f"{page}alike/"))]
    assert need.title not in told(stranger, "/search/?kind=need&q=Sao+Mai")

    firm = log_in(visit("/", language=language), quan)
    offer = Listing.objects.get(kind="offer")
    matched = told(firm, f"/listings/{offer.pid}/matches/")
    assert need.title in matched
    pages += [matched, *(told(firm, address) for address in (page, f"{page}alike/", "/"))]
    assert [(number, secret) for number, one in enumerate(pages) for secret in SECRETS if secret in one] == []

    broker = log_in(visit("/", language=language), dung)
    assert all(secret in told(broker, page) for secret in SECRETS)
    assert need.title in told(broker, f"/listings/{offer.pid}/matches/")

    looks = told(writer, f"{page}looks/")
    assert dung.name in looks
    assert quan.name not in looks
