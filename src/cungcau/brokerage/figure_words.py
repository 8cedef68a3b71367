"""What the figures say, in sentences: what went down or got worse stands first, and is said as plainly as what went up."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, NamedTuple

from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cungcau.brokerage.figures import SERIES, Asked, Happened, Replies, Step

FEWEST = 5  # cases that came into a stage, before a share says anything
WORDS = {
    "open": gettext_lazy("In hand"), "overdue": gettext_lazy("Overdue"), "cold": gettext_lazy("Cold"),
    "closed": gettext_lazy("Closed in the period"), "opened": gettext_lazy("Opened"), "agreed": gettext_lazy("Agreement reached"),
    "won": gettext_lazy("Won"), "ended": gettext_lazy("Ended without a contract"), "lost": gettext_lazy("Lost"),
    "entered": gettext_lazy("Came in"),
    "went": gettext_lazy("Went on"), "replied": gettext_lazy("Interests replied to"),
    "unreplied": gettext_lazy("Interests without a reply"), "sent": gettext_lazy("Interests sent"),
    "forwarded": gettext_lazy("Passed on"), "revealed": gettext_lazy("Contacts open"),
    "expected": gettext_lazy("Open cases with value and probability"),
    "unexpected": gettext_lazy("Open cases without value or probability"),
    "contracts": gettext_lazy("Confirmed contracts with a value"),
    "unvalued": gettext_lazy("Confirmed contracts without a value"),
}  # fmt: skip
# (fewer, as many, more); then whether fewer, or more, is the worse one
CHANGES = {
    "opened": (
        gettext_lazy("Fewer cases were opened: %(now)s, after %(before)s in the time before."),
        gettext_lazy("As many cases were opened as in the time before: %(now)s."),
        gettext_lazy("More cases were opened: %(now)s, after %(before)s in the time before."), "fewer",
    ),
    "agreed": (
        gettext_lazy("Fewer cases reached an agreement: %(now)s, after %(before)s in the time before."),
        gettext_lazy("As many cases reached an agreement as in the time before: %(now)s."),
        gettext_lazy("More cases reached an agreement: %(now)s, after %(before)s in the time before."), "fewer",
    ),
    "won": (
        gettext_lazy("Fewer cases were won: %(now)s, after %(before)s in the time before."),
        gettext_lazy("As many cases were won as in the time before: %(now)s."),
        gettext_lazy("More cases were won: %(now)s, after %(before)s in the time before."), "fewer",
    ),
    "ended": (
        gettext_lazy("Fewer cases ended without a contract: %(now)s, after %(before)s in the time before."),
        gettext_lazy("As many cases ended without a contract as in the time before: %(now)s."),
        gettext_lazy("More cases ended without a contract: %(now)s, after %(before)s in the time before."), "more",
    ),
    "lost": (
        gettext_lazy("Fewer cases were lost: %(now)s, after %(before)s in the time before."),
        gettext_lazy("As many cases were lost as in the time before: %(now)s."),
        gettext_lazy("More cases were lost: %(now)s, after %(before)s in the time before."), "more",
    ),
}  # fmt: skip


class Said(NamedTuple):
    """A sentence, and whether it is good, bad or neither ("neutral")."""

    tone: str
    words: str


def sentences(asked: Asked, known: Happened, steps: Iterable[Step], reply: Replies) -> list[Said]:
    """Bad ones first."""
    period = asked.period
    said = [_change(what, known.number(what, period.first, period.until), known.number(what, *period.before)) for what in SERIES]
    said += [*_narrowest(steps), *_slower(reply)]
    order = ("bad", "neutral", "good")
    return sorted(said, key=lambda one: order.index(one.tone))


def _change(what: str, now: int, before: int) -> Said:
    fewer, same, more, worse = CHANGES[what]
    words = {"now": now, "before": before}
    if now == before:
        return Said("neutral", str(same) % words)
    went = "fewer" if now < before else "more"
    return Said("bad" if went == worse else "good", str(fewer if now < before else more) % words)


def _narrowest(steps: Iterable[Step]) -> list[Said]:
    """The stage from which the smallest share goes on, where enough came into it."""
    known = [step for step in steps if step.share is not None and step.share < 100 and step.entered.number >= FEWEST]
    if not known:
        return []
    step = min(known, key=lambda one: one.went.number / one.entered.number)
    words = {"stage": step.name, "went": step.went.number, "entered": step.entered.number}
    return [Said("bad", _("Fewest cases go on from the stage “%(stage)s”: %(went)s of %(entered)s.") % words)]


def _slower(reply: Replies) -> list[Said]:
    now, before = reply.days, reply.days_before
    if now is None or before is None:
        return []
    words = {"now": plain(now), "before": plain(before)}
    if now == before:
        return [Said("neutral", _("Senders wait as long for the first reply as before, in working days: %(now)s.") % words)]
    if now > before:
        longer = _("Senders wait longer for the first reply, in working days: %(now)s, after %(before)s before.")
        return [Said("bad", longer % words)]
    less = _("Senders wait less for the first reply, in working days: %(now)s, after %(before)s before.")
    return [Said("good", less % words)]


def plain(number: float | None) -> Any:
    """A median: whole where it is whole."""
    return "" if number is None else number_format(number, 0 if number == int(number) else 1)
