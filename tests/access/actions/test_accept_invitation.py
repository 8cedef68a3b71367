import pytest
from django.core.exceptions import PermissionDenied

from cungcau.access.actions import accept_invitation, invite_user
from cungcau.access.models import User
from cungcau.access.tokens import invitation_tokens
from cungcau.kit.errors import Refused


def test_the_invited_person_arrives_and_the_link_is_spent(lan):
    user = invite_user(email="ha@park.example", name="Hà", by=lan)
    token = invitation_tokens.make_token(user)

    accept_invitation(user, "mot-mat-khau-tot-9", by=user)

    fresh = User.objects.get(pk=user.pk)
    assert fresh.check_password("mot-mat-khau-tot-9")
    assert not invitation_tokens.check_token(fresh, token)


def test_of_two_hands_with_one_link_the_second_is_refused(lan):
    first = invite_user(email="ha@park.example", name="Hà", by=lan)
    second = User.objects.get(pk=first.pk)
    accept_invitation(first, "mot-mat-khau-tot-9", by=first)

    with pytest.raises(Refused):
        accept_invitation(second, "mat-khau-cua-ke-khac", by=second)

    assert User.objects.get(pk=first.pk).check_password("mot-mat-khau-tot-9")


def test_nobody_accepts_for_somebody_else(lan):
    user = invite_user(email="ha@park.example", name="Hà", by=lan)

    with pytest.raises(PermissionDenied):
        accept_invitation(user, "mot-mat-khau-tot-9", by=lan)
