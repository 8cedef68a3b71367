"""Change what the registry says of an organisation."""

import pytest
from django.core.exceptions import PermissionDenied

from cungcau.kit.errors import IllegalMove, Stale
from cungcau.registry.actions import edit_organisation
from cungcau.registry.models import Organisation
from cungcau.trail.queries import history_of
from tests.factories.listings import a_term
from tests.factories.registry import put


def test_it_writes_what_is_given_and_remembers_which_columns(seeker, an):
    term = a_term("field", "207")

    edit_organisation(seeker, by=an, version=1, name_vi="Công ty Cơ khí Sao Hôm", employees=12, terms=[term])

    kept = Organisation.objects.get(pk=seeker.pk)
    assert (kept.name_vi, kept.employees, kept.version, kept.name_en) == ("Công ty Cơ khí Sao Hôm", 12, 2, "Sao Mai Mechanics")
    assert (kept.folded.startswith("cong ty co khi sao hom"), list(kept.terms.all())) == (True, [term])
    assert history_of(kept).first().facts == {"changed": ["name_vi", "employees"]}


def test_terms_not_named_are_left_alone(seeker, an):
    seeker.terms.set([a_term("field", "207")])

    edit_organisation(seeker, by=an, version=1, employees=12)

    assert seeker.terms.count() == 1


def test_two_people_editing_never_lose_a_change(seeker, an, dung):
    other = Organisation.objects.get(pk=seeker.pk)
    edit_organisation(seeker, by=dung, version=1, employees=12)

    with pytest.raises(Stale) as told:
        edit_organisation(other, by=an, version=1, employees=13)

    assert (Organisation.objects.get(pk=seeker.pk).employees, told.value.who) == (12, dung.name)


@pytest.mark.parametrize("name", ["binh", "ha", "mai", "quang", "guest"])
def test_who_may_not_is_refused(seeker, name, request):
    with pytest.raises(PermissionDenied):
        edit_organisation(seeker, by=request.getfixturevalue(name), version=1, employees=12)

    assert Organisation.objects.get(pk=seeker.pk).employees is None


def test_a_suspended_one_stays_as_it_is(seeker, an, lan):
    put(seeker, "suspended")

    with pytest.raises(PermissionDenied):
        edit_organisation(seeker, by=an, version=1, employees=12)
    with pytest.raises(IllegalMove):
        edit_organisation(seeker, by=lan, version=1, employees=12)
