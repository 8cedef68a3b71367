from datetime import date

import pytest
from django.core.exceptions import PermissionDenied

from cungcau.kit.errors import Refused
from cungcau.registry.actions import add_affiliation, end_affiliation
from tests.factories.registry import a_proposed

pytestmark = pytest.mark.django_db


def test_the_profile_names_the_organisation_no_more(seeker, lan, ha):
    expert = a_proposed(lan, user=None)
    line = add_affiliation(expert, by=lan, organisation=seeker, since=date(2020, 1, 1))

    with pytest.raises(PermissionDenied):
        end_affiliation(line, by=ha)
    with pytest.raises(Refused):
        end_affiliation(line, by=lan, until=date(2019, 1, 1))
    end_affiliation(line, by=lan, until=date(2025, 1, 1))

    expert.refresh_from_db()
    assert expert.organisation is None
    assert str(expert.affiliations.get().until) == "2025-01-01"
