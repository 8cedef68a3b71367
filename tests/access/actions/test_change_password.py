import pytest
from django.core.exceptions import PermissionDenied

from cungcau.access.actions import change_password
from cungcau.access.models import User
from cungcau.kit.errors import Refused
from tests.people import PASSWORD


def test_the_present_password_opens_the_way_to_another(an):
    change_password(an, PASSWORD, "mot-mat-khau-moi-7", by=an)

    assert User.objects.get(pk=an.pk).check_password("mot-mat-khau-moi-7")


def test_a_wrong_present_password_is_refused_at_its_field(an):
    with pytest.raises(Refused) as refusal:
        change_password(an, "khong-phai", "mot-mat-khau-moi-7", by=an)

    assert refusal.value.field == "old"
    assert User.objects.get(pk=an.pk).check_password(PASSWORD)


def test_a_steward_does_not_change_the_password_of_others(lan, an):
    with pytest.raises(PermissionDenied):
        change_password(an, PASSWORD, "mot-mat-khau-moi-7", by=lan)
