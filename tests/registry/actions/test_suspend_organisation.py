"""An organisation is taken out; its published listings follow."""

import pytest
from django.core.exceptions import PermissionDenied

from cungcau.jobs.queue import drain
from cungcau.kit.errors import IllegalMove, Stale
from cungcau.listings.models import Listing
from cungcau.registry.actions import suspend_organisation
from cungcau.registry.models import Organisation
from cungcau.trail.queries import history_of
from tests.factories.listings import a_draft, a_published
from tests.factories.registry import a_registered, put


@pytest.fixture
def organisation(lan):
    return put(a_registered(lan), "active")


def test_it_leads_to_its_state_and_is_remembered(organisation, lan):
    suspend_organisation(organisation, by=lan, note="giấy đăng ký số 12")

    assert Organisation.objects.get(pk=organisation.pk).state == "suspended"
    assert (history_of(organisation).first().verb, history_of(organisation).first().actor_name) == ("suspend", lan.name)
    assert history_of(organisation).first().note == "giấy đăng ký số 12"


def test_who_may_not_is_refused(organisation, dung):
    with pytest.raises(PermissionDenied):
        suspend_organisation(organisation, by=dung)

    assert Organisation.objects.get(pk=organisation.pk).state == "active"


def test_it_does_not_start_elsewhere(organisation, lan):
    put(organisation, "temporary")

    with pytest.raises(IllegalMove):
        suspend_organisation(organisation, by=lan)


def test_the_second_hand_is_told_who_was_first(organisation, lan):
    other = Organisation.objects.get(pk=organisation.pk)
    suspend_organisation(organisation, by=lan)

    with pytest.raises(Stale) as told:
        suspend_organisation(other, by=lan)

    assert told.value.who == lan.name


def test_its_published_listings_are_paused_by_the_house(seeker, an, ha, lan):
    published, draft = a_published(seeker, an, ha), a_draft(seeker, an)
    drain()

    suspend_organisation(seeker, by=lan, note="giấy phép hết hạn")
    drain()

    states = dict(Listing.objects.values_list("pk", "state"))
    assert states == {published.pk: "paused", draft.pk: "draft"}
    assert history_of(published).first().actor_name == "CungCầu"


def test_the_listings_of_others_go_on(institute, quan, ha, lan, seeker):
    other = a_published(institute, quan, ha, kind="offer")

    suspend_organisation(seeker, by=lan)
    drain()

    assert Listing.objects.get(pk=other.pk).state == "published"
