"""Questions about submissions."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, NamedTuple

from django.db.models import Count, Q, QuerySet
from django.utils import timezone

from cungcau.intake.models import Site, Submission
from cungcau.intake.workflow import State
from cungcau.kit.policy import visible
from cungcau.listings.models import Listing
from cungcau.listings.queries import listings_seen_by
from cungcau.registry.likeness import ORGANISATION_POINTS, core_of
from cungcau.registry.models import Organisation
from cungcau.registry.profiles import PUBLIC_DOMAINS, likely, profile_of_organisation
from cungcau.registry.tax_code import normal_tax_code
from cungcau.vocabulary.holidays import calendar

# Words that many names share, so that they tell none apart.
SUGGESTED = 6
LIKE_NAME = ORGANISATION_POINTS["short_name"]  # the least that a name alone gives
# In so many working days an officer has read it: the mails promise it.
PATIENCE = 3


def may_take(user: Any) -> bool:
    """Works with submissions at all?"""
    return bool(user.is_authenticated and user.roles & {"moderator", "broker", "steward"})


def on_desk(user: Any) -> QuerySet[Submission]:
    """What this officer may see, with whose it is and what has become of it."""
    return visible(user, Submission.objects.select_related("organisation", "listing", "handler")).exclude(state=State.ERASED)


def tabs(user: Any) -> list[tuple[str, Any, int]]:
    """(state, word, how many) of each state that the desk sees."""
    counts = dict(on_desk(user).order_by().values_list("state").annotate(Count("pk")))
    return [(state.value, state.label, counts.get(state.value, 0)) for state in State if state not in {State.SENT, State.ERASED}]


def with_clock(rows: Iterable[Submission]) -> list[Submission]:
    """Each with `waited` (working days since its confirmation) and `is_late` (waits longer for an officer than promised)."""
    worked, today, found = calendar(), timezone.localdate(), list(rows)
    for row in found:
        since = timezone.localdate(row.verified_at or row.sent_at)
        row.waited = worked.working_days_between(since, today)  # type: ignore[attr-defined]
        row.is_late = row.state == State.VERIFIED and row.waited > PATIENCE  # type: ignore[attr-defined]
    return found


def campaigns() -> list[tuple[str, int]]:
    """Campaign codes of links and frames, with how many confirmed submissions came by each."""
    rows = Submission.objects.filter(verified_at__isnull=False).exclude(campaign="").order_by()
    return sorted(rows.values_list("campaign").annotate(Count("pk")), key=lambda row: (-row[1], row[0]))


def origins() -> list[str]:
    """The sites that may show the form in a frame."""
    return list(Site.objects.values_list("origin", flat=True))


class Suggestion(NamedTuple):
    """An organisation that may be the sender's; `why` is "tax_code", "branch", "name" or "website"."""

    organisation: Organisation
    why: str


def organisations_like(submission: Any, among: QuerySet[Organisation] | None = None) -> list[Suggestion]:
    """Organisations of the registry that may be meant, the surest first; `among` these only.

    Of what was sent without an account its `tax_code`, `email` and `organisation_name` are read.
    """
    rows = Organisation.objects.exclude(state="suspended") if among is None else among
    found: dict[int, Suggestion] = {}

    def add(organisations: Any, why: str) -> None:
        for organisation in organisations:
            found.setdefault(organisation.pk, Suggestion(organisation, why))

    code = normal_tax_code(submission.tax_code)
    if code:
        add(rows.filter(tax_code=code), "tax_code")
        add(rows.filter(tax_code__startswith=code[:10]), "branch")
    domain = submission.email.rpartition("@")[2]
    if domain and domain not in PUBLIC_DOMAINS:
        add(rows.filter(website__contains=f"//{domain}") | rows.filter(website__contains=f"//www.{domain}"), "website")
    add(_named_like(submission.organisation_name, rows), "name")
    return list(found.values())[:SUGGESTED]


def _named_like(name: str, rows: Any) -> list[Organisation]:
    """Those whose name is nearly the same, as the registry compares names; then those whose name has all words of this one."""
    profile = profile_of_organisation({"name_vi": name})
    keys = [one.second for one in likely("organisation").near(profile, enough=LIKE_NAME)]
    by_key = {one.pid: one for one in rows.filter(pid__in=keys)}
    found = [by_key[key] for key in keys if key in by_key]
    words = set(core_of(name).split())
    if len(words) > 1:
        longer = rows.filter(*(Q(folded__contains=word) for word in words)).exclude(pid__in=keys).order_by("sort_key", "pk")
        found += [one for one in longer if words <= set(one.folded.split())]
    return found


def needs_to_join(user: Any) -> QuerySet[Listing]:
    """The needs that a submission may be joined to: living ones that this officer may read."""
    return listings_seen_by(user).filter(kind="need", state__in=["draft", "submitted", "returned", "published", "paused"])


def own_submissions(user: Any) -> QuerySet[Submission]:
    """What was left without an account under the address that this person logs in with."""
    return visible(user, Submission.objects.select_related("listing"), "claim").order_by("-sent_at")
