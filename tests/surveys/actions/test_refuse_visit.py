"""The firm does not take part."""

import pytest

from cungcau.kit.errors import Refused
from cungcau.surveys.actions import refuse_visit
from tests.factories.surveys import fresh


def test_the_reason_is_kept(visit, mai, vocabulary):
    refuse_visit(visit, by=mai, reason="confidential", note="Ngại đối thủ.")

    assert (fresh(visit).state, fresh(visit).reason) == ("refused", "confidential")


@pytest.mark.parametrize(("reason", "note", "field"), [("", "", "reason"), ("whim", "", "reason"), ("other", "", "note")])
def test_a_reason_of_the_list_is_needed_or_own_words(visit, mai, vocabulary, reason, note, field):
    with pytest.raises(Refused) as refusal:
        refuse_visit(visit, by=mai, reason=reason, note=note)
    assert refusal.value.field == field
    assert fresh(visit).state == "to_visit"
