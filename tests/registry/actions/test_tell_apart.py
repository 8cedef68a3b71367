import pytest
from django.core.exceptions import PermissionDenied

from cungcau.registry.actions import tell_apart
from cungcau.registry.alike import pairs
from cungcau.registry.models import Distinct
from tests.people import organisation

pytestmark = pytest.mark.django_db


def test_the_pair_is_not_suggested_again_in_either_order(seeker, lan):
    twin = organisation("Cty TNHH Cơ khí Sao Mai")
    assert len(pairs("organisation")) == 1

    tell_apart(seeker, twin, by=lan)
    tell_apart(twin, seeker, by=lan)

    assert pairs("organisation") == []
    assert Distinct.objects.get().by == lan


def test_only_a_steward_does(seeker, rival, dung):
    with pytest.raises(PermissionDenied):
        tell_apart(seeker, rival, by=dung)
