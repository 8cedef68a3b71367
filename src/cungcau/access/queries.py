"""Questions about people."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NamedTuple

from django.conf import settings
from django.db.models import QuerySet
from django.urls import reverse

from cungcau.access.models import DemoPerson, Role, User
from cungcau.access.tokens import invitation_tokens, reset_tokens
from cungcau.engines.common.text import fold
from cungcau.kit.policy import visible

# An unusable password begins with this mark (Django's convention): invited, not yet arrived.
UNUSABLE = "!"


class Section(NamedTuple):
    """A part of the profile page that a room above adds: its template and what it shows for a person."""

    template: str
    context: Callable[[User], dict[str, Any]]


PROFILE_SECTIONS: list[Section] = []


def on_profile(template: str, context: Callable[[User], dict[str, Any]]) -> None:
    """Add a part to everybody's profile page; a room calls it when the house starts."""
    PROFILE_SECTIONS.append(Section(template, context))


def sections_for(user: User) -> list[dict[str, Any]]:
    return [{"template": section.template, **section.context(user)} for section in PROFILE_SECTIONS]


def people(by: Any, words: str = "", state: str = "", role: str = "") -> QuerySet[User]:
    """The people `by` may look through; `state` is active, invited or stopped."""
    rows = visible(by, User.objects.all(), "read_list").prefetch_related("role_rows")
    for word in fold(words).split():
        rows = rows.filter(folded__contains=word)
    if role:
        rows = rows.filter(role_rows__name=role)
    if state == "stopped":
        return rows.filter(is_active=False)
    if state == "invited":
        return rows.filter(is_active=True, password__startswith=UNUSABLE)
    if state == "active":
        return rows.filter(is_active=True).exclude(password__startswith=UNUSABLE)
    return rows


def active_stewards() -> QuerySet[User]:
    return User.objects.filter(is_active=True, role_rows__name="steward")


def people_with_role(name: str) -> QuerySet[User]:
    """Everybody who works in this role now."""
    return User.objects.filter(pk__in=Role.objects.filter(name=name).values("user_id"), is_active=True)


def demo_people() -> QuerySet[DemoPerson]:
    """Whom a visitor of the demo may log in as; nobody where this is no demo."""
    rows = DemoPerson.objects.select_related("user").filter(user__is_active=True)
    return rows if settings.DEMO else rows.none()


def invitation_path(user: User) -> str:
    """Path of the page on which an invited person chooses a password."""
    return reverse("access:invitation", args=[user.pid, invitation_tokens.make_token(user)])


def reset_path(user: User) -> str:
    """Path of the page on which a person chooses a new password."""
    return reverse("access:reset", args=[user.pid, reset_tokens.make_token(user)])
