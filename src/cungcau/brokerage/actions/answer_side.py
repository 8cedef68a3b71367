"""A side says what came of it."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import PermissionDenied
from django.utils.translation import gettext as _

from cungcau.brokerage.outcome_models import Answer, Ask, Introduction, Kind, Subject
from cungcau.brokerage.outcome_records import answers_of, locked, open_ask, schedule, way_of
from cungcau.brokerage.outcome_states import SIGNED, asks_whether_earlier, lies_before, position_of
from cungcau.brokerage.outcome_workflow import INTRODUCTION_FLOW, OutcomeState
from cungcau.files.actions import attach_file
from cungcau.kit.errors import Refused
from cungcau.kit.policy import can
from cungcau.trail.change import change, move

SAID = ("reason", "on", "earlier", "value", "band", "words", "publish")


def answer_side(
    introduction: Introduction, *, by: Any, side: str, kind: str, ask: Ask | None = None, evidence: Any = None, pid: str = "",
    **said: Any,
) -> Answer:
    """As long as this side is asked it may answer anew; every answer is kept, the newest counts. `said` are columns of SAID.

    `pid` is the id that the form was given when it was shown: a second press finds the answer of the first. Raises
    PermissionDenied, Refused.
    """
    if pid and (known := Answer.objects.filter(pid=pid, introduction=introduction, side=side).first()):
        return known
    ask = ask or open_ask(introduction, side, Subject.OUTCOME)
    answer = Answer(introduction=introduction, side=side, kind=kind, ask=ask, way=way_of(by), **_meant(kind, said))
    answer.earlier = answer.earlier and lies_before(introduction, answer.on)
    answer.pid, answer.by = pid or answer.pid, by if by.pk else None
    if not can(by, "say", answer):
        raise PermissionDenied("say brokerage.answer")
    _refuse(introduction, side, ask, answer)
    with change(introduction, "answer", by=by, side=str(side), kind=str(kind), way=str(answer.way)) as facts:
        locked(introduction)
        answer.save()
        latest = answers_of(introduction)
        position = position_of(latest.get("demand"), latest.get("supply"))
        assert position is not None  # one was just saved
        move(
            introduction, INTRODUCTION_FLOW, "answer", back_to=position.state, kind=position.kind, value=position.value,
            contract_on=position.contract_on,
        )  # fmt: skip
        facts["state"] = str(position.state)
        schedule(introduction)
        if evidence is not None:
            attach_file(answer, evidence, evidence.name, by=by)
    return answer


def _meant(kind: str, said: dict[str, Any]) -> dict[str, Any]:
    """What belongs to an answer of this kind: a reason to nothing, a day to what was signed, a value to a contract."""
    kept = {name: value for name, value in said.items() if name in SAID}
    if kind != Kind.NOTHING:
        kept.pop("reason", None)
    if kind not in SIGNED:
        kept.pop("on", None)
        kept.pop("earlier", None)
        kept.pop("publish", None)
    if kind != Kind.CONTRACT:
        kept.pop("value", None)
        kept.pop("band", None)
    return kept


def _refuse(introduction: Introduction, side: str, ask: Ask | None, answer: Answer) -> None:
    if ask is None or ask.is_over or ask.side != side or ask.introduction_id != introduction.pk or ask.about != Subject.OUTCOME:
        raise Refused("not_asked", _("Nobody is asking about this now. Write to the point's brokers if there is news."))
    if introduction.state == OutcomeState.SETTLED:
        raise Refused("settled", _("The point has settled this after asking. Write to its brokers if there is news."))
    if answer.kind in SIGNED and answer.on is None:
        raise Refused("no_day", _("Say on which day it was signed."), field="on")
    if lies_before(introduction, answer.on) and not answer.earlier:
        raise Refused("earlier", asks_whether_earlier(introduction), field="earlier")
    if answer.value is not None and answer.band:
        raise Refused("two_values", _("Give the value or choose a range, not both."), field="band")
