"""Who verified a figure, and when."""

import pytest
from django.core.exceptions import PermissionDenied

from cungcau.brokerage.actions import tell_impact, verify_impact
from cungcau.brokerage.outcome_models import Impact
from cungcau.kit.errors import Refused
from cungcau.kit.policy import SYSTEM
from cungcau.trail.queries import history_of
from tests.factories.cases import day
from tests.factories.outcomes import answered, asked

pytestmark = pytest.mark.usefixtures("vocabulary")


@pytest.fixture
def impact(introduction):
    answered(introduction, "demand", "contract", on=day(-200))
    asked(introduction, "demand", "impact", 6)
    return tell_impact(introduction, by=SYSTEM, side="demand", values={"jobs": 4}, method="declared")[0]


def test_an_officer_of_the_case_says_how_well_it_is_known(impact, dung):
    verify_impact(impact, by=dung, level="verified", note="Xem bảng lương tháng sáu")

    row = Impact.objects.get()
    assert (row.level, row.level_by, row.level_at is not None) == ("verified", dung, True)
    assert [(entry.verb, entry.note) for entry in history_of(impact)] == [("verify_impact", "Xem bảng lương tháng sáu")]


def test_a_level_that_is_none_is_refused(impact, dung):
    with pytest.raises(Refused):
        verify_impact(impact, by=dung, level="surely")


@pytest.mark.parametrize("name", ["an", "quan", "ha", "lan", "quang", "guest"])
def test_others_do_not_verify(impact, name, request):
    with pytest.raises(PermissionDenied):
        verify_impact(impact, by=request.getfixturevalue(name), level="verified")
