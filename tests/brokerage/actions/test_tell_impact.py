"""What a contract brought, as a side tells it when it is asked."""

import pytest
from django.core.exceptions import PermissionDenied

from cungcau.brokerage.actions import tell_impact
from cungcau.brokerage.outcome_models import Ask, Impact
from cungcau.kit.errors import Refused
from cungcau.kit.policy import SYSTEM
from tests.factories.cases import day
from tests.factories.outcomes import answered, asked

pytestmark = pytest.mark.usefixtures("vocabulary")
TOLD = {"values": {"cost_saved": 120_000_000, "jobs": 4}, "method": "documents"}


@pytest.fixture
def contract(introduction):
    for side in ("demand", "supply"):
        answered(introduction, side, "contract", on=day(-200))
    asked(introduction, "demand", "impact", 6)
    return introduction


def test_a_row_for_each_figure_not_verified(contract, an):
    tell_impact(contract, by=an, side="demand", words="Đo bằng công tơ riêng", **TOLD)

    rows = Impact.objects.order_by("metric")
    assert [(row.metric, row.value, row.method, row.level, row.by) for row in rows] == [
        ("cost_saved", 120_000_000, "documents", "unverified", an), ("jobs", 4, "documents", "unverified", an),
    ]  # fmt: skip


def test_the_same_twice_is_told_once_and_what_changes_is_kept_beside_the_old(contract):
    for _press in range(2):
        tell_impact(contract, by=SYSTEM, side="demand", **TOLD)
    assert Impact.objects.count() == 2

    tell_impact(contract, by=SYSTEM, side="demand", values={"jobs": 5}, method="documents")

    assert [row.value for row in Impact.objects.filter(metric="jobs")] == [4, 5]


@pytest.mark.parametrize("values", [{}, {"height": 3}])
def test_what_is_not_asked_is_refused(contract, values):
    with pytest.raises(Refused):
        tell_impact(contract, by=SYSTEM, side="demand", values=values, method="declared")


def test_a_side_is_not_heard_on_figures_of_the_other(contract):
    asked(contract, "supply", "impact", 6)

    with pytest.raises(Refused):
        tell_impact(contract, by=SYSTEM, side="supply", values={"cost_saved": 5}, method="declared")


def test_unasked_or_too_late_it_is_refused(contract):
    with pytest.raises(Refused):
        tell_impact(contract, by=SYSTEM, side="supply", values={"jobs": 5}, method="declared")
    Ask.objects.update(until=day(-1))
    with pytest.raises(Refused):
        tell_impact(contract, by=SYSTEM, side="demand", **TOLD)


@pytest.mark.parametrize("name", ["quan", "binh", "dung", "ha", "quang", "guest"])
def test_others_do_not_tell_for_it(contract, name, request):
    with pytest.raises(PermissionDenied):
        tell_impact(contract, by=request.getfixturevalue(name), side="demand", **TOLD)
