"""Everything that the house has about a person: by the keys that lead to her records, and by what each room says it holds."""

from __future__ import annotations

from cungcau.access.persons import Person, parts
from cungcau.kit.ids import urn
from cungcau.registry.dossier import Rows, dossier, plain


def everything_of(person: Person) -> Rows:
    """Table → rows. What a room tells of a table by itself goes before what the keys found there."""
    told: Rows = {}
    for part in parts():
        if part.rows is None:
            continue
        lines = told.setdefault(part.label, [])
        for row in part.rows(person):
            told_row = {name: plain(getattr(row, name)) for name in part.shown or ()} or {"id": urn(row), "called": str(row)}
            if told_row not in lines:
                lines.append(told_row)
    found = dossier(list(person.things))
    return {label: rows for label, rows in {**found, **told}.items() if rows}
