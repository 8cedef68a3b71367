"""Saved searches: hers alone, saved once, with what was published since she last looked."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from cungcau.discovery.actions import save_search
from cungcau.discovery.models import SavedSearch
from cungcau.discovery.queries import searches_of
from tests.factories.listings import a_published

LIST = "/searches/"
pytestmark = pytest.mark.usefixtures("point", "lan")


@pytest.fixture
def saved(an):
    search = save_search("Nước thải", "kind=need&field=207", by=an)
    SavedSearch.objects.update(seen_at=timezone.now() - timedelta(days=7))
    return search


def test_a_search_is_saved_with_its_words_and_filters_under_a_proposed_name(an, client):
    client.force_login(an)
    address = f"{reverse('discovery:save_search')}?q=nuoc+thai&kind=need&trl=7&filters=all"

    proposed = client.get(address).context["form"].initial["name"]
    answer = client.post(address, {"name": proposed, "rhythm": "daily"})

    assert answer.headers["Location"] == LIST
    saved = SavedSearch.objects.get()
    assert (saved.user, saved.query) == (an, "q=nuoc+thai&kind=need&trl=7")
    assert "nuoc thai" in saved.name
    assert "TRL 7" in saved.name


def test_the_list_counts_what_is_found_and_what_is_new(saved, an, ha, seeker, client):
    a_published(seeker, an, ha)
    client.force_login(an)

    (line,) = client.get(LIST).context["lines"]
    assert (line.count, line.new) == (1, 1)

    answer = client.post(reverse("discovery:see_search", args=[saved.pid]))
    assert answer.headers["Location"] == f"{reverse('discovery:search')}?kind=need&field=207"
    (line,) = client.get(LIST).context["lines"]
    assert (line.count, line.new) == (1, 0)


@pytest.mark.parametrize("verb", ["rename_search", "see_search", "forget_search"])
def test_nobody_else_can_touch_it_or_tell_that_it_exists(saved, binh, client, verb):
    client.force_login(binh)

    answer = client.post(reverse(f"discovery:{verb}", args=[saved.pid]), {"name": "x"})

    assert answer.status_code in {302, 404}
    assert SavedSearch.objects.get().name == "Nước thải"
    assert not searches_of(binh)
    assert client.get(LIST).context["lines"] == []


def test_a_name_is_needed_and_what_was_asked_is_kept(an, client):
    client.force_login(an)

    answer = client.post(f"{reverse('discovery:save_search')}?kind=offer", {"name": " "})

    assert answer.status_code == 422
    assert not SavedSearch.objects.exists()


def test_it_can_be_renamed_and_taken_away_twice(saved, an, client):
    client.force_login(an)

    client.post(reverse("discovery:rename_search", args=[saved.pid]), {"name": "Nhuộm"})
    assert SavedSearch.objects.get().name == "Nhuộm"
    for _press in range(2):
        assert client.post(reverse("discovery:forget_search", args=[saved.pid])).status_code == 302
    assert not SavedSearch.objects.exists()
