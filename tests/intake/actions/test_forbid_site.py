"""Take a web site's leave to show the form in a frame."""

import pytest
from django.core.exceptions import PermissionDenied

from cungcau.intake.actions import allow_site, forbid_site
from cungcau.intake.queries import origins

pytestmark = pytest.mark.django_db


def test_it_is_off_the_list(lan):
    forbid_site(allow_site(by=lan, origin="https://hiep-hoi.example"), by=lan)

    assert origins() == []


def test_who_may_not_is_refused(lan, ha):
    with pytest.raises(PermissionDenied):
        forbid_site(allow_site(by=lan, origin="https://hiep-hoi.example"), by=ha)
