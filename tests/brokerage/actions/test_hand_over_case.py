"""Another broker has it in hand."""

import pytest

from cungcau.brokerage.actions import hand_over_case
from cungcau.jobs.queue import drain
from cungcau.kit.errors import Refused
from cungcau.notices.models import Notice


def test_it_bears_her_name_and_she_is_told(case, dung, colleague):
    hand_over_case(case, by=dung, to=colleague, note="Nghỉ phép")
    drain()

    assert case.owner == colleague
    assert [(row.user, row.kind) for row in Notice.objects.filter(kind__startswith="case_")] == [(colleague, "case_handed_over")]


def test_only_to_another_broker(case, dung, mai):
    for to in (mai, dung):
        with pytest.raises(Refused):
            hand_over_case(case, by=dung, to=to)
