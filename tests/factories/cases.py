"""A case about a need of one organisation and an offer of another, and every verb of it with words that it takes."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django.utils import timezone

from cungcau.brokerage.actions import add_party, log_contact, open_case
from cungcau.brokerage.case_models import Case, LogEntry

SAID = {"goal": "Dùng màng ôzôn của Tản Viên cho xưởng nhuộm Sao Mai", "mode": "turnkey"}


def a_case(by: Any, need: Any, offer: Any, **values: Any) -> Case:
    return open_case(by=by, need=need, offer=offer, **{**SAID, **values})


def day(offset: int) -> Any:
    return timezone.localdate() + timedelta(days=offset)


def a_logged(case: Case, by: Any, **values: Any) -> LogEntry:
    """The entry that it made."""
    log_contact(case, by=by, **{"kind": "call", "on": day(0), "words": "Đã gọi anh Quân.", **values})
    return LogEntry.objects.filter(case=case).latest("pk")


def put(case: Case, **fields: Any) -> Case:
    """The same row with other columns, without a story."""
    Case.objects.filter(pk=case.pk).update(**fields)
    case.refresh_from_db()
    return case


def words_for(verb: str, case: Case, by: Any, colleague: Any) -> dict[str, Any]:
    """What the verb is told, so that nothing but person, state or version could refuse it. Makes what it needs."""
    if verb == "correct":
        return {"entry": a_logged(case, by), "on": day(0), "words": "Đã gọi chị Lan, không phải anh Quân."}
    if verb == "end_party":
        add_party(case, by=by, role="expert", name="PGS Nguyễn Văn Chuyên")
        return {"party": case.parties.get(role="expert"), "why": "Bận việc khác"}
    words: dict[str, dict[str, Any]] = {
        "edit": {"goal": "Mục tiêu mới", "mode": "turnkey"},
        "go_to": {"stage": "clarify", "how": "done"},
        "log": {"kind": "visit", "on": day(0), "words": "Thăm xưởng."},
        "tick": {"line": "called"}, "untick": {"line": "called"},
        "plan_next": {"next_action": "Gọi lại", "next_due": day(3), "turn": "us"},
        "add_party": {"role": "investor", "name": "Quỹ Sao Khuê"},
        "pause": {"pause_reason": "Chờ kế hoạch năm", "paused_until": day(30)},
        "resume": {}, "hand_over": {"to": colleague, "note": "Nghỉ phép"},
        "lose": {"reason": "price", "note": "Đắt quá"}, "end": {"reason": "advice_enough"},
        "reopen": {"note": "Có vốn rồi"},
    }  # fmt: skip
    return words[verb]


def made_ready(verb: str, case: Case) -> Case:
    """In a state from which the verb starts."""
    if verb == "resume":
        return put(case, state="paused", paused_on=day(-5), paused_until=day(5))
    return put(case, state="lost", reason="price") if verb == "reopen" else case
