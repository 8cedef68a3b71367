import pytest
from django.core.exceptions import PermissionDenied

from cungcau.access.actions import deactivate_user, edit_profile, erase_user
from cungcau.access.models import User
from cungcau.trail.models import Entry

pytestmark = pytest.mark.django_db


def test_the_person_is_gone_and_what_was_done_stays(an, lan, client):
    edit_profile(an, by=an, name="Nguyễn Thị An", phone="0912 000 111", language="vi")
    deactivate_user(an, by=lan)

    erase_user(User.objects.get(pk=an.pk), by=lan, note="Theo yêu cầu.")

    gone = User.objects.get(pk=an.pk)
    assert (gone.name, gone.email, gone.phone, gone.has_usable_password()) == (
        f"– {an.pid}", f"{an.pid}@erased.invalid", "", False,
    )  # fmt: skip
    own = Entry.objects.filter(actor=f"access.user:{an.pid}")
    assert {(one.verb, one.actor_name) for one in own} == {("edit", gone.name)}


def test_an_open_account_is_closed_first_and_only_a_steward_erases(an, lan, ha):
    with pytest.raises(PermissionDenied):
        erase_user(an, by=lan)
    deactivate_user(an, by=lan)
    with pytest.raises(PermissionDenied):
        erase_user(User.objects.get(pk=an.pk), by=ha)
