"""The secrets of the advisory desk: what a firm asks and is told, notes, an expert's task and output, a plan not yet shown."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from cungcau.advisory.actions import (
    accept_assignment,
    add_step,
    answer_advice,
    ask_advice,
    deliver_output,
    draft_plan,
    entrust_expert,
    judge_assignment,
    note_advice,
    overrule_conflict,
    share_plan,
    take_advice,
)
from cungcau.registry.models import Expert
from tests.factories.advice import in_days

DESK, OWN = {"adviser", "broker"}, {"reader", "editor"}
READING = DESK | {"director"}
WHO: dict[str, set[str]] = {
    "advice_subject": READING | OWN,
    "advice_words": READING | OWN, "advice_answer": READING | OWN, "advice_note": DESK,
    "assignment_task": READING, "assignment_output": READING, "assignment_rating": READING, "conflict_overruled": READING,
    "plan_draft": READING, "plan_draft_step": READING, "plan_shown": READING | OWN, "plan_note": DESK,
}  # fmt: skip


def plant_advice(word: Callable[[str], str], walkers: dict[str, Any], owner: Any) -> None:
    editor, adviser, broker = walkers["editor"], walkers["adviser"], walkers["broker"]
    advice = ask_advice(owner, by=editor, kind="ip", subject=word("advice_subject"), words=word("advice_words"))
    take_advice(advice, by=adviser)
    note_advice(advice, by=adviser, words=word("advice_note"))
    expert = Expert.objects.create(name="Chuyên gia của bàn", state="active")
    expert.interests.create(organisation=owner, tie="shares")
    made = entrust_expert(advice, expert, by=adviser, task=word("assignment_task"), due_on=in_days(5))
    overrule_conflict(made, by=broker, why=word("conflict_overruled"))
    accept_assignment(made, by=adviser, freedom="none")
    deliver_output(made, by=adviser, output=word("assignment_output"))
    judge_assignment(made, by=adviser, rating=4, words=word("assignment_rating"))
    answer_advice(advice, by=adviser, words=word("advice_answer"))
    draft = draft_plan(owner, by=adviser, service="ip", aim=word("plan_draft"))
    add_step(draft, by=adviser, words=word("plan_draft_step"), planned_on=in_days(3))
    shown = draft_plan(owner, by=adviser, service="ip", aim=word("plan_shown"), note=word("plan_note"))
    share_plan(shown, by=adviser)
