"""Whom to ask what, and from which day on. Everything hangs on days: that of the introduction, that of the contract."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from typing import NamedTuple

from django.conf import settings

from cungcau.brokerage.outcome_models import Answer, Ask, Introduction, Kind, Seat, Subject
from cungcau.brokerage.outcome_workflow import OutcomeState


class Due(NamedTuple):
    """A question for a side that is to be asked from that day on."""

    on: date
    side: Seat
    about: Subject
    round: int


def rounds() -> list[int]:
    """Days after the introduction, in their order."""
    return _numbers(settings.OUTCOME_DAYS)


def months() -> list[int]:
    """Months after the contract, in their order."""
    return _numbers(settings.IMPACT_MONTHS)


def _numbers(words: Iterable[str]) -> list[int]:
    return sorted({int(word) for word in words if word.isdecimal() and 0 < int(word) < 10_000})


def newest(answers: Iterable[Answer]) -> dict[str, Answer]:
    """The answer of each side that counts, by side."""
    return {answer.side: answer for answer in sorted(answers, key=lambda answer: answer.pk)}


def questions(introduction: Introduction, answers: Iterable[Answer], asks: Iterable[Ask]) -> list[Due]:
    """Every question that is still to be asked, due or not, each side's in their order.

    Of several rounds that went by unasked only the last is asked: the calendar does not ask twice on one day.
    """
    said, asked = newest(answers), [(ask.side, ask.about, ask.round) for ask in asks]
    rows: list[Due] = []
    for side in Seat:
        last = {about: max((n for where, what, n in asked if (where, what) == (side, about)), default=0) for about in Subject}
        if _is_open(introduction, said.get(side)):
            rows += [
                Due(introduction.introduced_on + timedelta(days=days), side, Subject.OUTCOME, days)
                for days in rounds() if days > last[Subject.OUTCOME]
            ]  # fmt: skip
        if introduction.contract_on and _has_contract(introduction, said.get(side)):
            rows += [
                Due(after(introduction.contract_on, number), side, Subject.IMPACT, number)
                for number in months() if number > last[Subject.IMPACT]
            ]  # fmt: skip
    return rows


def due(rows: Iterable[Due], today: date) -> list[Due]:
    """Of each side and subject the last that has come."""
    found = {(row.side, row.about): row for row in sorted(rows) if row.on <= today}
    return list(found.values())


def next_day(introduction: Introduction, answers: Iterable[Answer], asks: Iterable[Ask]) -> date | None:
    """The first day on which there is something to ask, or to give up."""
    asks = list(asks)
    days = [row.on for row in questions(introduction, answers, asks)]
    if introduction.state == OutcomeState.WAITING and (end := end_of_asking(asks)) is not None:
        days.append(end + timedelta(days=1))
    return min(days, default=None)


def end_of_asking(asks: Iterable[Ask]) -> date | None:
    """The last day of the last round's links; None while a side was not asked for the last time."""
    last = rounds()[-1] if rounds() else 0
    ends = {ask.side: ask.until for ask in asks if ask.about == Subject.OUTCOME and ask.round >= last}
    return max(ends.values()) if len(ends) == len(Seat) else None


def asks_now(introduction: Introduction) -> list[Seat]:
    """The sides that are still asked what came of it."""
    said = newest(introduction.answers.all())
    return [side for side in Seat if _is_open(introduction, said.get(side))]


def _is_open(introduction: Introduction, own: Answer | None) -> bool:
    """Is this side still asked what came of it?"""
    over = introduction.state in {OutcomeState.SETTLED, OutcomeState.NOTHING, OutcomeState.SILENT}
    return not over and (own is None or own.kind != Kind.CONTRACT)


def _has_contract(introduction: Introduction, own: Answer | None) -> bool:
    """Is this side asked what the contract brought? To the other one the question would tell what was answered."""
    if introduction.kind != Kind.CONTRACT:
        return False
    if introduction.state == OutcomeState.SETTLED:
        return True
    confirmed = introduction.state in {OutcomeState.ONE, OutcomeState.BOTH}
    return confirmed and own is not None and own.kind == Kind.CONTRACT


def after(day: date, number: int) -> date:
    """So many months later; the last day of a month where that day is not in it."""
    year, month = divmod(day.year * 12 + day.month - 1 + number, 12)
    for last in (day.day, 30, 29, 28):
        try:
            return date(year, month + 1, last)
        except ValueError:
            continue
    raise ValueError(day)
