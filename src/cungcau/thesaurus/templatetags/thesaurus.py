"""What templates ask about concepts."""

from __future__ import annotations

from typing import Any

from django import template
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cungcau.kit.fields import OTHER, reader_language
from cungcau.thesaurus.content import LINKS
from cungcau.thesaurus.models import NAMED
from cungcau.thesaurus.queries import current
from cungcau.vocabulary.queries import label

register = template.Library()

PARTS = {
    "kind": gettext_lazy("Kind of concept"), "fields": gettext_lazy("Fields of science and technology"),
    "vi": gettext_lazy("Name in Vietnamese"), "vi_also": gettext_lazy("Other Vietnamese labels"),
    "en": gettext_lazy("Name in English"), "en_also": gettext_lazy("Other English labels"),
    "broader": gettext_lazy("Broader"), "related": gettext_lazy("Related"), "solves": gettext_lazy("Solves"),
    "used_in": gettext_lazy("Used in"), "measures": gettext_lazy("Units"), "ipc": gettext_lazy("Patent classes (IPC)"),
    "strategic": gettext_lazy("Groups of strategic technologies"), "hint_vi": gettext_lazy("Hint in Vietnamese"),
    "hint_en": gettext_lazy("Hint in English"),
}  # fmt: skip
ASKS = {
    "solved_by": gettext_lazy("Also asks for what solves it"),
    "solves": gettext_lazy("Also asks for the problems that it solves"),
    "narrower": gettext_lazy("Also asks for its kinds"),
    "broader": gettext_lazy("Also asks for what it is a kind of"),
    "related": gettext_lazy("Also asks for what is related"),
}


@register.filter
def called(idea: Any) -> str:
    """Its name in the reader's language."""
    return str(getattr(idea, reader_language()))


@register.filter
def kind_words(kind: str) -> Any:
    return NAMED.get(kind, kind)


@register.filter
def codes_in(codes: Any, scheme: str) -> str:
    """The names of the codes, separated by semicolons."""
    return "; ".join(label(scheme, code) for code in codes)


@register.simple_tag
def other_language() -> str:
    return OTHER[reader_language()]


@register.filter
def also_words(concept: Any) -> str:
    """Its other labels, the reader's language first."""
    own = reader_language()
    return " · ".join((*getattr(concept, f"{own}_also"), *getattr(concept, f"{OTHER[own]}_also")))


@register.filter
def also_asks(link: str) -> Any:
    return ASKS.get(link, link)


@register.filter
def concept_done(entry: Any) -> str:
    """A line of the trail in words."""
    words = {
        "add": _("Added"), "edit": _("Edited"), "retire": _("Retired"), "restore": _("Restored"),
        "renew": _("Renewed by a newer release of the software"), "withdraw": _("No longer in a newer release of the software"),
    }  # fmt: skip
    return words.get(entry.verb, entry.verb)


@register.filter
def told(entry: Any) -> str:
    """Why, then what differs, a line for each part."""
    changed = entry.facts.get("changed", {}) if entry.verb != "add" else {}
    told = {part: _difference(_words(part, before), _words(part, after)) for part, (before, after) in changed.items()}
    lines = [f"{PARTS[part]}: {words}" for part, words in told.items()]
    return "\n".join([*([entry.note] if entry.note else []), *lines])


def _words(part: str, value: Any) -> Any:
    """Keys and codes as what they stand for, where that is still known."""
    if part in LINKS:
        return [called(current()[key]) if key in current() else key for key in value]
    if part in {"fields", "strategic"}:
        return [label({"fields": "field"}.get(part, part), code) for code in value]
    return str(NAMED.get(value, value)) if part == "kind" else value


def _difference(before: Any, after: Any) -> str:
    """Of a text old → new; of several what came and what went."""
    if isinstance(before, str) and isinstance(after, str):
        return f"{before or '–'} → {after or '–'}"
    came = [f"+ {value}" for value in after if value not in before]
    went = [f"− {value}" for value in before if value not in after]
    return "; ".join([*went, *came]) or " → ".join(", ".join(values) for values in (before, after))
