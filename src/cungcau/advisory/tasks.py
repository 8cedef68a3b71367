"""What happens after a step: news for whoever waits for it, in the words of their language."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import timedelta
from typing import Any

from django.utils import timezone

from cungcau.access.models import User
from cungcau.advisory.models import KINDS, Advice, Assignment, Plan
from cungcau.advisory.queries import advisers, desk_officers, firm_people
from cungcau.advisory.workflow import AssignmentState
from cungcau.facilities.queries import editors_of
from cungcau.jobs.queue import job
from cungcau.kit.ids import urn
from cungcau.kit.policy import can
from cungcau.notices.actions import tell
from cungcau.trail.models import Entry
from cungcau.vocabulary.queries import names_of

NEWS_FOR = timedelta(days=7)


@job
def tell_of_advice(entry_id: int) -> None:
    """Hears: a request was asked, given to somebody, answered, asked back, rated, declined, withdrawn."""
    advice, entry = _news(Advice, entry_id)
    if advice is None:
        return
    handling = [advice.adviser] if advice.adviser else []
    people: dict[str, Iterable[User]] = {
        "ask": advisers(), "assign": handling, "answer": firm_people(advice), "decline": firm_people(advice),
        "ask_back": handling, "rate": handling, "withdraw": handling,
    }  # fmt: skip
    _tell(people[entry.verb], f"advice_{entry.verb}", advice, entry, title=advice.subject, who=str(advice.organisation))


@job
def tell_of_assignment(entry_id: int) -> None:
    """Hears: an expert was entrusted, replied, delivered; a conflict was let pass; it was called off."""
    found, entry = _news(Assignment, entry_id)
    if found is None:
        return
    facts = {"title": found.advice.subject, "who": str(found.expert), "firm": str(found.advice.organisation)}
    expert = [found.expert.user] if found.expert.user and can(found.expert.user, "read", found) else []
    officers = [found.entrusted_by] if found.entrusted_by else []
    if entry.verb in {"entrust", "accept"} and entry.facts.get("ties") and found.state == AssignmentState.BLOCKED:
        others = [one for one in desk_officers() if can(one, "overrule", found)]
        _tell(others, "assignment_blocked", found, entry, **facts)
    elif entry.verb == "entrust":
        _tell(expert, "assignment_asked", found, entry, **facts)
    elif entry.verb == "overrule":
        _tell(expert, "assignment_asked" if found.state == AssignmentState.PROPOSED else "assignment_free", found, entry, **facts)
        _tell(officers, "assignment_free", found, entry, **facts)
    elif entry.verb == "call_off":
        _tell(expert, "assignment_call_off", found, entry, **facts)
    else:
        _tell(officers, f"assignment_{entry.verb}", found, entry, **facts)


@job
def tell_of_plan(entry_id: int) -> None:
    """Hears: a plan was shown, agreed to, closed, given up."""
    plan, entry = _news(Plan, entry_id)
    if plan is None:
        return
    vi, en = names_of([(KINDS, plan.service)]).get(f"{KINDS}:{plan.service}", [plan.service, plan.service])
    firm = list(editors_of(plan.organisation_id)) if plan.shared else []
    people = [plan.adviser] if entry.verb == "agree" and plan.adviser else []
    facts = {"title_vi": vi, "title_en": en, "who": str(plan.organisation)}
    _tell([*people, *firm], f"plan_{entry.verb}", plan, entry, **facts)


def _tell(people: Iterable[User], kind: str, about: Any, entry: Entry, **facts: Any) -> None:
    """Everybody but who did it, once. No steward reads the mail: what a firm asks is between it and the desk."""
    known = {"note": entry.note, **facts}
    for person in {one.pk: one for one in people if one.is_active and urn(one) != entry.actor}.values():
        tell(person, kind, about=about, once=f"entry:{entry.pk}", is_private=True, **known)


def _news(model: Any, entry_id: int) -> tuple[Any, Entry]:
    """The record of an entry; None when it is gone or the news is old."""
    entry = Entry.objects.get(pk=entry_id)
    if entry.at < timezone.now() - NEWS_FOR:
        return None, entry
    return model.objects.filter(pid=entry.subject_key).first(), entry
