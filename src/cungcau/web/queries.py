"""Questions that the front of the house asks."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.core.cache import cache
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from cungcau.access.models import Role, User
from cungcau.access.who import working_officer
from cungcau.advisory.queries import waiting_assignments
from cungcau.kit import duties
from cungcau.listings.models import Listing
from cungcau.listings.queries import waiting_readings
from cungcau.listings.workflow import State
from cungcau.registry.actions.set_up_point import is_set_up
from cungcau.registry.models import Membership, Organisation, point
from cungcau.trail.queries import newest

__all__ = ["Asked", "Step", "asked_as_expert", "first_steps", "has_duties", "is_set_up", "pressing_for"]
MINUTE = 60


def has_duties(user: Any) -> bool:
    """The page of duties is for those who work at the point; the director only reads."""
    return bool(user.is_authenticated and working_officer.check(user, None))


def pressing_for(user: Any) -> int:
    """What is overdue or due today, beside the menu's line on every page: reckoned anew whenever something was done anywhere,
    and after a minute for what only time brings about. The page of duties itself always asks the database."""
    key = f"cungcau.web.pressing:{user.pk}:{newest()}:{timezone.localdate()}"
    number: int = cache.get_or_set(key, lambda: duties.pressing(user), MINUTE)
    return number


@dataclass(frozen=True)
class Step:
    """One thing to do on the first days, and whether it is done."""

    label: str
    url: str
    done: bool


@dataclass(frozen=True)
class Asked:
    """One thing that this person was asked for as an expert."""

    label: str
    url: str
    what: str
    due: date
    note: str = ""

    @property
    def is_late(self) -> bool:
        return self.due < timezone.localdate()


def asked_as_expert(user: Any, most: int = 5) -> list[Asked]:
    """What an expert has still to answer, so that the first page leads her to it; what is due first stands first."""
    if not user.is_authenticated:
        return []
    tasks = [
        Asked(row.advice.subject, row.get_absolute_url(), _("Assignment of an expert"), row.due_on, row.task)
        for row in waiting_assignments(user)[:most]
    ]
    readings = [
        Asked(str(row.listing), row.get_absolute_url(), _("Reading of an offer"), row.due, row.question)
        for row in waiting_readings(user)[:most]
    ]
    return sorted([*tasks, *readings], key=lambda one: one.due)[:most]


def first_steps(user: Any) -> list[Step]:
    """What a steward has to do until the first listing can be published; nothing once one is, or for others."""
    if not user.is_authenticated or "steward" not in user.roles or Listing.objects.filter(state=State.PUBLISHED).exists():
        return []
    here = point()
    first = Organisation.objects.filter(state="active").exclude(pk=here.host_id if here else None).order_by("pk").first()
    joining = reverse("registry:member_new", args=[first.pid]) if first else reverse("registry:desk")
    editors = Membership.objects.filter(role=Membership.EDITOR, until=None)
    moderators = Role.objects.filter(name="moderator", user__is_active=True)
    return [
        Step(_("Register an organisation, mark it as verified and activate it"), reverse("registry:desk"), first is not None),
        Step(_("Invite a person who works there"), reverse("access:invite"), User.objects.exclude(pk=user.pk).exists()),
        Step(_("Add the person to the organisation, on its page"), joining, editors.exists()),
        Step(_("Give a second person the role of moderator"), reverse("access:people"), moderators.exclude(user=user).exists()),
        Step(
            _("The person logs in and registers the first need; the moderator publishes it"),
            reverse("listings:queue") if "moderator" in user.roles else "", Listing.objects.exclude(state=State.DRAFT).exists(),
        ),
    ]  # fmt: skip
