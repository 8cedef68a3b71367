"""To which records files may be attached, and who may then see them: whoever may see the record."""

from __future__ import annotations

from typing import Any, NamedTuple

from django.apps import apps
from django.db.models import Model

from cungcau.kit.policy import can, visible


class Subject(NamedTuple):
    """The verbs of a record's policy that let a person read its files, read the internal ones too, add and remove them.

    Who may `own` is of the record's owner: what others open of its internal files is written down.
    """

    read: str
    inside: str
    write: str
    own: str


SUBJECTS: dict[str, Subject] = {}


def register(label: str, *, read: str = "read", inside: str = "edit", write: str = "edit", own: str = "edit") -> None:
    """Let files be attached to records of this model ("listings.listing"); called when the house starts."""
    SUBJECTS[label] = Subject(read, inside, write, own)


def find(label: str, key: str) -> Any:
    """The record of that name, or None."""
    if label not in SUBJECTS:
        return None
    return _model(label)._default_manager.filter(pid=key).first()


def may(user: Any, question: str, label: str, thing: Any) -> bool:
    """May she `read` or `write` the files of this record, or read those for people `inside`?"""
    return thing is not None and label in SUBJECTS and can(user, getattr(SUBJECTS[label], question), thing)


def keys(user: Any, question: str, label: str) -> Any:
    """The public ids of all records of the model that answer the same question with yes, as a subquery."""
    return visible(
        user, _model(label)._default_manager.order_by(), getattr(SUBJECTS[label], question)
    ).values("pid")


def _model(label: str) -> type[Model]:
    return apps.get_model(label)
