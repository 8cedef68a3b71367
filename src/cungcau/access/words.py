"""How accounts and their history are put into words."""

from __future__ import annotations

from typing import Any, NamedTuple

from django.utils.translation import gettext_lazy as _

from cungcau.access.models import RoleName, User
from cungcau.trail.models import Entry

HISTORY = {
    "invite": _("Invited"),
    "invite_again": _("Invited once more"),
    "accept_invitation": _("Chose a password"),
    "ask_reset": _("A link for a new password was sent"),
    "reset_password": _("Replaced a forgotten password"),
    "change_password": _("Changed the password"),
    "edit": _("Profile mended"),
    "give_role": _("Role given: %(role)s"),
    "take_role": _("Role taken back: %(role)s"),
    "deactivate": _("Account closed"),
    "reactivate": _("Account opened again"),
    "erase": _("Personal data erased"),
}


class Verb(NamedTuple):
    """A verb of a person's page: the button, what it does, what is said afterwards."""

    label: Any
    about: Any
    done: Any
    look: str = "plain"


PERSON_VERBS = {
    "invite_again": Verb(
        _("Send the invitation again"),
        _("A fresh link goes to this address; the earlier one stops working."),
        _("The invitation is on its way."),
    ),
    "ask_reset": Verb(
        _("Send a link for a new password"),
        _("The person gets a mail with a link that works once, for three days."),
        _("The link is on its way."),
    ),
    "deactivate": Verb(
        _("Close the account"),
        _("The person is logged out everywhere at once and cannot log in. Everything they did is kept."),
        _("The account is closed."),
        "danger",
    ),
    "reactivate": Verb(
        _("Open the account again"),
        _("The person can log in again with the old password."),
        _("The account is open again."),
        "main",
    ),
    "erase": Verb(
        _("Erase the personal data"),
        _("Name, address and phone are gone for good; what was done stays in the history without a name. There is no way back."),
        _("The personal data are erased."),
        "danger",
    ),
}


def title_of(entry: Entry) -> str:
    """A line of the history, in the reader's language."""
    words = str(HISTORY.get(entry.verb, entry.verb))
    role = entry.facts.get("role", "")
    return words % {"role": dict(RoleName.choices).get(role, role)} if "%(role)s" in words else words


def state_of(user: User) -> tuple[Any, str]:
    """(word, tone) of an account's state."""
    if not user.is_active:
        return _("Closed"), "bad"
    return (_("Invited"), "warn") if user.is_invited else (_("Active"), "good")
