"""Which listings need a look, and how fresh the published ones are: questions to the database."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Q, QuerySet
from django.utils import timezone

from cungcau.access.models import User
from cungcau.kit.policy import visible
from cungcau.listings import life
from cungcau.listings.models import Kind, Listing
from cungcau.listings.queries import own_listings
from cungcau.listings.questions import ASKED_WHEN_EXPIRED
from cungcau.listings.workflow import State

# What a listing in force is, by its age and its last day; the name is the one in addresses.
GROUPS = {
    "published": life.in_force,
    "fresh": lambda: life.in_force() & life.confirmed_since(timezone.now() - life.FRESH_FOR),
    "due": lambda: life.due() & life.current(),
    "stale": life.stale,
    "ending": life.ending,
}
NOBODY = "none"  # the adviser of listings that have none, in addresses


def needing_a_look(user: Any) -> QuerySet[Listing]:
    """Of the person's own listings those to confirm, to renew, or that have just expired; the oldest confirmation first."""
    expired = Q(state=State.EXPIRED, published_at__isnull=False, valid_until__gte=timezone.localdate() - ASKED_WHEN_EXPIRED)
    rows = own_listings(user).filter(life.due() | life.ending() | expired)
    return visible(user, rows, "confirm").order_by("last_confirmed_at", "pk")


def may_see_freshness(user: Any) -> bool:
    """The figures are for officers."""
    return bool(user.is_authenticated and user.is_officer)


@dataclass(frozen=True)
class Figures:
    """How many listings are in each group of `GROUPS`; `name` says whose, `query` finds them again."""

    name: str
    query: str
    counts: dict[str, int]

    @property
    def share(self) -> int | None:
        """Of the published ones, those confirmed within ninety days, in per cent; None where there is none."""
        return round(100 * self.counts["fresh"] / self.counts["published"]) if self.counts["published"] else None


def freshness(user: Any) -> tuple[Figures, list[Figures], list[Figures]]:
    """All together, by kind, by adviser: share of published records confirmed in the last ninety days and what is behind."""
    rows = visible(user, Listing.objects.order_by())
    numbers = {name: Count("pk", filter=group()) for name, group in GROUPS.items()}
    everything = Figures("", "", rows.aggregate(**numbers))
    kinds = {row["kind"]: row for row in rows.values("kind").annotate(**numbers)}
    nothing = dict.fromkeys(GROUPS, 0)
    by_kind = [Figures(str(kind.label), f"kind={kind}", _counts(kinds.get(kind, nothing))) for kind in Kind]
    advisers = [row for row in rows.values("adviser").annotate(**numbers) if row["published"]]
    people = User.objects.in_bulk([row["adviser"] for row in advisers if row["adviser"]])
    by_adviser = [
        Figures(
            people[row["adviser"]].name if row["adviser"] else "",
            f"adviser={people[row['adviser']].pid if row['adviser'] else NOBODY}", _counts(row),
        )
        for row in advisers
    ]  # fmt: skip
    return everything, by_kind, sorted(by_adviser, key=lambda one: (one.share or 0, one.name))


def _counts(row: dict[str, Any]) -> dict[str, int]:
    return {name: row[name] for name in GROUPS}


def behind(user: Any, group: str, kind: str, adviser: str) -> QuerySet[Listing]:
    """The records behind a number, the oldest confirmation first."""
    rows = visible(user, Listing.objects.with_parts()).filter(GROUPS[group]())
    if kind in Kind.values:
        rows = rows.filter(kind=kind)
    if adviser:
        rows = rows.filter(adviser=None) if adviser == NOBODY else rows.filter(adviser__pid=adviser)
    return rows.order_by("last_confirmed_at", "pk")
