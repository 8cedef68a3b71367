from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.utils import timezone

from cungcau.kit.errors import Refused
from cungcau.registry.actions import add_affiliation, declare_interest
from cungcau.registry.conflicts import conflicts
from tests.factories.listings import a_term
from tests.factories.registry import a_proposed

pytestmark = pytest.mark.django_db


@pytest.fixture
def expert(lan, an):
    return a_proposed(lan, user=an)


def test_shares_exclude_and_a_field_or_a_fee_is_told(expert, seeker, rival, an):
    declare_interest(expert, "shares", by=an, organisation=rival, note="2 %")
    declare_interest(expert, "funded", by=an, organisation=seeker)
    declare_interest(expert, "other", by=an, field=a_term("field", "207"))

    assert [one.refuses for one in conflicts(expert, rival)] == [True]
    assert [one.refuses for one in conflicts(expert, seeker, ["207"])] == [False, False]
    assert "2 %" in conflicts(expert, rival)[0].words


def test_what_is_over_or_not_yet_counts_on_its_days_only(expert, rival, an):
    declare_interest(expert, "shares", by=an, organisation=rival, since=date(2020, 1, 1), until=date(2022, 1, 1))

    assert conflicts(expert, rival) == []
    assert len(conflicts(expert, rival, day=date(2021, 1, 1))) == 1


def test_where_she_works_excludes_and_where_she_lately_worked_is_told(expert, seeker, rival, lan):
    left = timezone.localdate() - timedelta(days=100)
    add_affiliation(expert, by=lan, organisation=rival, since=date(2015, 1, 1), until=left)
    add_affiliation(expert, by=lan, organisation=seeker)

    assert [one.refuses for one in conflicts(expert, seeker)] == [True]
    assert [one.refuses for one in conflicts(expert, rival)] == [False]


def test_it_is_in_something_and_its_days_are_in_order(expert, rival, an):
    with pytest.raises(Refused):
        declare_interest(expert, "shares", by=an)
    with pytest.raises(Refused):
        declare_interest(expert, "shares", by=an, organisation=rival, since=date(2022, 1, 1), until=date(2021, 1, 1))


def test_others_may_not(expert, rival, binh):
    with pytest.raises(PermissionDenied):
        declare_interest(expert, "shares", by=binh, organisation=rival)
