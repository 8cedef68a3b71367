"""The verbs of access, one a file."""

from cungcau.access.actions.accept_invitation import accept_invitation
from cungcau.access.actions.ask_reset import ask_reset
from cungcau.access.actions.change_password import change_password
from cungcau.access.actions.deactivate_user import deactivate_user
from cungcau.access.actions.edit_profile import edit_profile
from cungcau.access.actions.erase_user import erase_user
from cungcau.access.actions.give_role import give_role
from cungcau.access.actions.invite_user import invite_user
from cungcau.access.actions.invite_user_again import invite_user_again
from cungcau.access.actions.reactivate_user import reactivate_user
from cungcau.access.actions.reset_password import reset_password
from cungcau.access.actions.send_reset import send_reset
from cungcau.access.actions.take_role import take_role

ACTIONS = {
    "invite": invite_user,
    "invite_again": invite_user_again,
    "accept_invitation": accept_invitation,
    "ask_reset": send_reset,
    "reset_password": reset_password,
    "change_password": change_password,
    "edit": edit_profile,
    "give_role": give_role,
    "take_role": take_role,
    "deactivate": deactivate_user,
    "reactivate": reactivate_user,
    "erase": erase_user,
}

__all__ = [
    "ACTIONS",
    "accept_invitation",
    "ask_reset",
    "change_password",
    "deactivate_user",
    "edit_profile",
    "erase_user",
    "give_role",
    "invite_user",
    "invite_user_again",
    "reactivate_user",
    "reset_password",
    "send_reset",
    "take_role",
]
