"""Forget who somebody was: a contact or an expert becomes a row without a person."""

from __future__ import annotations

from typing import Any

from cungcau.registry.models import Autosave, Contact, Expert, Merger
from cungcau.registry.sorting import name_expert
from cungcau.trail.change import change

# What tells who the person is, and what stands there afterwards.
PERSONAL: dict[type, tuple[str, ...]] = {
    Contact: ("position", "phone", "email"),
    Expert: (
        "title", "position_vi", "position_en", "summary_vi", "summary_en", "keywords_vi", "keywords_en", "languages", "region",
        "availability_vi", "availability_en", "identifier", "email", "phone", "conflict_of_interest", "external_id",
    ),
}  # fmt: skip


def erase_person(thing: Contact | Expert, *, by: Any, note: str = "") -> Contact | Expert:
    """Name and everything that tells who it was are gone for good; the row, its dates and its history stay.

    Consents keep purpose and days (they prove what was lawful), not the words. An expert's profile ends, its account is let go.
    """
    with change(thing, "erase", by=by, note=note):
        empty = dict.fromkeys(PERSONAL[type(thing)], "")
        _write(thing, name=f"– {thing.pid}", **empty)
        if isinstance(thing, Contact):
            thing.consents.update(words="")
        else:
            _write(thing, state="ended", user=None, years=None, publications=None, patents=None)
            name_expert(thing)
            _write(thing, sort_key=thing.sort_key, folded=thing.folded)
            thing.interests.update(note="")
            thing.absences.update(note="")
            thing.affiliations.update(position_vi="", position_en="")
            thing.terms.clear()
            Autosave.objects.filter(pid=thing.pid).delete()  # what anybody has typed about her and not saved
        _forget_in_mergers(thing)
    return thing


def _write(thing: Any, **values: Any) -> None:
    for name, value in values.items():
        setattr(thing, name, value)
    thing.save(update_fields=list(values))


def _forget_in_mergers(thing: Any) -> None:
    """What a merger kept of the person goes too; then only what was moved can be taken back, not the values."""
    label = thing._meta.label_lower
    for side in ("survivor", "merged"):
        for merger in Merger.objects.filter(label=label, **{f"{side}_key": thing.pid}):
            merger.journal = {**merger.journal, "fields": {}, "given": {}, "offered": {}}
            merger.survivor_name = merger.merged_name = "–"
            merger.save(update_fields=["journal", "survivor_name", "merged_name"])
