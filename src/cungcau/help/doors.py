"""Who may open the page on which a task begins. The help page has a button only where the door is open to its reader.

A door is a line of the menu, asked as the menu asks it, or one of the words here; a test opens every page as everybody.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext

from cungcau.access.models import RoleName, User
from cungcau.facilities.queries import organisations_lending
from cungcau.help.pages import Task
from cungcau.kit.nav import ITEMS
from cungcau.listings.queries import organisations_written_for

# Of pages that more or fewer people may open than see a line of the menu.
WORDS: Mapping[str, Callable[[Any], bool]] = {
    "everybody": lambda user: True,
    "account": lambda user: user.is_authenticated,
    "writer": lambda user: user.is_authenticated and organisations_written_for(user).exists(),
    "lender": lambda user: user.is_authenticated and organisations_lending(user).exists(),
}


@dataclass(frozen=True)
class Door:
    """The way to the page, as one reader finds it. `line` says why it is shut, or what is to be done first."""

    is_open: bool
    line: str = ""


def opens(name: str, user: Any) -> bool:
    """Is the door of this name open to this person?"""
    return WORDS[name](user) if name in WORDS else ITEMS[name].shown(user)


def door_of(task: Task, user: Any) -> Door:
    """The door of the task for this reader: a visitor is asked to log in, others are told whose page it is."""
    if opens(task.door, user):
        return Door(is_open=True)
    return Door(is_open=False, line=_who(task.door) if user.is_authenticated else gettext("You must be logged in."))


def _who(name: str) -> str:
    if name in WORDS:
        return gettext("The page is open to those who write in the name of an organisation.")
    roles = [str(role.label) for role in RoleName if opens(name, _somebody(role))]
    if len(roles) == len(RoleName):
        return gettext("The page is open to the officers of the point.")
    return gettext("The page is open to: %(roles)s.") % {"roles": ", ".join(roles)}


def _somebody(role: RoleName) -> User:
    """Nobody in particular, with that role alone; never saved."""
    user = User()
    user.__dict__["roles"] = frozenset({role.value})  # the place of the cached property: there is no account to read it from
    return user
