"""From one record to the person: all records of the same address or account, and by what else the house knows her."""

from __future__ import annotations

from typing import Any

from cungcau.access.models import User
from cungcau.access.persons import Person
from cungcau.registry.dossier import KINDS, same_person


def person_of(thing: Any) -> Person:
    """Whose record it is: an account, a contact or an expert.

    She is known by the address of the record in hand and by those of her accounts, which were proved hers. One that an expert
    has typed into her own profile opens nothing: it may be anybody's.
    """
    things = same_person(thing)
    proved = [thing, *(one for one in things if isinstance(one, User))]
    return Person(
        things=(thing, *(other for other in things if other != thing)),
        mails=frozenset(one.email.lower() for one in proved if one.email),
        phones=frozenset(one.phone for one in things if one.phone),
        names=frozenset(one.name for one in things if one.name),
    )


def kind_of(thing: Any) -> str:
    return next(kind for kind, model in KINDS.items() if isinstance(thing, model))


def person_named(subject: str) -> Person | None:
    """Whose record has this URN; None when it is gone."""
    label, _, pid = subject.partition(":")
    model = next((model for model in KINDS.values() if model._meta.label_lower == label), None)
    thing = model._default_manager.filter(pid=pid).first() if model else None
    return person_of(thing) if thing is not None else None
