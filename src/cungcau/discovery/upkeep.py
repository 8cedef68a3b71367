"""Is what was derived for searching still true, and make it true again: the documents, and this machine's index of them."""

from __future__ import annotations

from dataclasses import dataclass

from cungcau.discovery import index
from cungcau.discovery.documents import differences, everything, index_everything
from cungcau.discovery.models import Document
from cungcau.discovery.tasks import index_subject
from cungcau.jobs.queue import waiting

FAULTS = ("missing", "superfluous", "outdated")
Faults = dict[str, list[str]]


@dataclass(frozen=True)
class Verdict:
    """Subjects by fault; `waiting` jobs may still put some of them right."""

    records: int
    documents: Faults
    entries: int
    index: Faults
    waiting: int

    @property
    def is_clean(self) -> bool:
        return not any([*self.documents.values(), *self.index.values()])


def verify() -> Verdict:
    """Compare the documents with the records, and the index, brought up to date as by a search, with the documents.

    The house may be at work meanwhile: what differs is looked at a second time.
    """
    records, documents = _compare_documents()
    here = index.here()
    here.refresh()
    found = _compare_index(here)
    if any(found.values()):
        here.refresh()
        found = _compare_index(here)
    return Verdict(records, documents, len(here.numbers()), found, waiting(index_subject))


def _compare_documents() -> tuple[int, Faults]:
    """The number of records and documents looked at, and what is wrong with the documents."""
    number, faults = 0, _none()
    for label, pids in everything():
        number += len(pids)
        if first := differences(label, pids):
            again = [found.document.subject.partition(":")[2] for found in first]
            for difference in differences(label, again):
                faults[difference.fault].append(difference.document.subject)
    return number, faults


def _compare_index(here: index.Index) -> Faults:
    """A document under another number is outdated there; what is under a number that no document has is superfluous."""
    wanted = dict(Document.objects.values_list("number", "subject"))
    held, faults = here.numbers(), _none()
    surplus = held - wanted.keys()
    for number in sorted(wanted.keys() - held):
        older = here.numbers_of(wanted[number])
        faults["outdated" if older else "missing"].append(wanted[number])
        surplus -= older
    faults["superfluous"] = [f"number {number}" for number in sorted(surplus)]
    return faults


def _none() -> Faults:
    return {fault: [] for fault in FAULTS}


def rebuild() -> tuple[int, int]:
    """Put every document right, then build this machine's index anew while searches go on; documents written, indexed."""
    return index_everything(), index.rebuild()
