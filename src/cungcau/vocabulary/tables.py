"""The code lists as shipped, read straight from `terms/*.csv`: no Django, no database.

The terminal, the importers of listings and the tests use these; the rows of the database are planted from
them (`actions/load_terms.py`). A list that changes by law gets a new version beside the old one.
"""

from __future__ import annotations

import csv
import re
import unicodedata
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

from cungcau.engines.common.text import fold, normalise

TERMS = Path(__file__).with_name("terms")
SCHEMES = Path(__file__).with_name("schemes.csv")
COUNTS = Path(__file__).with_name("counts.csv")
CROSSWALKS = Path(__file__).with_name("crosswalks")

# Signs that carry the meaning of a code or unit ("<=", "R&D", "500+", "%", "°C") survive in the lookup key.
_NOT_KEY = re.compile(r"[^0-9a-z<>=≤≥+&%‰°$₫µω]+")


@dataclass(frozen=True, slots=True)
class TermRow:
    """One code of one version of one list. `status`: read, memory, own or unknown."""

    scheme: str
    version: str
    code: str
    name_vi: str
    name_en: str
    parent: str
    valid_from: date | None
    valid_to: date | None
    source: str
    status: str
    aliases: tuple[str, ...]
    order: int

    def name(self, language: str = "vi") -> str:
        """The name in `language` ("vi" or "en"), the other one where it is missing."""
        first, second = (self.name_en, self.name_vi) if language == "en" else (self.name_vi, self.name_en)
        return first or second

    def is_valid_on(self, day: date) -> bool:
        """Whether the code may be used for something new on `day` (both ends inclusive)."""
        return (self.valid_from is None or self.valid_from <= day) and (self.valid_to is None or day <= self.valid_to)


@dataclass(frozen=True, slots=True)
class SchemeRow:
    """What one list is, who wrote it and how sure we are of it."""

    key: str
    version: str
    name_vi: str
    name_en: str
    authority: str
    source: str
    valid_from: date | None
    status: str
    note_vi: str
    note_en: str
    order: int


@cache
def schemes() -> tuple[str, ...]:
    """The keys of all shipped lists, in the order of `schemes.csv`, then any other by name."""
    files = sorted(path.stem for path in TERMS.glob("*.csv"))
    known = [row.key for row in scheme_rows()]
    return tuple([key for key in known if key in files] + [key for key in files if key not in known])


@cache
def scheme_rows() -> tuple[SchemeRow, ...]:
    """The descriptions of the lists."""
    if not SCHEMES.exists():
        return ()
    return tuple(
        SchemeRow(
            key=row["scheme"],
            version=row["version"],
            name_vi=row["name_vi"],
            name_en=row["name_en"],
            authority=row["authority"],
            source=row["source"],
            valid_from=_day(row["valid_from"]),
            status=row["status"],
            note_vi=row["note_vi"],
            note_en=row["note_en"],
            order=number,
        )
        for number, row in enumerate(_rows(SCHEMES), 1)
    )


@cache
def load_terms(scheme: str) -> tuple[TermRow, ...]:
    """All codes of `scheme`, every version, in their written order. Unknown scheme: KeyError."""
    path = TERMS / f"{scheme}.csv"
    if not path.is_file():
        raise KeyError(f"no code list named {scheme!r}")
    return tuple(_term(row) for row in _rows(path))


@cache
def terms_by_code(scheme: str) -> dict[str, TermRow]:
    """Code → term; where versions share a code, the one written last wins."""
    return {row.code: row for row in load_terms(scheme)}


def expected_counts(scheme: str, version: str) -> dict[int, int]:
    """Level → number of codes that the authority announced for this version; empty where nothing is known."""
    return {int(row["level"]): int(row["count"]) for row in _rows(COUNTS) if (row["scheme"], row["version"]) == (scheme, version)}


def crosswalk(scheme: str, other: str) -> dict[str, str]:
    """Our code → the other list's code, for exports; where two of ours share one, both point to it."""
    return {row["code"]: row["other_code"] for row in _rows(CROSSWALKS / f"{scheme}_{other}.csv")}


def find_code(scheme: str, text: str) -> str | None:
    """The code meant by `text`: a code, an alias or a name, with or without diacritics, in any case."""
    text = unicodedata.normalize("NFC", text).strip()
    for known, key in (
        (_as_written(scheme), text),  # "mA" is not "MA"
        (_with_marks(scheme), _marked(text)),  # "Áo" is not Angola's "AO"
        (_index(scheme), key_of(text)),
        (_index(scheme), _without_label(text)),
    ):
        if key in known:
            return known[key]
    return None


def nearest_code(scheme: str, text: str) -> str | None:
    """As `find_code`, else the narrowest known code that begins `text`.

    VSIC "2599" → "25", IPC "C02F 1/72" → "C02", field "2070101" → "207".
    """
    found = find_code(scheme, text)
    if found is not None:
        return found
    stem = _without_label(text).replace(" ", "").upper()
    if not any(sign.isdigit() for sign in stem):
        return None
    known = terms_by_code(scheme)
    return next((stem[:end] for end in range(len(stem), 0, -1) if stem[:end] in known), None)


def key_of(text: str) -> str:
    """The lookup key of a code, alias or name: folded, lower case, words joined by single spaces."""
    return _NOT_KEY.sub(" ", fold(text)).strip()


@cache
def _as_written(scheme: str) -> dict[str, str]:
    """Code or alias exactly as written → code."""
    rows = load_terms(scheme)
    aliases = {word: row.code for row in rows for word in row.aliases}
    return aliases | {row.code: row.code for row in rows}


@cache
def _with_marks(scheme: str) -> dict[str, str]:
    """Name or alias with its diacritics, in lower case → code."""
    found: dict[str, str] = {}
    for row in load_terms(scheme):
        for word in (row.name_vi, *row.aliases):
            if not word.isascii():
                found.setdefault(_marked(word), row.code)
    return found


@cache
def _index(scheme: str) -> dict[str, str]:
    """Key → code. Codes are entered first, then names, then aliases: the plainer word wins a clash."""
    rows = load_terms(scheme)
    words = [(row.code, row) for row in rows]
    words += [(name, row) for row in rows for name in (row.name_vi, row.name_en)]
    words += [(alias, row) for row in rows for alias in row.aliases]
    found: dict[str, str] = {}
    for word, row in words:
        found.setdefault(key_of(word), row.code)
    found.pop("", None)
    return found


def _marked(text: str) -> str:
    return normalise(text).strip().lower()


def _without_label(text: str) -> str:
    """The key without a scheme's name in front ("VSIC 13", "IPC C02", "SDG 6")."""
    return re.sub(r"^(vsic|ipc|sdg|trl|khcn|linh vuc|nganh)\s*", "", key_of(text))


def _rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


def _term(row: dict[str, str]) -> TermRow:
    return TermRow(
        scheme=row["scheme"],
        version=row["version"],
        code=row["code"],
        name_vi=row["name_vi"],
        name_en=row["name_en"],
        parent=row["parent"],
        valid_from=_day(row["valid_from"]),
        valid_to=_day(row["valid_to"]),
        source=row["source"],
        status=row["status"],
        aliases=tuple(word for word in row["aliases"].split("|") if word),
        order=int(row["order"]),
    )


def _day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None
