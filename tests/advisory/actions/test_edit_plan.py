"""Change what a plan says of itself."""

import pytest
from django.core.exceptions import PermissionDenied

from cungcau.advisory.actions import edit_plan
from cungcau.advisory.models import Plan
from cungcau.kit.errors import IllegalMove, Stale
from tests.factories.advice import put

SAID = {"service": "digital", "aim": "Bỏ sổ giấy.", "note": "Kế toán ngại."}


@pytest.mark.parametrize("state", ["draft", "agreed", "under_way"])
def test_it_says_what_was_written_and_stays_in_its_state(plan, dung, state):
    edit_plan(put(plan, state), by=dung, adviser=dung, **SAID)

    kept = Plan.objects.get(pk=plan.pk)
    assert (kept.state, kept.service, kept.aim, kept.note, kept.adviser) == (state, *SAID.values(), dung)


@pytest.mark.parametrize("name", ["an", "ha", "quang", "guest"])
def test_who_may_not_is_refused(plan, name, request):
    with pytest.raises(PermissionDenied):
        edit_plan(plan, by=request.getfixturevalue(name), **SAID)


@pytest.mark.parametrize("state", ["closed", "abandoned"])
def test_what_is_over_stays_as_it_is(plan, mai, state):
    with pytest.raises(IllegalMove):
        edit_plan(put(plan, state), by=mai, **SAID)


def test_the_second_hand_is_told(plan, mai, dung):
    other = Plan.objects.get(pk=plan.pk)
    edit_plan(plan, by=mai, **SAID)

    with pytest.raises(Stale):
        edit_plan(other, by=dung, **SAID)
