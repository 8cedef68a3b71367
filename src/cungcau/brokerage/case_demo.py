"""Plants the demo's cases in different stages, paused, lost, late and cold, through the verbs; then the dates are set back."""

from __future__ import annotations

import tomllib
from datetime import timedelta
from pathlib import Path
from typing import Any

from django.db.models import Model
from django.utils import timezone

from cungcau.access.models import User
from cungcau.brokerage.actions import (
    add_party,
    end_case,
    go_to_stage,
    log_contact,
    lose_case,
    open_case,
    pause_case,
    plan_next,
    tick_line,
)
from cungcau.brokerage.case_models import Case, LogEntry, Party, StageEntry, Tick
from cungcau.brokerage.stages import days_of
from cungcau.kit.ids import urn
from cungcau.listings.models import Listing
from cungcau.trail.models import Entry
from cungcau.vocabulary.holidays import calendar

FILE = Path(__file__).with_name("case_demo.toml")
BROKER = "dung"
DATED: dict[type[Model], list[str]] = {StageEntry: ["entered_at", "left_at"], Tick: ["at"], LogEntry: ["at"], Entry: ["at"]}
Row = dict[str, Any]


def plant_cases() -> None:
    """Every case of the file; once. The oldest first, as they would have been opened."""
    if Case.objects.filter(is_demo=True).exists():
        return
    dated: list[Model] = []
    for row in sorted(tomllib.loads(FILE.read_text(encoding="utf-8"))["case"], key=lambda row: -row["opened"]):
        case = _opened(row)
        _worked_on(case, row)
        dated += _set_back(case, row)
    for model, columns in DATED.items():
        model._default_manager.bulk_update([one for one in dated if isinstance(one, model)], columns, batch_size=100)


def _person(name: str) -> User:
    return User.objects.get(email=f"{name}@demo.example")


def _listing(row: Row, kind: str) -> Listing | None:
    return Listing.objects.get(external_id=row[kind], is_demo=True) if kind in row else None


def _opened(row: Row) -> Case:
    low, high = row.get("value", (None, None))
    second = _person(row["second"]) if "second" in row else None
    return open_case(
        by=_person(row.get("owner", BROKER)), need=_listing(row, "need"), offer=_listing(row, "offer"), is_demo=True,
        second=second, goal=row["goal"], mode=row["mode"], probability=row.get("probability"), value_min=low, value_max=high,
    )  # fmt: skip


def _worked_on(case: Case, row: Row) -> None:
    by, today = case.owner, timezone.localdate()
    for role, name in row.get("parties", ()):
        add_party(case, by=by, role=role, name=name)
    for stage, _days, how, evidence, reason in row["stages"]:
        go_to_stage(case, by=by, stage=stage, how=how, evidence=evidence, reason=reason)
    for line in row.get("ticks", ()):
        tick_line(case, by=by, line=line)
    for kind, days, role, shared, words in row["log"]:
        party = Party.objects.filter(case=case, role=role).first() if role else None
        log_contact(case, by=by, kind=kind, on=today - timedelta(days=days), words=words, party=party, shared=shared)
    if "next" in row:
        words, days, turn = row["next"]
        plan_next(case, by=by, next_action=words, next_due=today + timedelta(days=max(days, 0)), turn=turn)
    if "pause" in row:
        reason, _since, until = row["pause"]
        pause_case(case, by=by, pause_reason=reason, paused_until=today + timedelta(days=until))
    for verb, name in ((lose_case, "lost"), (end_case, "ended")):
        if name in row:
            verb(case, by=by, reason=row[name][0], note=row[name][1])


def _set_back(case: Case, row: Row) -> list[Model]:
    """Stages were entered so many days ago, and what was done in them is dated with them. What is given is not saved yet."""
    now = timezone.now()
    opened = now - timedelta(days=row["opened"])
    marks = {row_[0]: now - timedelta(days=row_[1]) for row_ in row["stages"]}
    dated: list[Model] = []
    entered = opened
    entries = list(StageEntry.objects.filter(case=case).order_by("pk").prefetch_related("ticks"))
    for number, entry in enumerate(entries):
        entered = marks.get(entry.stage, entered) if entry.stage != case.way.stages[0] else opened
        left = next((marks[one.stage] for one in entries[number + 1 :] if one.stage in marks), None)
        if entry.how == "skipped":
            entered = left or entered
        entry.entered_at, entry.left_at = entered, left
        for tick in entry.ticks.all():
            tick.at = min(now, entered + timedelta(days=1))
            dated.append(tick)
    last = min((days for _kind, days, *_rest in row["log"]), default=row["opened"])
    over = now - timedelta(days=max(last - 1, 0))
    rests = timezone.localdate() - timedelta(days=row["pause"][1]) if "pause" in row else None
    due = timezone.localdate() + timedelta(days=row["next"][1]) if "next" in row and case.next_due else case.next_due
    Case.objects.filter(pk=case.pk).update(
        next_due=due, opened_at=opened, stage_due=calendar().due_after(timezone.localdate(entered), days_of(case.stage)),
        settled_at=over if case.settled_at else None, paused_on=rests,
    )  # fmt: skip
    Party.objects.filter(case=case).update(since=opened)
    return [*entries, *dated, *_story_set_back(case, row, opened, marks, over)]


def _story_set_back(case: Case, row: Row, opened: Any, marks: Row, over: Any) -> list[Model]:
    """The trail in the order in which it would have been written."""
    said = [timezone.now() - timedelta(days=days) for _kind, days, *_rest in row["log"]]
    story, logged = list(Entry.objects.filter(subject=urn(case)).order_by("pk")), iter(said)
    for entry in story:
        at = {"open": opened, "add_party": opened, "go_to": marks.get(entry.facts.get("stage", ""))}.get(entry.verb, over)
        entry.at = next(logged) if entry.verb == "log" else at or over
    log = list(case.log.order_by("pk"))
    for line, moment in zip(log, said, strict=True):
        line.at = moment
    return [*story, *log]
