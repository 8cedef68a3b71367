"""What long forms of all rooms have in common."""

import pytest

from cungcau.kit.longform.keeping import TRAVELS
from cungcau.kit.longform.merging import BOTH, Joint, differences
from cungcau.listings.forms import FORMS
from cungcau.registry.forms import ExpertForm, OrganisationForm


@pytest.mark.parametrize("form", [*FORMS.values(), OrganisationForm, ExpertForm])
def test_no_field_is_called_as_what_travels_along(form):
    assert set(form.base_fields) & set(TRAVELS) == set()


@pytest.mark.parametrize("form", [*FORMS.values(), OrganisationForm, ExpertForm])
def test_every_field_stands_in_one_section(form):
    placed = [name for _legend, _help, names in form.sections for name in names]

    assert sorted(placed) == sorted(form.base_fields)


def test_of_a_few_choices_no_more_are_put_together_than_the_field_takes():
    def of(longest):
        base, mine, theirs = ({"fields": codes} for codes in (["1"], ["1", "2"], ["1", "3"]))
        (part,) = differences(base, mine, theirs, {"fields": Joint("", longest)}, {})
        return part.settled, part.both

    assert (of(3), of(2)) == ((BOTH, ["1", "2", "3"]), ("", None))
