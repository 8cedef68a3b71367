from datetime import date

import pytest
from django.core.exceptions import PermissionDenied

from cungcau.registry.actions import add_affiliation, edit_expert
from tests.factories.registry import a_proposed

pytestmark = pytest.mark.django_db


def lines(expert):
    return [(one.organisation, one.since and str(one.since), one.until and str(one.until)) for one in expert.affiliations.all()]


def test_the_present_one_ends_where_the_next_begins_and_the_profile_follows(seeker, institute, lan):
    expert = a_proposed(lan, organisation=seeker)

    add_affiliation(expert, by=lan, organisation=institute, position_vi="Trưởng phòng", since=date(2025, 1, 1))

    expert.refresh_from_db()
    assert (expert.organisation, expert.position_vi) == (institute, "Trưởng phòng")
    assert lines(expert) == [(institute, "2025-01-01", None), (seeker, None, "2025-01-01")]


def test_one_of_the_past_changes_nothing_today(seeker, rival, lan):
    expert = a_proposed(lan, organisation=seeker)

    add_affiliation(expert, by=lan, organisation=rival, since=date(2015, 1, 1), until=date(2019, 1, 1))

    expert.refresh_from_db()
    assert expert.organisation == seeker
    assert lines(expert) == [(seeker, None, None), (rival, "2015-01-01", "2019-01-01")]


def test_an_edited_profile_writes_its_line(seeker, institute, lan):
    expert = a_proposed(lan, organisation=seeker)

    edit_expert(expert, by=lan, version=expert.version, organisation=institute)
    edit_expert(expert, by=lan, version=expert.version, organisation=institute, position_vi="Viện phó")

    assert [one.organisation for one in expert.affiliations.all()] == [institute, seeker]
    assert expert.affiliations.first().position_vi == "Viện phó"


def test_others_may_not(seeker, lan, ha):
    with pytest.raises(PermissionDenied):
        add_affiliation(a_proposed(lan), by=ha, organisation=seeker)
