"""Names in the order of the Vietnamese alphabet, and as they are typed without marks."""

from __future__ import annotations

from cungcau.engines.common.text import fold, sort_key
from cungcau.registry.models import Expert, Organisation


def sortable(text: str) -> str:
    """The alphabet's order as hexadecimal digits, which every database sorts alike: letters first, then marks."""
    letters, marks, _rest = sort_key(text)
    return ("".join(f"{number:02x}" for number in letters) + "00" + "".join(f"{number:02x}" for number in marks))[:200]


def name_organisation(organisation: Organisation) -> list[str]:
    """Derive the columns that lists are ordered and searched by; their names."""
    organisation.sort_key = sortable(organisation.name_vi)
    organisation.folded = fold(f"{organisation.name_vi} {organisation.name_en} {organisation.short_name}")[:600]
    return ["sort_key", "folded"]


def name_expert(expert: Expert) -> list[str]:
    """The same for an expert: Vietnamese people are listed by the given name, which stands last."""
    words = expert.name.split()
    expert.sort_key = sortable(" ".join([*words[-1:], *words[:-1]]))
    expert.folded = fold(f"{expert.title} {expert.name}")[:300]
    return ["sort_key", "folded"]
