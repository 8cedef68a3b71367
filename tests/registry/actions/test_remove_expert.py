"""Take an expert away again that came in by mistake."""

import pytest
from django.core.exceptions import PermissionDenied

from cungcau.registry.actions import remove_expert
from cungcau.registry.models import Expert
from cungcau.trail.queries import history_of
from tests.factories.registry import a_proposed, put


def test_it_is_gone_and_the_trail_remembers_it(lan):
    expert = a_proposed(lan)

    remove_expert(expert, by=lan)

    assert Expert.objects.count() == 0
    assert history_of(expert).first().verb == "remove"


def test_one_who_is_at_work_stays_and_others_may_not(lan, an, quang):
    expert = a_proposed(lan)
    for somebody in (an, quang):
        with pytest.raises(PermissionDenied):
            remove_expert(expert, by=somebody)
    with pytest.raises(PermissionDenied):
        remove_expert(put(expert, "active"), by=lan)
