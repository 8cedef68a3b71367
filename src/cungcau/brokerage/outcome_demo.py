"""Plants what came of the demo's introductions, through the verbs; then the dates are set back."""

from __future__ import annotations

import tomllib
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from django.utils import timezone

from cungcau.access.models import User
from cungcau.brokerage.actions import (
    answer_side,
    ask_side,
    fall_silent,
    introduce_sides,
    settle_outcome,
    tell_impact,
    verify_impact,
    win_case,
)
from cungcau.brokerage.case_models import Case
from cungcau.brokerage.models import Interest
from cungcau.brokerage.outcome_models import Answer, Ask, Claim, Impact, Introduction, Seat, Subject
from cungcau.brokerage.outcome_records import schedule
from cungcau.kit.ids import urn
from cungcau.kit.policy import SYSTEM
from cungcau.trail.models import Entry

FILE = Path(__file__).with_name("outcome_demo.toml")
Row = dict[str, Any]


def plant_outcomes() -> None:
    """Every introduction of the demo; what the file says came of it; once."""
    if Introduction.objects.exists():
        return
    for interest in Interest.objects.filter(revealed_at__isnull=False):
        introduce_sides(interest, by=SYSTEM)
    for case in Case.objects.filter(is_demo=True):
        introduce_sides(case, by=SYSTEM)
    for row in tomllib.loads(FILE.read_text(encoding="utf-8"))["outcome"]:
        case = Case.objects.get(is_demo=True, need__external_id=row["need"])
        _told(Introduction.objects.get(case=case), case, row)


def _ago(days: int) -> datetime:
    return timezone.now() - timedelta(days=days)


def _told(introduction: Introduction, case: Case, row: Row) -> None:
    broker, today = case.owner, timezone.localdate()
    _entry_back(introduction, "introduce", (today - introduction.introduced_on).days)
    _asked(introduction, Subject.OUTCOME, *row["asked"])
    for side, kind, days, said in row["answers"]:
        signed = {"on": timezone.localdate(_ago(said["on"]))} if "on" in said else {}
        made = answer_side(introduction, by=SYSTEM, side=side, kind=kind, **{**said, **signed})
        Answer.objects.filter(pk=made.pk).update(at=_ago(days))
        _entry_back(introduction, "answer", days)
    if "settled" in row:
        days, kind, note = row["settled"]
        settle_outcome(introduction, by=broker, kind=kind, note=note)
        Introduction.objects.filter(pk=introduction.pk).update(settled_at=_ago(days))
        _entry_back(introduction, "settle", days)
    if "impact" in row:
        _brought(introduction, broker, row)
    if "impact_live" in row:
        _asked(introduction, Subject.IMPACT, *row["impact_live"])
    _links_back(introduction)
    if row.get("silent"):
        fall_silent(introduction, by=SYSTEM)
    if "won" in row:
        days, why, evidence = row["won"]
        win_case(case, by=broker, note=why, evidence=evidence)
        Case.objects.filter(pk=case.pk).update(settled_at=_ago(days))
        Claim.objects.filter(case=case).update(at=_ago(days))
        Entry.objects.filter(subject=urn(case), verb="win").update(at=_ago(days))
    introduction.refresh_from_db()
    if not row.get("silent"):
        schedule(introduction)


def _asked(introduction: Introduction, about: Subject, days: int, number: int) -> None:
    for side in Seat:
        made = ask_side(introduction, by=SYSTEM, side=side, about=about, round=number)
        if made is not None:
            Ask.objects.filter(pk=made.pk).update(at=_ago(days))
            _entry_back(introduction, "ask", days)


def _brought(introduction: Introduction, broker: User, row: Row) -> None:
    _asked(introduction, Subject.IMPACT, *row["impact_asked"])
    for side, days, values, method, words in row["impact"]:
        for told in tell_impact(introduction, by=SYSTEM, side=side, values=values, method=method, words=words):
            if told.metric in row["verified"]:
                verify_impact(told, by=broker, level=row["verified"][told.metric])
                Impact.objects.filter(pk=told.pk).update(level_at=_ago(days - 3))
            Impact.objects.filter(pk=told.pk).update(at=_ago(days))
        _entry_back(introduction, "tell_impact", days)


def _links_back(introduction: Introduction) -> None:
    """Each link ran out as long after its question as it would have done."""
    today = timezone.localdate()
    for ask in introduction.asks.all():
        ask.until -= today - timezone.localdate(ask.at)
        ask.save(update_fields=["until"])


def _entry_back(introduction: Introduction, verb: str, days: int) -> None:
    last = Entry.objects.filter(subject=urn(introduction), verb=verb).order_by("-pk").first()
    Entry.objects.filter(pk=last.pk if last else None).update(at=_ago(days))
