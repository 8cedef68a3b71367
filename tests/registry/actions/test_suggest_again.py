import pytest
from django.core.exceptions import PermissionDenied

from cungcau.registry.actions import suggest_again, tell_apart
from cungcau.registry.models import Distinct

pytestmark = pytest.mark.django_db


def test_the_pair_may_be_suggested_again(seeker, rival, lan, dung):
    pair = tell_apart(seeker, rival, by=lan)

    with pytest.raises(PermissionDenied):
        suggest_again(pair, by=dung)
    suggest_again(pair, by=lan)

    assert not Distinct.objects.exists()
