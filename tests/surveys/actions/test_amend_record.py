"""More is said of a firm that was heard already."""

import pytest

from cungcau.kit.errors import IllegalMove
from cungcau.surveys.actions import amend_record, record_visit
from cungcau.surveys.models import Finding
from tests.factories.surveys import NEED, fresh, said


def test_what_was_not_said_anew_stays(visit, mai):
    first = record_visit(visit, said(), by=mai)

    more = said("k2", seen=first.pid, note="", answers={"energy_audit": "yes"}, absorption={"management": 5})
    amend_record(fresh(visit), more, by=mai)

    kept = fresh(visit)
    assert (kept.state, kept.note) == ("visited", "Chủ xưởng rất quan tâm.")
    assert kept.answers == {"difficulty": "Nước thải", "readiness_to_invest": 4, "energy_audit": "yes"}
    assert kept.absorption == {"finance": 3, "people": 4, "infrastructure": None, "management": 5}
    assert Finding.objects.filter(visit=visit, content=NEED).count() == 1  # the same words are no second need


def test_not_before_anything_was_heard(visit, mai):
    with pytest.raises(IllegalMove):
        amend_record(visit, said(), by=mai)
