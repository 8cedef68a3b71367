"""Who can see it, in plain words that are read off the policy: it is asked for supposed people, one of each sort."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from django.utils.translation import gettext as _

from cungcau.access.models import RoleName
from cungcau.kit.policy import STRANGER, Supposed, can

ACCOUNT = Supposed("account", is_authenticated=True)
VERIFIED = Supposed("verified", is_authenticated=True, is_a=frozenset(["verified"]))
CHOSEN = Supposed("chosen", is_authenticated=True, is_a=frozenset(["verified", "chosen"]))
MEMBER = Supposed("member", is_authenticated=True, is_a=frozenset(["verified", "member"]))
OFFICERS = {role: Supposed(str(role), is_authenticated=True, roles=frozenset([str(role)])) for role in RoleName}
LEADER = RoleName.DIRECTOR


def audience(may: Callable[[Supposed], bool], *, own: str = "") -> str:
    """Those who may, from the widest: "Everybody", or the sorts of people one after the other. `own`: its people, in words."""
    if may(STRANGER):
        return _("Everybody")
    if may(ACCOUNT):
        return _("Everybody with an account")
    sorts = [
        _("people of verified organisations") if may(VERIFIED)
        else _("people of the chosen organisations") if may(CHOSEN) else "",
        (own or _("the organisation's own people")) if may(MEMBER) else "",
        *_officers([role for role, person in OFFICERS.items() if may(person)]),
    ]  # fmt: skip
    said = ", ".join(filter(None, sorts))
    return said[:1].upper() + said[1:] if said else _("Nobody")


def _officers(roles: list[RoleName]) -> Iterable[str]:
    if len(roles) == len(OFFICERS):
        return [_("the point's officers")]
    if len(roles) == len(OFFICERS) - 1 and LEADER not in roles:
        return [_("the point's officers without the director")]
    return [str(role.label).lower() for role in roles]


def audiences(thing: Any, rows: Iterable[tuple[str, str]], *, own: str = "") -> list[tuple[str, str]]:
    """For each (what, verb of the thing's policy): what, and who may."""
    return [(what, audience(lambda person, verb=verb: can(person, verb, thing), own=own)) for what, verb in rows]  # type: ignore[misc]
