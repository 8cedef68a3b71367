"""Words about files: the record's own policy answers for them."""

from __future__ import annotations

from typing import Any

from django.db.models import Q

from cungcau.files.access import SUBJECTS, find, keys, may
from cungcau.kit.policy import NOTHING, Word


class OfSubject(Word):
    """She may read (or write) files of the record that this one is attached to; `inside`: the internal ones too."""

    def __init__(self, question: str) -> None:
        self.question = question

    def check(self, user: Any, thing: Any) -> bool:
        subject = thing.subject or find(thing.subject_label, thing.subject_key)
        return may(user, self.question, thing.subject_label, subject)

    def query(self, user: Any) -> Q:
        allowed = NOTHING
        for label in SUBJECTS:
            allowed = allowed | Q(subject_label=label, subject_key__in=keys(user, self.question, label))
        return allowed

    def __repr__(self) -> str:
        return "is inside of its record" if self.question == "inside" else f"may {self.question} its record"
