import pytest

from cungcau.access.actions import invite_user, invite_user_again
from cungcau.access.tokens import invitation_tokens
from cungcau.kit.errors import Refused


def test_the_fresh_invitation_takes_the_place_of_the_earlier_one(lan):
    user = invite_user(email="ha@park.example", name="Hà", by=lan)
    early = invitation_tokens.make_token(user)

    invite_user_again(user, by=lan)

    assert not invitation_tokens.check_token(user, early)
    assert invitation_tokens.check_token(user, invitation_tokens.make_token(user))


def test_who_has_arrived_is_not_invited_again(lan, an):
    with pytest.raises(Refused) as refusal:
        invite_user_again(an, by=lan)

    assert refusal.value.code == "has_arrived"
