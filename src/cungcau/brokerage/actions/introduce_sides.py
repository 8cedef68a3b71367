"""Two sides have been brought together: from now on the days are counted until they are asked what came of it."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db import IntegrityError
from django.utils import timezone

from cungcau.brokerage.case_models import Case, Left, Party
from cungcau.brokerage.casework import SIDES
from cungcau.brokerage.models import Interest, Side
from cungcau.brokerage.outcome_models import Introduction, Seat
from cungcau.brokerage.outcome_people import seats_of_interest
from cungcau.brokerage.outcome_records import schedule
from cungcau.trail.change import change


def introduce_sides(thing: Interest | Case, *, by: Any, on: date | None = None) -> Introduction | None:
    """The introduction that an interest with open contacts is, or a case beyond the stage that brings its sides together.

    One alone where the case came of the interest; done twice it is the same. None where nobody was introduced yet; with `on` a
    case counts from that day at the latest, whatever its stage is.
    """
    interest = thing if isinstance(thing, Interest) else thing.interest
    case = thing if isinstance(thing, Case) else thing.cases.first()  # type: ignore[attr-defined]
    known = _known(interest, case)
    if known is not None:
        return _with_case(known, case, by)
    made = _of_interest(interest) if interest is not None else _of_case(case, on)
    if made is None:
        return None
    made.case = case
    try:
        with change(made, "introduce", by=by, case=case.ref if case else ""):
            made.save()
            schedule(made)
    except IntegrityError:  # another worker was quicker
        return _known(interest, case)
    return made


def _known(interest: Interest | None, case: Case | None) -> Introduction | None:
    if interest is not None:
        return Introduction.objects.filter(interest=interest).first()
    return Introduction.objects.filter(case=case).first()


def _with_case(known: Introduction, case: Case | None, by: Any) -> Introduction:
    """The case that was opened from the interest later."""
    if case is not None and known.case_id is None:
        with change(known, "introduce", by=by, case=case.ref):
            known.case = case
            known.save(update_fields=["case"])
    return known


def _of_interest(interest: Interest) -> Introduction | None:
    if interest.revealed_at is None:
        return None
    whose = {Side.SENDER: interest.organisation, Side.OWNER: interest.owner}
    sides = {str(seat): whose[side] for seat, side in seats_of_interest(interest).items()}
    return Introduction(interest=interest, introduced_on=timezone.localdate(interest.revealed_at), **sides)


def _of_case(case: Case | None, on: date | None) -> Introduction | None:
    day = (_day_of(case) if case else None) or on
    if case is None or day is None:
        return None
    made = Introduction(case=case, introduced_on=day)
    for role in SIDES:
        party = _party(case, role)
        if party is None:
            return None
        setattr(made, str(Seat(role)), party.organisation)
        setattr(made, f"{Seat(role)}_name", "" if party.organisation else party.name)
    return made


def _party(case: Case, role: str) -> Party | None:
    """Who takes part for that side: the first one there, else the last that was."""
    rows = case.parties.filter(role=role).select_related("organisation")
    found: Party | None = rows.filter(ended_at=None).first() or rows.order_by("-pk").first()
    return found


def _day_of(case: Case) -> date | None:
    """The first day in a stage that is entered with both sides alone."""
    stays = case.entries.exclude(how=Left.SKIPPED).order_by("pk")
    entered = [stay.entered_at for stay in stays if stay.stage in case.way.stages and case.way.needs_sides(stay.stage)]
    return timezone.localdate(entered[0]) if entered else None
