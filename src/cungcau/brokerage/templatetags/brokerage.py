"""What templates ask about an interest."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django import template
from django.utils.formats import date_format, number_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from cungcau.brokerage.guest_who import Guest
from cungcau.brokerage.models import Interest, Side
from cungcau.brokerage.sight import InterestSight
from cungcau.brokerage.waiting import BROKER, waits_for
from cungcau.brokerage.workflow import State
from cungcau.registry.who import current_memberships
from cungcau.trail.queries import history_of
from cungcau.vocabulary.holidays import calendar
from cungcau.vocabulary.queries import label

register = template.Library()

TONES = {
    State.SENT: "info", State.SCREENING: "info", State.REJECTED: "bad", State.FORWARDED: "warn", State.ACCEPTED: "bridge",
    State.DECLINED: "bad", State.REVEALED: "good", State.WITHDRAWN: "neutral", State.CLOSED: "neutral",
}  # fmt: skip
DONE = {
    "send": gettext_lazy("Sent"), "take": gettext_lazy("Taken on"), "forward": gettext_lazy("Passed on to the owner"),
    "reject": gettext_lazy("Not passed on"), "accept": gettext_lazy("The owner is interested"),
    "decline": gettext_lazy("Declined by the owner"), "agree_sender": gettext_lazy("The sender agreed"),
    "agree_owner": gettext_lazy("The owner agreed"), "withdraw": gettext_lazy("Withdrawn by the sender"),
    "close": gettext_lazy("Closed"), "remind": gettext_lazy("The broker was reminded"),
}  # fmt: skip
FOR = {"sender": gettext_lazy("for the sender, told by phone"), "owner": gettext_lazy("for the owner, told by phone")}
SIDE_VERBS = {"accept": Side.OWNER, "decline": Side.OWNER, "agree_owner": Side.OWNER, "agree_sender": Side.SENDER}


@register.filter
def state_tone(interest: Interest) -> str:
    return TONES[State(interest.state)]


@register.filter
def waiting_words(sight: InterestSight) -> str:
    """Who is to do the next thing, as the reader says it."""
    return " · ".join(_waits(sight, who) for who in waits_for(sight.interest))


def _waits(sight: InterestSight, who: str) -> str:
    interest = sight.interest
    if who == BROKER:
        name = interest.handler.name if interest.handler and sight.is_desk else ""
        return _("waits for %(name)s") % {"name": name} if name else _("waits for a broker of the point")
    if who in sight.sides:
        return _("waits for you") if interest.state == State.ACCEPTED else _("waits for your answer")
    return _("waits for the owner") if who == Side.OWNER else _("waits for the sender")


@register.filter
def age_words(interest: Any) -> str:
    """How long it has been in its state; `age` comes from `waiting.with_clock`."""
    words = ngettext("%(days)s working day in this state", "%(days)s working days in this state", interest.age)
    return words % {"days": interest.age}


@register.filter
def reason_words(interest: Interest) -> str:
    scheme = "screening_reason" if interest.state == State.REJECTED else "close_reason"
    return label(scheme, interest.reason) if interest.reason else ""


@register.filter
def way_of(sight: InterestSight) -> list[tuple[str, str, str]]:
    """(label, status, date and working days since the step before) of the way from sending to open contacts."""
    one = sight.interest
    dates: list[tuple[Any, datetime | None]] = [
        (_("Sent"), one.sent_at), (_("Read by a broker"), one.taken_at), (_("Passed on to the owner"), one.forwarded_at),
        (_("Answered by the owner"), one.answered_at), (_("Contacts open"), one.revealed_at),
    ]  # fmt: skip
    ended = one.state in {State.REJECTED, State.DECLINED, State.WITHDRAWN, State.CLOSED}
    rows, before, waiting = [], None, not ended
    for words, moment in dates:
        if moment is not None:
            rows.append((words, "done", _step_note(moment, before)))
            before = moment
        elif not ended:
            rows.append((words, "current" if waiting else "todo", ""))
            waiting = False
    if ended:
        rows.append((str(one.get_state_display()), "failed", _step_note(one.settled_at, before) if one.settled_at else ""))
    return rows


def _step_note(moment: datetime, before: datetime | None) -> str:
    day = date_format(localtime(moment), "SHORT_DATE_FORMAT")
    if before is None:
        return day
    days = calendar().working_days_between(localtime(before).date(), localtime(moment).date())
    if not days:
        return day
    words = ngettext("%(day)s, after %(days)s working day", "%(day)s, after %(days)s working days", days)
    return words % {"day": day, "days": days}


@register.filter
def consents_of(sight: InterestSight) -> list[tuple[Any, str, str, bool]]:
    """(side, date, who, was it told by phone) of each side; who agreed stays unnamed as long as the contact does."""
    one = sight.interest
    history = [entry for entry in history_of(one) if entry.facts.get("agrees") or entry.verb in {"agree_sender", "agree_owner"}]
    told = {entry.facts.get("for") for entry in history}
    rows = []
    for side in Side:
        at, by = one.agreed_at(side), getattr(one, f"{side}_agreed_by")
        who = by.name if by and sight.may(f"read_{side}_contact") else ""
        day = date_format(localtime(at), "SHORT_DATETIME_FORMAT") if at else ""
        rows.append((side.label, day, who, bool(at) and side in told))
    return rows


@register.filter
def amounts_of(interest: Interest) -> str:
    """The cost in VND, from and to."""
    low, high = interest.cost_min, interest.cost_max
    words = [number_format(one, force_grouping=True) for one in dict.fromkeys((low, high)) if one is not None]
    return f"{'–'.join(words)} VND" if words else ""


@register.filter
def step_done(entry: Any) -> str:
    return str(DONE.get(entry.verb, entry.verb))


@register.filter
def by_whom(entry: Any) -> str:
    if entry.actor_name == Guest.name and not entry.actor:
        return _("the sender, by signed link")
    told = FOR.get(entry.facts.get("for", ""))
    return f"{entry.actor_name}, {told}" if told else str(entry.actor_name)


@register.filter
def looker(look: Any) -> str:
    """Who has looked: an account by its name, who has none by her link."""
    return _("the sender, by signed link") if look.who_name == Guest.name and not look.who else str(look.who_name)


@register.filter
def origin_words(interest: Interest) -> str:
    """Where it comes from; of an event, which."""
    if interest.sheet is None:
        return str(interest.get_channel_display())
    return f"{interest.sheet.occasion} ({date_format(interest.sheet.on, 'SHORT_DATE_FORMAT')})"


@register.simple_tag
def acts_for(interest: Interest, verb: str, user: Any) -> str:
    """The side for which an officer acts with this verb who does not belong to it; nothing otherwise."""
    side = SIDE_VERBS.get(verb)
    if side is None:
        return ""
    organisation = interest.organisation_id if side == Side.SENDER else interest.owner_id
    return "" if current_memberships(user).filter(organisation_id=organisation).exists() else str(side)
