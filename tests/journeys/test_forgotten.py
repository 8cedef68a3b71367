"""Somebody fetches her copy once and asks to be forgotten; the steward reads what goes and stays, and approves: she is gone, the
numbers stay."""

from __future__ import annotations

import zipfile

import pytest

from cungcau.jobs.queue import drain
from cungcau.listings.models import Listing
from cungcau.persons.models import Erasure, Export
from cungcau.registry.actions import add_contact
from cungcau.registry.models import Consent, Contact
from cungcau.trail.models import Entry
from tests.factories.listings import a_published
from tests.factories.persons import MAIL, NAME, PHONE, traces
from tests.journeys.test_accessibility import AXE, RUN
from tests.people import employ, person

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("point", "vocabulary")]


def faults(page):
    page.mouse.move(1, 400)  # what was pressed may lie over something of the next page
    page.wait_for_load_state("networkidle")
    page.evaluate(AXE)
    return page.evaluate(RUN, None)


@pytest.mark.parametrize(("language", "size"), [("vi", "phone"), ("en", "desktop")])
def test_from_the_copy_to_the_end(visit, seeker, dung, ha, lan, tmp_path, language, size):
    her = employ(person("huyen-tran", NAME, phone=PHONE), seeker)
    add_contact(seeker, by=dung, name=NAME, email=MAIL, phone=PHONE, purposes=["connection", "events"], consent_on="2026-03-01")
    need = a_published(seeker, her, ha, absorption_note=f"Hỏi {NAME}, {PHONE}.")
    pub = {"language": language, "size": size}

    mine = visit("/profile/", as_user=her, **pub)
    mine.click(f"a[href='/persons/user/{her.pid}/']")
    mine.locator("#copy").wait_for()
    assert faults(mine) == []
    mine.once("dialog", lambda asked: asked.accept())
    mine.locator("#consents form button").first.click()
    mine.locator(".toast").first.wait_for()
    assert Consent.objects.exclude(withdrawn_on=None).count() == 1
    mine.click("#copy form button")
    mine.locator(".toast").first.wait_for()
    drain()
    mine.goto("/inbox/")
    mine.click("#inbox form button")
    mine.wait_for_url("**/persons/export/**")
    assert faults(mine) == []
    with mine.expect_download() as told:
        mine.click("#main form button")
    told.value.save_as(tmp_path / "copy.zip")
    with zipfile.ZipFile(tmp_path / "copy.zip") as archive:
        assert NAME in archive.read("index.html").decode()
    mine.reload()
    assert mine.locator("#main form").count() == 0 and Export.objects.get().state == "fetched"

    mine.goto(f"/persons/user/{her.pid}/")
    mine.click("#forget .btn")
    mine.click("#main .form-actions button")
    mine.wait_for_url("**/persons/erasures/*/")
    assert faults(mine) == []

    desk = visit("/persons/erasures/", as_user=lan, **pub)
    desk.click("#main .belonging a")
    desk.click("#foresee .btn")
    assert NAME in desk.inner_text("#main") and desk.locator("#goes").count() == desk.locator("#stays").count() == 1
    assert faults(desk) == []
    desk.once("dialog", lambda asked: asked.accept())
    desk.click("[action$='/approve/'] button")
    desk.locator(".toast").first.wait_for()
    drain()

    assert (Erasure.objects.get().state, traces()) == ("done", [])
    assert (Contact.objects.count(), Consent.objects.count(), Listing.objects.get().state) == (1, 2, "published")
    assert Entry.objects.filter(actor=f"access.user:{her.pid}", verb="submit").count() == 1
    desk.reload()
    assert desk.locator("#goes").count() == 0 and faults(desk) == []
    desk.goto("/persons/kept/")
    assert faults(desk) == []
    visitor = visit(need.get_absolute_url(), **pub)
    assert need.title_vi in visitor.inner_text("#main") and PHONE not in visitor.inner_text("body")
    mine.goto("/profile/")
    mine.wait_for_url("**/login/**")
