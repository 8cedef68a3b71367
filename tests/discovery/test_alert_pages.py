"""The pages of what somebody is told: rhythm of a search, the profile's section, a digest."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from cungcau.discovery.actions import make_digest, save_search
from cungcau.discovery.models import Alerts, SavedSearch
from cungcau.kit.policy import SYSTEM
from cungcau.notices.models import Notice
from tests.factories.listings import a_published, in_state

pytestmark = pytest.mark.usefixtures("point", "lan")


@pytest.fixture
def saved(quan):
    search = save_search("Nước thải", "kind=need", by=quan)
    SavedSearch.objects.update(told_from=timezone.now() - timedelta(days=7))
    return search


@pytest.fixture
def digest(saved, quan, seeker, an, ha):
    a_published(seeker, an, ha)
    return make_digest(quan, "daily", by=SYSTEM)


def test_saving_says_that_it_tells_daily_without_mail_unless_one_chooses(quan, client):
    client.force_login(quan)
    address = f"{reverse('discovery:save_search')}?q=nuoc"
    form = client.get(address).context["form"]
    assert (form["rhythm"].value(), form["by_mail"].value()) == ("daily", None)

    client.post(address, {"name": "Nước", "rhythm": "weekly", "by_mail": "on"})

    assert SavedSearch.objects.values_list("rhythm", "by_mail").get() == ("weekly", True)


def test_the_rhythm_is_set_in_the_list_without_scripts(saved, quan, client):
    client.force_login(quan)
    assert 'name="rhythm"' in client.get("/searches/").content.decode()

    answer = client.post(reverse("discovery:set_rhythm", args=[saved.pid]), {"rhythm": "at_once", "by_mail": "on"})

    assert answer.headers["Location"] == "/searches/"
    assert SavedSearch.objects.values_list("rhythm", "by_mail").get() == ("at_once", True)


def test_with_scripts_the_line_alone_comes_back(saved, quan, client):
    client.force_login(quan)
    address = reverse("discovery:set_rhythm", args=[saved.pid])

    answer = client.post(address, {"rhythm": "none"}, headers={"HX-Request": "true"})

    assert answer.content.decode().startswith("<form")
    assert SavedSearch.objects.get().rhythm == "none"
    assert client.post(address, {"rhythm": "hourly"}, headers={"HX-Request": "true"}).status_code == 422
    assert SavedSearch.objects.get().rhythm == "none"


def test_nobody_else_sets_it(saved, an, client):
    client.force_login(an)

    assert client.post(reverse("discovery:set_rhythm", args=[saved.pid]), {"rhythm": "none"}).status_code == 404


def test_the_profile_says_what_one_is_told_and_keeps_the_choice(saved, quan, client):
    client.force_login(quan)
    assert 'id="told"' in client.get("/profile/").content.decode()

    client.post(reverse("discovery:choose_alerts"), {"rhythm": "weekly", "by_mail": "on"})

    assert Alerts.objects.values_list("user", "rhythm", "by_mail", "no_mail").get() == (quan.pk, "weekly", True, False)


def test_the_list_says_when_no_mail_comes_whatever_is_ticked(saved, quan, client):
    client.force_login(quan)
    assert not client.get("/searches/").context["no_mail"]
    Alerts.objects.create(user=quan, no_mail=True)

    assert client.get("/searches/").context["no_mail"]


def test_the_notice_leads_to_the_page_that_lists_what_is_new(digest, quan, client):
    client.force_login(quan)
    notice = Notice.objects.get(user=quan, kind="digest")

    page = client.get(client.post(notice.get_absolute_url()).headers["Location"])

    (group,) = page.context["groups"]
    assert group.search.name == "Nước thải"
    assert group.items[0].listing.title_vi in page.content.decode()


def test_a_digest_is_its_readers_alone(digest, an, lan, client):
    for other in (an, lan):
        client.force_login(other)
        assert client.get(digest.get_absolute_url()).status_code == 404


def test_what_is_not_published_any_more_is_not_named_but_counted(digest, quan, client):
    listing = digest.lines.get().listing
    in_state(listing, "paused")
    client.force_login(quan)

    page = client.get(digest.get_absolute_url())

    assert page.context["gone"] == 1
    assert listing.title_vi not in page.content.decode()
