"""Bring an expert into the registry."""

import pytest
from django.core.exceptions import PermissionDenied

from cungcau.registry.actions import propose_expert
from cungcau.registry.models import Expert
from cungcau.trail.queries import history_of
from tests.factories.listings import a_term


def test_the_profile_is_proposed_and_remembered(institute, ha):
    term = a_term("field", "207")

    made = propose_expert(by=ha, name="Nguyễn Hoài Đức", title="PGS.TS.", organisation=institute, terms=[term])

    kept = Expert.objects.get(pk=made.pk)
    assert (str(kept), kept.state, kept.organisation) == ("PGS.TS. Nguyễn Hoài Đức", "proposed", institute)
    assert list(kept.terms.all()) == [term]
    assert (history_of(kept).first().verb, history_of(kept).first().actor_name) == ("propose", ha.name)


def test_experts_are_listed_by_the_given_name(ha):
    for name in ("Trần Văn Ân", "Lê Đình Anh", "Bùi Thị Yến", "Đỗ Bình"):
        propose_expert(by=ha, name=name)

    assert [each.name for each in Expert.objects.all()] == ["Lê Đình Anh", "Trần Văn Ân", "Đỗ Bình", "Bùi Thị Yến"]


@pytest.mark.parametrize("name", ["an", "quang", "son", "guest"])
def test_who_may_not_is_refused(db, name, request):
    with pytest.raises(PermissionDenied):
        propose_expert(by=request.getfixturevalue(name), name="Nguyễn Hoài Đức")

    assert not Expert.objects.exists()
