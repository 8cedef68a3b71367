import pytest

from cungcau.access.actions import reset_password
from cungcau.access.models import User
from cungcau.access.tokens import reset_tokens
from cungcau.kit.errors import Refused


def test_a_new_password_ends_the_link_and_every_session(an):
    token, session = reset_tokens.make_token(an), an.get_session_auth_hash()

    reset_password(an, "mot-mat-khau-moi-7", by=an)

    fresh = User.objects.get(pk=an.pk)
    assert fresh.check_password("mot-mat-khau-moi-7")
    assert not reset_tokens.check_token(fresh, token)
    assert fresh.get_session_auth_hash() != session


def test_of_two_hands_with_one_link_the_second_is_refused(an):
    second = User.objects.get(pk=an.pk)
    reset_password(an, "mot-mat-khau-moi-7", by=an)

    with pytest.raises(Refused):
        reset_password(second, "mat-khau-cua-ke-khac", by=second)


def test_a_link_is_too_old_after_three_days(an, settings):
    token = reset_tokens.make_token(an)
    assert reset_tokens.check_token(an, token)

    settings.PASSWORD_RESET_TIMEOUT = -1

    assert not reset_tokens.check_token(an, token)


def test_a_link_is_for_its_own_person_and_purpose(an, binh):
    from cungcau.access.tokens import invitation_tokens

    token = reset_tokens.make_token(an)

    assert not reset_tokens.check_token(binh, token)
    assert not invitation_tokens.check_token(an, token)
