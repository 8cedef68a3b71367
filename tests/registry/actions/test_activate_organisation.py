"""An organisation takes part from now on."""

import pytest
from django.core.exceptions import PermissionDenied

from cungcau.kit.errors import IllegalMove, Stale
from cungcau.registry.actions import activate_organisation
from cungcau.registry.models import Organisation
from cungcau.trail.queries import history_of
from tests.factories.registry import a_registered, put


@pytest.fixture
def organisation(lan):
    return put(a_registered(lan), "verified")


def test_it_leads_to_its_state_and_is_remembered(organisation, lan):
    activate_organisation(organisation, by=lan)

    assert Organisation.objects.get(pk=organisation.pk).state == "active"
    assert (history_of(organisation).first().verb, history_of(organisation).first().actor_name) == ("activate", lan.name)


def test_who_may_not_is_refused(organisation, dung):
    with pytest.raises(PermissionDenied):
        activate_organisation(organisation, by=dung)

    assert Organisation.objects.get(pk=organisation.pk).state == "verified"


def test_it_does_not_start_elsewhere(organisation, lan):
    put(organisation, "temporary")

    with pytest.raises(IllegalMove):
        activate_organisation(organisation, by=lan)


def test_the_second_hand_is_told_who_was_first(organisation, lan):
    other = Organisation.objects.get(pk=organisation.pk)
    activate_organisation(organisation, by=lan)

    with pytest.raises(Stale) as told:
        activate_organisation(other, by=lan)

    assert told.value.who == lan.name


def test_a_suspended_organisation_comes_back_the_same_way(organisation, lan):
    put(organisation, "suspended")

    activate_organisation(organisation, by=lan)

    assert organisation.state == "active"
