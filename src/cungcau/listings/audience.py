"""Who can see which part of a listing, in words read off policy and table; and people supposed, as whom it can be previewed."""

from __future__ import annotations

from copy import copy
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from cungcau.access.audience import OFFICERS, VERIFIED, audience
from cungcau.access.models import RoleName
from cungcau.files.queries import attached_to
from cungcau.kit.policy import STRANGER, Supposed, can
from cungcau.listings.models import Listing
from cungcau.listings.sight import Sight, says
from cungcau.listings.visibility import OPEN, PARTS, level_of
from cungcau.listings.workflow import State
from cungcau.vocabulary.queries import label

Row = tuple[str, str]
# As whom a listing can be previewed: the word of the address, what it is called, who it is.
READERS: dict[str, tuple[Any, Supposed]] = {
    "stranger": (gettext_lazy("a visitor without an account"), STRANGER),
    "firm": (gettext_lazy("somebody of another, verified organisation"), VERIFIED),
    "officer": (gettext_lazy("a broker of the point"), OFFICERS[RoleName.BROKER]),
}


def as_published(listing: Listing) -> Listing:
    """The listing as it would be: published today. A copy in hand, never saved."""
    if listing.is_published:
        return listing
    shown = copy(listing)
    shown.state, shown.published_at = State.PUBLISHED, shown.published_at or timezone.now()
    if shown.valid_until and shown.valid_until < timezone.localdate():
        shown.valid_until = None
    return shown


def who_sees(listing: Listing) -> list[Row]:
    """What there is of it, and who sees it once it is published; parts for the same people share a row."""
    shown = as_published(listing)
    sights: dict[str, Sight] = {}

    def sight(person: Supposed) -> Sight:
        return sights.setdefault(person.name, Sight(shown, person))

    def who(question: Any) -> str:
        return audience(lambda person: sight(person).may("read") and question(sight(person)))

    rows = [(_("The listing"), _with_exceptions(shown, who(lambda _sight: True)))]
    rows.append((_("Whose it is"), who(lambda one: one.identity)))
    together: dict[str, list[str]] = {}
    for part in PARTS:
        if shown.kind in part.kinds and part.name not in {"identity", "history"} and says(shown, part):
            together.setdefault(who(lambda one, part=part: one.sees_part(part)), []).append(str(part.label))
    rows += [(", ".join(parts), people) for people, parts in together.items() if people != rows[0][1]]
    if attached_to(listing).exists():
        rows.append((_("Attachments"), who(lambda one: one.may("read_files"))))
    rows.append((_("History, comments of the review"), who(lambda one: one.history)))
    return rows


def _with_exceptions(listing: Listing, people: str) -> str:
    excluded = listing.excluded_organisations.count() if listing.pk else 0
    if not excluded:
        return people
    but = ngettext(
        "not the people of %(number)s organisation that must not see it",
        "not the people of %(number)s organisations that must not see it",
        excluded,
    ) % {"number": excluded}  # fmt: skip
    return f"{people}; {but}"


def is_open_without_account(listing: Listing) -> bool:
    """Can those whom it excludes read it as anybody does who does not log in?"""
    return listing.anonymity in OPEN and listing.excluded_organisations.exists()


def reads(person: Supposed, listing: Listing) -> bool:
    """Would she find it, once it is published?"""
    return can(person, "read", as_published(listing))


def visibility_changed(facts: dict[str, Any]) -> list[str]:
    """What a line of the trail tells of who could see what before and after; nothing of lines written before it was kept."""
    before, after = facts.get("before", {}), facts.get("after", {})
    codes = {"anonymity": _("How it is shown"), "budget_disclosure": _("Who may see the budget")}
    steps = [
        (words, label(name, before[name]), label(name, after[name])) for name, words in codes.items() if name in before
    ]
    for part in PARTS:
        old, new = (level_of(part, side.get("sights", {})) for side in (before, after))
        if old != new:
            steps.append((part.label, old.label, new.label))
    told = [_("%(what)s: %(before)s → %(after)s") % {"what": what, "before": old, "after": new} for what, old, new in steps]
    return told + _exchanged(facts.get("organisations", {}))


def _exchanged(numbers: dict[str, list[int]]) -> list[str]:
    names = {
        "chosen_organisations": _("Organisations that may see more"),
        "excluded_organisations": _("Organisations that must not see it"),
    }  # fmt: skip
    words = _("%(what)s: %(came)s added, %(went)s taken away")
    return [
        words % {"what": what, "came": numbers[name][0], "went": numbers[name][1]}
        for name, what in names.items() if name in numbers
    ]  # fmt: skip
