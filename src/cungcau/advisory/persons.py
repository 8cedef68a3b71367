"""What advice, assignments and plans hold about people."""

from __future__ import annotations

from functools import reduce
from operator import or_

from django.db.models import Q, QuerySet

from cungcau.access.persons import Person, on_person
from cungcau.advisory.models import Advice, Assignment

CALLER = ("caller_name", "caller_phone", "caller_email")


def declare_people() -> None:
    """What a firm asked and was told stays; who of it called goes. An expert is handed out her own tasks."""
    shown = ("pid", "subject", "state", *CALLER, "created_at")
    on_person("advisory.advice", *CALLER, "words", "satisfaction_words", rows=_called, shown=shown, forget=_forget_callers)
    on_person("advisory.line", "words")
    own = ("pid", "task", "state", "freedom", "freedom_words", "output", "created_at")
    on_person("advisory.assignment", "task", "freedom_words", "output", rows=_entrusted, shown=own)
    on_person("advisory.plan", "note", "outcome")
    on_person("advisory.step", "words", "result")


def _called(person: Person) -> QuerySet[Advice]:
    """By her mail alone: anybody can give any telephone as hers."""
    return Advice.objects.filter(reduce(or_, (Q(caller_email__iexact=mail) for mail in person.mails), Q(pk__in=[])))


def _entrusted(person: Person) -> QuerySet[Assignment]:
    return Assignment.objects.filter(Q(expert__user__in=person.accounts) | Q(expert__pid__in=_experts(person)))


def _experts(person: Person) -> list[str]:
    return [thing.pid for thing in person.things if thing._meta.label_lower == "registry.expert"]


def _forget_callers(person: Person, instead: str) -> None:
    _called(person).update(caller_name=instead, caller_phone="", caller_email="")
