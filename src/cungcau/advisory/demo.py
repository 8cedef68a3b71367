"""Plants the demo's requests for advice, assignments and plans, through the verbs that people use; everything fictional."""

from __future__ import annotations

import tomllib
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from django.utils import timezone

from cungcau.access.models import User
from cungcau.advisory.actions import (
    accept_assignment,
    add_step,
    agree_plan,
    answer_advice,
    ask_advice,
    begin_plan,
    deliver_output,
    draft_plan,
    edit_step,
    entrust_expert,
    note_advice,
    rate_advice,
    share_plan,
    take_advice,
)
from cungcau.advisory.models import Advice
from cungcau.facilities.queries import editors_of
from cungcau.registry.models import Expert, Organisation

FILE = Path(__file__).with_name("demo.toml")
ADVISER, BROKER = "mai@demo.example", "dung@demo.example"
Row = dict[str, Any]


def plant() -> None:
    content = tomllib.loads(FILE.read_text(encoding="utf-8"))
    adviser, broker = (User.objects.get(email=email) for email in (ADVISER, BROKER))
    for row in content["advice"]:
        _advice(row, adviser, broker)
    for row in content["plan"]:
        _plan(row, adviser)


def _organisation(key: str) -> Organisation:
    return Organisation.objects.get(external_id=key, is_demo=True)


def _advice(row: Row, adviser: User, broker: User) -> None:
    firm = _organisation(row["by"])
    editor = editors_of(firm.pk).order_by("pk")[0]
    by_phone = "caller" in row
    said: dict[str, Any] = {name: row[name] for name in ("kind", "subject", "words")}
    if by_phone:
        said |= {"channel": "phone", "caller": (row["caller"], row["phone"], "")}
    advice = ask_advice(firm, by=broker if by_phone else editor, **said)
    if row["state"] == "asked":
        return
    take_advice(advice, by=adviser)
    if note := row.get("note"):
        note_advice(advice, by=adviser, words=note)
    for one in row.get("experts", ()):
        _assignment(advice, one, adviser)
    if answer := row.get("answer"):
        answer_advice(advice, by=adviser, words=answer)
    if satisfaction := row.get("satisfaction"):
        rate_advice(advice, by=broker if by_phone else editor, satisfaction=satisfaction, words=row["praise"])


def _assignment(advice: Advice, row: Row, adviser: User) -> None:
    named = {"user__email": row["account"]} if "account" in row else {"external_id": row["expert"]}
    expert = Expert.objects.get(**named, is_demo=True)
    made = entrust_expert(advice, expert, by=adviser, task=row["task"], due_on=_day(row["due"]), fee=row.get("fee"))
    if row["state"] in {"accepted", "delivered"}:
        accept_assignment(made, by=adviser, freedom="none")
    if row["state"] == "delivered":
        deliver_output(made, by=adviser, output=row["output"])


def _plan(row: Row, adviser: User) -> None:
    firm = _organisation(row["for"])
    plan = draft_plan(firm, by=adviser, service=row["service"], aim=row["aim"], note=row.get("note", ""))
    steps = [
        add_step(plan, by=adviser, words=one["words"], planned_on=_day(one["day"]), planned_hours=one["hours"])
        for one in row["steps"]
    ]
    share_plan(plan, by=adviser)
    if row["state"] == "draft":
        return
    agree_plan(plan, by=editors_of(firm.pk).order_by("pk")[0])
    begin_plan(plan, by=adviser)
    for step, one in zip(steps, row["steps"], strict=True):
        if "done" in one:
            values = {"done_on": _day(one["done"]), "hours": one["worked"], "result": one["result"]}
            edit_step(plan, by=adviser, step=step, **values)


def _day(number: int) -> date:
    """So many days after today; less than none are past."""
    return timezone.localdate() + timedelta(days=number)
