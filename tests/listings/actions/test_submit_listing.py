"""The author gives a listing to the moderators."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.utils import timezone, translation

from cungcau.kit.errors import IllegalMove, Refused, Stale
from cungcau.listings.actions import submit_listing
from cungcau.listings.models import Listing
from cungcau.trail.queries import history_of
from tests.factories.listings import a_draft, in_state


@pytest.fixture
def listing(seeker, an, ha):
    return a_draft(seeker, an)


def test_it_leads_to_its_state_and_is_remembered(listing, an):
    submit_listing(listing, by=an)

    assert Listing.objects.get(pk=listing.pk).state == "submitted"
    assert history_of(listing).first().verb == "submit"
    assert history_of(listing).first().actor_name == an.name


def test_who_may_not_is_refused(listing, binh):
    with pytest.raises(PermissionDenied):
        submit_listing(listing, by=binh)

    assert Listing.objects.get(pk=listing.pk).state == "draft"


def test_it_does_not_start_elsewhere(listing, an):
    in_state(listing, "published")

    with pytest.raises(IllegalMove):
        submit_listing(listing, by=an)


def test_the_second_hand_is_told(listing, an):
    other = Listing.objects.get(pk=listing.pk)
    submit_listing(listing, by=an)

    with pytest.raises(Stale):
        submit_listing(other, by=an)


@pytest.mark.parametrize(
    ("field", "words"), [("summary_vi", "100"), ("description_vi", "Describe"), ("problem", "problem"), ("subkind", "kind")]
)
def test_it_refuses_while_something_required_is_missing(listing, an, field, words):
    with translation.override("en"):
        Listing.objects.filter(pk=listing.pk).update(**{field: ""})

        with pytest.raises(Refused) as refusal:
            submit_listing(Listing.objects.get(pk=listing.pk), by=an)

        assert words in str(refusal.value.message)


def test_past_its_last_day_it_is_refused_with_what_to_mend_and_the_last_day_itself_counts(listing, an):
    today = timezone.localdate()
    in_state(listing, "draft", valid_until=today - timedelta(days=1))

    with translation.override("en"), pytest.raises(Refused) as refusal:
        submit_listing(listing, by=an)

    assert "give a later day" in str(refusal.value.message)
    assert submit_listing(in_state(listing, "draft", valid_until=today), by=an).state == "submitted"


def test_what_was_sent_is_kept(listing, an):
    submit_listing(listing, by=an)

    kept = listing.revisions.first()
    assert (kept.version, kept.verb, kept.by) == (listing.version, "submit", an.name)
    assert kept.content["title_vi"] == "Nước thải nhuộm còn màu sau xử lý"
    assert kept.content["terms"] == ["field:207", "transfer_mode:technical_assistance"]
