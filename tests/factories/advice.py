"""A request for advice, experts who may be asked, an assignment and a plan, as tests need them."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django.utils import timezone

from cungcau.advisory.actions import add_step, ask_advice, draft_plan, entrust_expert, take_advice
from cungcau.advisory.models import Advice, Assignment, Plan
from cungcau.registry.models import Expert

QUESTION = {"kind": "ip", "subject": "Bảo hộ sáng chế lò sấy", "words": "Lò sấy tự chế có đăng ký sáng chế được không?"}


def in_days(days: int) -> Any:
    return timezone.localdate() + timedelta(days=days)


def a_question(organisation: Any, by: Any, **values: Any) -> Advice:
    return ask_advice(organisation, by=by, **{**QUESTION, **values})


def a_taken(organisation: Any, by: Any, adviser: Any, **values: Any) -> Advice:
    return take_advice(a_question(organisation, by, **values), by=adviser)


def an_expert(name: str = "Ngô Hải", user: Any = None, **values: Any) -> Expert:
    """One that can be asked."""
    return Expert.objects.create(name=name, user=user, **{"state": "active", "sort_key": name, **values})


def an_assignment(advice: Advice, expert: Expert, by: Any, **values: Any) -> Assignment:
    usual = {"task": "Tra cứu tình trạng kỹ thuật.", "due_on": in_days(10), "fee": 4_000_000}
    return entrust_expert(advice, expert, by=by, **{**usual, **values})


def a_plan(organisation: Any, by: Any, steps: int = 1, **values: Any) -> Plan:
    """A draft with some actions."""
    usual = {"service": "standards", "aim": "Đạt TCVN ISO 9001 trong năm.", "note": "Giám đốc bận."}
    plan = draft_plan(organisation, by=by, **{**usual, **values})
    for number in range(steps):
        add_step(plan, by=by, words=f"Việc {number + 1}", planned_on=in_days(number), planned_hours=4)
    return plan


def put(thing: Any, state: str, **fields: Any) -> Any:
    """The same row in another state, for tables of answers."""
    type(thing).objects.filter(pk=thing.pk).update(state=state, **fields)
    thing.refresh_from_db()
    return thing
