"""Ask one side what came of an introduction, or what a contract brought."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django.conf import settings
from django.db import IntegrityError
from django.utils import timezone

from cungcau.brokerage.outcome_links import path
from cungcau.brokerage.outcome_models import OTHER, Ask, Introduction, Kind, Seat, Subject
from cungcau.brokerage.outcome_people import Addressee, addressee
from cungcau.brokerage.outcome_records import locked, schedule
from cungcau.brokerage.outcome_workflow import INTRODUCTION_FLOW, OutcomeState
from cungcau.notices.actions import queue_mail, tell
from cungcau.notices.letters import absolute
from cungcau.trail.change import change, move


def ask_side(introduction: Introduction, *, by: Any, side: str, about: str, round: int) -> Ask | None:
    """Once for each round: the row of the question, its mail in the outbox and the lines of the inboxes are written together or
    not at all. None where it was asked before. A side that nobody can reach has its row too, without a mail."""
    whom = addressee(introduction, side)
    until = timezone.localdate() + timedelta(days=settings.OUTCOME_LINK_DAYS)
    ask = Ask(introduction=introduction, side=side, about=about, round=round, to=whom.email, until=until)
    try:
        with change(introduction, "ask", by=by, side=str(side), about=str(about), round=round):
            locked(introduction)
            ask.save()
            if about == Subject.OUTCOME and introduction.state == OutcomeState.UNASKED:
                move(introduction, INTRODUCTION_FLOW, "ask")
            _write(ask, whom)
            schedule(introduction)
    except IntegrityError:
        return None
    return ask


def _write(ask: Ask, whom: Addressee) -> None:
    introduction, kind = ask.introduction, f"{ask.about}_ask"
    facts: dict[str, Any] = {}
    facts["title_vi"], facts["title_en"] = introduction.titles_for(ask.side)
    facts["partner_vi"], facts["partner_en"] = introduction.names(OTHER[Seat(ask.side)])
    facts["organisation_vi"], facts["organisation_en"] = introduction.names(ask.side)
    for person in whom.people:
        tell(person, kind, about=introduction, once=ask.pid, by_mail=False, **facts)
    if whom.email:
        chosen = {f"link_{one}": absolute(path(ask, whom.language, one)) for one in Kind.values}
        links = chosen if ask.about == Subject.OUTCOME else {}
        days = {"introduced_on": introduction.introduced_on, "contract_on": introduction.contract_on, "until": ask.until}
        queue_mail(
            kind, to=whom.email, name=whom.name, language=whom.language, path=path(ask, whom.language), once=f"{kind}:{ask.pid}",
            is_secret=True, is_private=True, **facts, **links, **days,
        )  # fmt: skip
