"""What two answers make together: the one place that decides it.

An answer speaks of the day on which it was given. Where the other side tells of something that happened later, the earlier
answer is overtaken: it does not contradict, it waits to be asked again.
"""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from django.conf import settings
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from cungcau.brokerage.outcome_models import Answer, Introduction, Kind
from cungcau.brokerage.outcome_workflow import OutcomeState

RANK = {Kind.NOTHING: 0, Kind.TALKS: 1, Kind.MOU: 2, Kind.CONTRACT: 3}
SAME = {
    Kind.NOTHING: OutcomeState.NOTHING, Kind.TALKS: OutcomeState.TALKS, Kind.MOU: OutcomeState.BOTH,
    Kind.CONTRACT: OutcomeState.BOTH,
}  # fmt: skip
SIGNED = (Kind.MOU, Kind.CONTRACT)
# Low and high end of the terms of the scheme contract_value, in VND.
BANDS: dict[str, tuple[int, int | None]] = {
    "under_100m": (0, 100_000_000), "from_100m": (100_000_000, 500_000_000), "from_500m": (500_000_000, 1_000_000_000),
    "from_1b": (1_000_000_000, 5_000_000_000), "from_5b": (5_000_000_000, 20_000_000_000), "over_20b": (20_000_000_000, None),
}  # fmt: skip


class Position(NamedTuple):
    """`kind`: what the state speaks of; of a contradiction the furthest of the two. `value`: what both confirm, in VND."""

    state: OutcomeState
    kind: str = ""
    value: int | None = None
    contract_on: date | None = None


def lies_before(introduction: Introduction, signed: date | None) -> bool:
    """A day before the point brought them together: they may have dealt with each other without it."""
    return signed is not None and signed < introduction.introduced_on


def asks_whether_earlier(introduction: Introduction) -> str:
    day = date_format(introduction.introduced_on, "SHORT_DATE_FORMAT")
    words = _("That day lies before the introduction of %(day)s. Mend the day, or say below that you had agreed before.")
    return words % {"day": day}


def position_of(demand: Answer | None, supply: Answer | None) -> Position | None:
    """None where nobody has answered: then asking alone says how it stands."""
    there = [answer for answer in (demand, supply) if answer is not None]
    if not there:
        return None
    contract_on = min((answer.day for answer in there if answer.kind == Kind.CONTRACT), default=None)
    if len(there) == 1:
        return Position(OutcomeState.ONE, there[0].kind, None, contract_on)
    one, two = there
    if one.kind == two.kind:
        if one.kind == Kind.CONTRACT and (one.earlier != two.earlier or not values_agree(one, two)):
            return Position(OutcomeState.CONTRADICTED, one.kind, None, contract_on)
        return Position(SAME[Kind(one.kind)], one.kind, confirmed_value(one, two), contract_on)
    for old, new in ((one, two), (two, one)):
        if is_overtaken(old, new):
            return Position(OutcomeState.ONE, new.kind, None, contract_on)
    return Position(OutcomeState.CONTRADICTED, max(one.kind, two.kind, key=lambda kind: RANK[Kind(kind)]), None, contract_on)


def is_overtaken(old: Answer, new: Answer) -> bool:
    """`old` was said before that of which `new` speaks. What is signed stays signed: only more can overtake it."""
    if timezone.localdate(old.at) >= new.day:
        return False
    further = RANK[Kind(new.kind)] > RANK[Kind(old.kind)]
    return further or (old.kind == Kind.TALKS and new.kind == Kind.NOTHING)


def confirmed_value(one: Answer, two: Answer) -> int | None:
    """The lower of two amounts that agree; nothing where a side gave a band or would rather not say."""
    return min(one.value, two.value) if one.value is not None and two.value is not None else None


def values_agree(one: Answer, two: Answer) -> bool:
    """Amounts that differ by no more than the setting; an amount inside the other's band, by the same measure."""
    first, second = _span(one), _span(two)
    if first is None or second is None:
        return True
    if one.band and two.band:
        return one.band == two.band
    spare = settings.OUTCOME_VALUE_TOLERANCE / 100
    (low, high), (least, most) = first, second
    if high is not None and high < least:
        return least - high <= spare * least
    if most is not None and most < low:
        return low - most <= spare * low
    return True


def _span(answer: Answer) -> tuple[int, int | None] | None:
    if answer.value is not None:
        return answer.value, answer.value
    return BANDS.get(answer.band)
