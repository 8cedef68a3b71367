"""Begin an entry of something that others may use."""

import pytest
from django.core.exceptions import PermissionDenied

from cungcau.facilities.actions import draft_facility
from cungcau.facilities.models import Facility
from tests.factories.facilities import TOLD


def test_it_is_a_draft_with_its_author(institute, quan):
    made = draft_facility(institute, by=quan, **TOLD)

    kept = Facility.objects.get(pk=made.pk)
    assert (kept.state, kept.created_by, kept.organisation, kept.name_vi) == ("draft", quan, institute, TOLD["name_vi"])
    assert "phong thu keo" in kept.folded


@pytest.mark.parametrize("name", ["an", "ha", "dung", "guest"])
def test_who_may_not_is_refused(institute, name, request):
    with pytest.raises(PermissionDenied):
        draft_facility(institute, by=request.getfixturevalue(name), **TOLD)

    assert not Facility.objects.exists()
