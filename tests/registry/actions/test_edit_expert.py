"""Change what the registry says of an expert."""

import pytest
from django.core.exceptions import PermissionDenied

from cungcau.kit.errors import IllegalMove, Stale
from cungcau.registry.actions import edit_expert
from cungcau.registry.models import Expert
from cungcau.trail.queries import history_of
from tests.factories.listings import a_term
from tests.factories.registry import a_proposed, put


@pytest.fixture
def expert(lan):
    return a_proposed(lan)


def test_it_writes_what_is_given_and_remembers_which_columns(expert, mai):
    term = a_term("expert_service", "design")

    edit_expert(expert, by=mai, version=1, name="Nguyễn Hoài Ân", years=12, terms=[term])

    kept = Expert.objects.get(pk=expert.pk)
    assert (kept.name, kept.title, kept.years, kept.version) == ("Nguyễn Hoài Ân", "PGS.TS.", 12, 2)
    assert list(kept.terms.all()) == [term]
    assert history_of(kept).first().facts == {"changed": ["name", "years"]}


def test_an_expert_with_an_account_edits_her_own_profile(expert, an, binh):
    put(expert, "active", user=an)

    edit_expert(expert, by=an, version=1, years=12)
    with pytest.raises(PermissionDenied):
        edit_expert(expert, by=binh, version=2, years=13)

    assert Expert.objects.get(pk=expert.pk).years == 12


def test_two_people_editing_never_lose_a_change(expert, mai, dung):
    other = Expert.objects.get(pk=expert.pk)
    edit_expert(expert, by=dung, version=1, years=12)

    with pytest.raises(Stale) as told:
        edit_expert(other, by=mai, version=1, years=13)

    assert (Expert.objects.get(pk=expert.pk).years, told.value.who) == (12, dung.name)


@pytest.mark.parametrize("name", ["an", "ha", "quang", "guest"])
def test_who_may_not_is_refused(expert, name, request):
    with pytest.raises(PermissionDenied):
        edit_expert(expert, by=request.getfixturevalue(name), version=1, years=12)

    assert Expert.objects.get(pk=expert.pk).years is None


def test_an_ended_profile_stays_as_it_is(expert, mai):
    put(expert, "ended")

    with pytest.raises(IllegalMove):
        edit_expert(expert, by=mai, version=1, years=12)
