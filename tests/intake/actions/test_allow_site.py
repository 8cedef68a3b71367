"""Let another web site show the form in a frame."""

import pytest
from django.core.exceptions import PermissionDenied

from cungcau.intake.actions import allow_site
from cungcau.intake.queries import origins
from cungcau.kit.errors import Refused

pytestmark = pytest.mark.django_db


def test_it_is_on_the_list_once(lan):
    allow_site(by=lan, origin="https://hiep-hoi.example")

    with pytest.raises(Refused):
        allow_site(by=lan, origin="https://hiep-hoi.example")

    assert origins() == ["https://hiep-hoi.example"]


@pytest.mark.parametrize("name", ["an", "ha", "dung", "guest"])
def test_who_may_not_is_refused(name, request):
    with pytest.raises(PermissionDenied):
        allow_site(by=request.getfixturevalue(name), origin="https://hiep-hoi.example")
