"""An introduction, its questions and answers, with days in the past."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django.utils import timezone

from cungcau.brokerage.actions import answer_side, ask_side, introduce_sides
from cungcau.brokerage.models import Interest
from cungcau.brokerage.outcome_models import Answer, Ask, Introduction
from cungcau.kit.policy import SYSTEM
from tests.factories.cases import day

SIGNED = {"mou", "contract"}


def an_introduction(thing: Any, days: int = 30) -> Introduction:
    """Of an interest with open contacts or of a case, so many days ago."""
    found = introduce_sides(thing, by=SYSTEM, on=day(-days))
    assert found is not None
    back(found, days)
    return found


def back(introduction: Introduction, days: int) -> Introduction:
    """The introduction was made so many days ago; whatever else is in the database stays where it is."""
    Introduction.objects.filter(pk=introduction.pk).update(introduced_on=day(-days), next_on=day(0))
    if introduction.interest_id:
        Interest.objects.filter(pk=introduction.interest_id).update(revealed_at=timezone.now() - timedelta(days=days))
    introduction.refresh_from_db()
    return introduction


def asked(introduction: Introduction, side: str, about: str = "outcome", round: int = 30) -> Ask:
    found = ask_side(introduction, by=SYSTEM, side=side, about=about, round=round)
    assert found is not None
    introduction.refresh_from_db()
    return found


def answered(introduction: Introduction, side: str, kind: str, *, by: Any = SYSTEM, **said: Any) -> Answer:
    """Asks first where the side was not asked. What was signed came after the introduction, unless `earlier` says otherwise."""
    if (on := said.get("on")) and on < introduction.introduced_on and not said.get("earlier"):
        Introduction.objects.filter(pk=introduction.pk).update(introduced_on=on)
        introduction.refresh_from_db()
    ask = introduction.asks.filter(side=side, about="outcome").last() or asked(introduction, side)
    if kind in SIGNED:
        said.setdefault("on", day(-3))
    made = answer_side(introduction, by=by, side=side, kind=kind, ask=ask, **said)
    introduction.refresh_from_db()
    return made
