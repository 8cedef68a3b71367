"""Sheets with codes: what a phone finds, what is counted, and what figures tell."""

import re
import time
from io import BytesIO
from urllib.parse import parse_qsl
from xml.etree import ElementTree as ET

import pytest
from django.utils import timezone
from PIL import Image

from cungcau.brokerage.actions import close_sheet
from cungcau.brokerage.figure_records import interests_behind
from cungcau.brokerage.figures import Asked, origins
from cungcau.brokerage.guest_models import Enquiry
from cungcau.brokerage.guest_queries import counted, counted_lines
from cungcau.brokerage.models import Interest
from cungcau.brokerage.periods import period_of
from cungcau.kit.codes import code_svg
from cungcau.kit.stamps import new_stamp
from cungcau.listings.models import Listing
from tests.factories.enquiries import WHO, a_confirmed, a_sheet, a_tied
from tests.factories.interests import CALL, ON_OFFER, an_interest

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("point", "lan", "vocabulary")]


def typed(**changes):
    return {**ON_OFFER, **WHO, "named": "yes", "consent": "on", "stamp": new_stamp(time.time() - 60), **changes}


def test_the_code_of_one_offer_opens_its_form_at_once_and_the_occasion_is_kept(client, offer, dung):
    sheet = a_sheet(dung, offer)

    page = client.get(sheet.path)
    client.post(sheet.path, typed())

    assert (page.status_code, sheet.occasion in page.content.decode()) == (200, True)
    assert Enquiry.objects.get().sheet == sheet


def test_the_code_of_a_set_opens_the_list_and_each_code_its_form(client, offer, need, dung):
    sheet = a_sheet(dung, offer, need)
    page = client.get(sheet.path).content.decode()
    assert [f'href="/q/{sheet.token}/{number}/"' in page for number in (1, 2)] == [True, True]

    client.post(f"/q/{sheet.token}/1/", typed())
    assert (Enquiry.objects.get().listing, Enquiry.objects.get().sheet) == (offer, sheet)


@pytest.mark.parametrize("way", ["closed", "hidden", "unknown", "no line"])
def test_a_code_that_is_over_says_so_and_tells_nothing_else(client, offer, dung, way):
    sheet = a_sheet(dung, offer)
    address = {"unknown": "/q/zzzzzzzz/", "no line": f"{sheet.path}9/"}.get(way, sheet.path)
    if way == "closed":
        close_sheet(sheet, by=dung)
    if way == "hidden":
        Listing.objects.filter(pk=offer.pk).update(anonymity="members")

    answers = [client.get(address), client.post(address, typed())]

    assert [answer.status_code for answer in answers] == [410, 410]
    assert [word for word in (sheet.occasion, offer.title_vi) for one in answers if word in one.content.decode()] == []
    assert not Enquiry.objects.exists()


def test_of_a_set_what_is_not_public_any_more_is_left_out(client, offer, need, dung):
    sheet = a_sheet(dung, offer, need)
    Listing.objects.filter(pk=need.pk).update(state="paused")

    page = client.get(sheet.path).content.decode()
    assert (offer.title_vi in page, f"/q/{sheet.token}/2/" in page) == (True, False)


def test_openings_and_what_was_sent_are_counted_for_each_listing(client, offer, need, dung, seeker):
    sheet = a_sheet(dung, offer, need)
    for address in (sheet.path, f"{sheet.path}1/", f"{sheet.path}1/", f"{sheet.path}2/"):
        client.get(address)
    client.head(sheet.path)
    a_tied(offer, dung, seeker, sheet=sheet)
    a_confirmed(need, sheet=sheet, email="khac@x.example")

    assert [tuple(counts) for _line, counts in counted_lines(sheet)] == [(2, 1, 1), (1, 1, 0)]
    assert tuple(counted([sheet])[0].counts) == (4, 2, 1)


def test_with_an_account_the_code_counts_too(client, offer, dung, an):
    sheet = a_sheet(dung, offer)
    client.force_login(an)

    led = client.get(sheet.path).url
    client.post(led, {**ON_OFFER, **CALL._asdict(), "named": "yes", "organisation": re.search(
        r'name="organisation" value="(\w+)"', client.get(led).content.decode()
    )[1]})  # fmt: skip

    interest = Interest.objects.get()
    assert (interest.sheet, interest.channel, interest.origin) == (sheet, "web", "event")


def test_a_code_of_other_listings_is_no_origin(client, offer, need, dung, an):
    sheet = a_sheet(dung, need)
    client.force_login(an)
    address = f"/interests/to/{offer.pid}/?sheet={sheet.token}"
    found = re.search(r'name="organisation" value="(\w+)"', client.get(address).content.decode())[1]

    client.post(address, {**ON_OFFER, **CALL._asdict(), "named": "yes", "organisation": found})

    assert Interest.objects.get().sheet is None


def test_figures_tell_origins_and_each_opens_its_records(offer, need, dung, seeker, rival, an):
    a_tied(offer, dung, seeker, sheet=a_sheet(dung, offer))
    a_tied(offer, dung, rival, email="khac@x.example")
    an_interest(need, seeker, an)
    an_interest(need, rival, dung)
    asked = Asked(period_of("month", "", timezone.localdate()), "")

    rows = origins(asked)
    seen = [interests_behind("sent", dict(parse_qsl(row.cell.query))).count() for row in rows]

    assert [row.cell.number for row in rows] == [1, 1, 1, 1]
    assert seen == [1, 1, 1, 1]


def test_an_organiser_makes_a_sheet_and_bad_lines_are_named(client, offer, need, son):
    client.force_login(son)
    first = client.get(f"/interests/sheets/new/?listing={offer.pid}").content.decode()
    assert offer.ref in first
    values = {"occasion": "Techmart", "on": "3/12/2026", "place": "Sảnh A"}
    bad = client.post("/interests/sheets/new/", {**values, "listings": f"{offer.ref}\nHHTP-XX-1"})
    assert (bad.status_code, "HHTP-XX-1" in bad.content.decode()) == (422, True)

    lines = f"{offer.ref}\nhttps://x.example{need.get_absolute_url()}"
    made = client.post("/interests/sheets/new/", {**values, "listings": lines}, follow=True)

    assert made.status_code == 200
    assert [title in made.content.decode() for title in ("Techmart", offer.title_vi, need.title_vi)] == [True] * 3


def test_the_code_is_a_drawing_and_a_picture_of_the_address(client, offer, dung, quang, an):
    sheet = a_sheet(dung, offer)
    client.force_login(quang)
    svg = client.get(f"/interests/sheets/{sheet.pid}/code/0.svg")
    png = client.get(f"/interests/sheets/{sheet.pid}/code/1.png")

    assert svg["Content-Type"] == "image/svg+xml"
    assert ET.fromstring(svg.content).tag.endswith("svg")
    assert Image.open(BytesIO(png.content)).size[0] > 400
    assert svg.content == code_svg(f"{ET.fromstring(svg.content)[0].text}")
    assert ET.fromstring(svg.content)[0].text.endswith(sheet.path)
    client.force_login(an)
    assert client.get(f"/interests/sheets/{sheet.pid}/code/0.svg").status_code == 404
    assert client.get("/interests/sheets/").status_code == 403


def test_the_director_reads_how_they_did_and_makes_none(client, offer, dung, quang):
    sheet = a_sheet(dung, offer)
    client.force_login(quang)

    assert sheet.occasion in client.get("/interests/sheets/").content.decode()
    assert client.get("/interests/sheets/new/").status_code == 403
    assert client.post(f"{sheet.get_absolute_url()}close_sheet/", {"version": 1}).status_code == 403
