"""Somebody has compared an organisation with its papers."""

import pytest
from django.core.exceptions import PermissionDenied

from cungcau.kit.errors import IllegalMove, Stale
from cungcau.registry.actions import verify_organisation
from cungcau.registry.models import Organisation
from cungcau.trail.queries import history_of
from tests.factories.registry import a_registered, put


@pytest.fixture
def organisation(lan):
    return put(a_registered(lan), "temporary")


def test_it_leads_to_its_state_and_is_remembered(organisation, dung):
    verify_organisation(organisation, by=dung, note="giấy đăng ký số 12")

    assert Organisation.objects.get(pk=organisation.pk).state == "verified"
    assert (history_of(organisation).first().verb, history_of(organisation).first().actor_name) == ("verify", dung.name)
    assert history_of(organisation).first().note == "giấy đăng ký số 12"


def test_who_may_not_is_refused(organisation, ha):
    with pytest.raises(PermissionDenied):
        verify_organisation(organisation, by=ha)

    assert Organisation.objects.get(pk=organisation.pk).state == "temporary"


def test_it_does_not_start_elsewhere(organisation, dung):
    put(organisation, "active")

    with pytest.raises(IllegalMove):
        verify_organisation(organisation, by=dung)


def test_the_second_hand_is_told_who_was_first(organisation, dung):
    other = Organisation.objects.get(pk=organisation.pk)
    verify_organisation(organisation, by=dung)

    with pytest.raises(Stale) as told:
        verify_organisation(other, by=dung)

    assert told.value.who == dung.name
