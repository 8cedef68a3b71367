"""A firm confirms freshness from its mail, on a phone, without logging in; an officer reads what changed between versions."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils import timezone

from cungcau.jobs.queue import drain
from cungcau.listings import tasks
from cungcau.listings.actions import edit_listing
from cungcau.listings.models import Listing
from cungcau.notices.models import Outgoing
from tests.factories.life import an_old_one, confirmed_ago, ending_in, links_of
from tests.factories.listings import a_published
from tests.journeys.steps import log_in, said

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def need(seeker, an, ha, lan, point, vocabulary):
    listing = an_old_one(seeker, an, ha, days=130)
    drain()
    return listing


def the_mail(an, language):
    an.language = language
    an.save()
    tasks.ask_owners.call()
    return Outgoing.objects.get(kind="listings_due", to=an.email)


def shown(page, need):
    """Does a stranger's search find it?"""
    page.goto("/search/?kind=need&q=nuoc thai nhuom")
    return page.locator(f"#main a[href='{need.get_absolute_url()}']").count() > 0


@pytest.mark.parametrize("language", ["vi", "en"])
def test_a_firm_confirms_from_its_mail_on_the_phone_and_the_listing_is_found_again(visit, need, an, language):
    stranger = visit("/", language=language)
    assert not shown(stranger, need)
    (link,) = links_of(the_mail(an, language))

    phone = visit(link, size="phone", language="en" if language == "vi" else "vi")
    assert phone.locator("html").get_attribute("lang") == language, "the language is that of the mail, whatever the phone's"
    assert need.title_vi in phone.inner_text("#main h1")
    assert phone.evaluate("document.documentElement.scrollWidth") <= 390
    phone.reload()
    need.refresh_from_db()
    assert not need.is_fresh, "opening the link changes nothing"
    phone.click("#answer button[value=yes]")
    phone.wait_for_load_state()

    assert phone.locator("#answer").count() == 0
    need.refresh_from_db()
    assert need.is_fresh
    assert shown(stranger, need)
    phone.goto(link)
    assert phone.locator("#answer").count() == 0, "asked and answered"


def test_without_scripts_a_firm_withdraws_from_its_mail_and_says_why(visit, need, an):
    (link,) = links_of(the_mail(an, "vi"))

    page = visit(link, size="phone", scripts=False)
    page.fill("[name=note]", "Đã mua thiết bị của hãng khác.")
    page.click("#answer button[value=solved_elsewhere]")

    need.refresh_from_db()
    assert need.state == "withdrawn"
    stranger = visit(need.get_absolute_url(), size="phone")
    assert need.title_vi not in stranger.content()
    page = log_in(visit("/"), an)
    page.goto(need.get_absolute_url())
    assert "Đã mua thiết bị của hãng khác." in page.inner_text("#history")


def test_several_are_marked_and_confirmed_in_one_go(visit, need, seeker, an, ha):
    ending = ending_in(a_published(seeker, an, ha, title_vi="Tin sắp hết hạn"), 6)
    page = log_in(visit("/", size="phone"), an)
    page.goto("/listings/own/")
    page.click("#main a[href='/listings/attention/']")
    for mark in page.locator("[name=marked]").all():
        mark.check()

    page.click("#attention .btn-main")

    assert said(page)
    rows = Listing.objects.filter(pk__in=[need.pk, ending.pk])
    assert all(row.is_published and row.is_fresh and not row.is_ending for row in rows)


@pytest.mark.parametrize(("language", "struck", "came"), [("vi", "420", "380"), ("en", "420", "380")])
def test_the_owner_reads_what_changed_between_two_versions(visit, need, an, ha, language, struck, came):
    row = {"parameter": "Lưu lượng", "operator": ">=", "value": 350.0, "high": None, "text": "", "unit": "m³/ngày", "must": True}
    draft = Listing.objects.get(pk=need.pk)
    Listing.objects.filter(pk=draft.pk).update(state="submitted")
    draft.refresh_from_db()
    draft = edit_listing(draft, by=ha, version=draft.version, specifications=[row])
    problem = need.problem.replace(struck, came)
    edit_listing(draft, by=ha, version=draft.version, note="Đo lại.", problem=problem, specifications=[{**row, "value": 410.0}])

    page = log_in(visit("/", size="phone", language=language), an)
    page.goto(f"{need.get_absolute_url()}")
    page.click(f"#history a[href='{need.get_absolute_url()}versions/']")

    assert struck in page.locator(".differences .difference del").first.inner_text()
    assert came in page.locator(".differences .difference ins").first.inner_text()
    assert "410" in page.locator(".differences .line-changed ins").first.inner_text()
    assert "Đo lại." in page.inner_text("#difference")
    assert page.evaluate("document.documentElement.scrollWidth") <= 390


def test_a_link_that_has_run_out_says_what_to_do(visit, need, an):
    (link,) = links_of(the_mail(an, "en"))
    need.questions.update(expires_at=timezone.now() - timedelta(days=1))
    confirmed_ago(need, 130)

    page = visit(link, size="phone")

    assert page.locator("#main a[href='/login/']").count() == 1
    assert need.title_vi not in page.content()
