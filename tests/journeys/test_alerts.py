"""Somebody chooses a rhythm, is told in her inbox and by mail, ends the mails with the link and takes it back."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils import timezone

from cungcau.discovery.actions import make_digest, save_search
from cungcau.discovery.models import SavedSearch
from cungcau.discovery.unsubscribing import link
from cungcau.kit.policy import SYSTEM
from cungcau.notices.models import Outgoing
from tests.factories.listings import a_published
from tests.journeys.test_accessibility import AXE, RUN

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("point", "lan", "vocabulary")]


def faults(page):
    page.evaluate(AXE)
    return page.evaluate(RUN, None)


@pytest.mark.parametrize(("language", "size"), [("vi", "phone"), ("en", "desktop")])
def test_from_the_rhythm_to_the_digest_and_the_end_of_its_mails(visit, seeker, an, ha, quan, language, size):
    need = a_published(seeker, an, ha)
    saved = save_search("Nước thải", "kind=need", by=quan)
    SavedSearch.objects.update(told_from=timezone.now() - timedelta(days=7))
    page = visit("/searches/", as_user=quan, language=language, size=size)

    page.check("[name=by_mail]")
    page.select_option("[name=rhythm]", "weekly")
    page.click("form[hx-post] .actions button")
    page.locator("form[hx-post] [role=status] .badge").wait_for()
    assert SavedSearch.objects.values_list("rhythm", "by_mail").get() == ("weekly", True)
    assert faults(page) == []

    make_digest(quan, "weekly", by=SYSTEM)
    page.goto("/inbox/")
    page.click("#inbox form button")
    page.wait_for_url("**/digests/**")
    assert need.title_vi in page.inner_text("#digest")
    assert faults(page) == []
    page.goto("/profile/")
    assert page.locator("#told [name=rhythm]").input_value() == "daily"
    assert faults(page) == []

    address = link(quan, saved.pid)
    assert address in Outgoing.objects.get(kind="digest").text
    outside = visit(address[address.index("/alerts/"):], language=language, size=size)
    assert faults(outside) == []
    for ended in (True, False):
        outside.click("#main form button")
        outside.locator("#main .notice").wait_for()
        outside.wait_for_load_state()
        assert SavedSearch.objects.get().by_mail is not ended
