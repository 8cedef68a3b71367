"""The checks of a listing's quality, one small function each: what is wrong, or nothing. Their table is in `quality`."""

from __future__ import annotations

import csv
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from cungcau.listings.said import Said
from cungcau.listings.telltale import contact_details, named_in, spoken_of, words
from cungcau.vocabulary.queries import level

SUMMARY_MIN = 100
TITLE_WORDS, TITLE_LETTERS = 4, 20
ENOUGH_ROWS = 3
NUMBER = re.compile(r"\d")
BRAND_SIGNS = "®™©"
# Quantities that have no unit.
BARE = ("ph", "cop", "pue", "so", "he so", "ty so", "diem", "ratio", "factor", "number", "count", "grade", "coverage")
SALES_TALK = (
    "khuyến mãi", "giảm giá", "giá sỉ", "giá gốc", "bảng giá", "liên hệ báo giá", "đặt hàng ngay", "mua ngay", "hàng chính hãng",
    "bảo hành chính hãng", "hotline", "freeship", "best price", "special offer", "buy now", "discount", "in stock",
)  # fmt: skip
# Which readiness levels a stage of development can have: both ends included, with a level of tolerance between neighbours.
LEVELS_OF_STAGE = {
    "idea": (1, 2), "research": (1, 4), "laboratory": (3, 5), "prototype": (4, 7), "field_demonstration": (6, 8),
    "pilot_production": (6, 8), "industrial_scale": (7, 9), "commercial": (8, 9),
}  # fmt: skip
REGISTERED = {"patent", "utility_solution", "industrial_design", "trade_mark", "layout_design", "plant_variety"}
NUMBERED = {"filed", "published", "granted", "expired", "disputed"}
PROHIBITED = Path(__file__).with_name("prohibited.csv")


@dataclass(frozen=True)
class Fault:
    """Something to mend: in which field, where it is not the table's, and the words that gave it away."""

    field: str = ""
    found: str = ""


Test = Callable[[Said], Iterable[Fault]]
HERE = [Fault()]


def written(*names: str) -> Test:
    """Each of these columns holds something."""
    return lambda said: [] if all(said.text(name) for name in names) else HERE


def classified(scheme: str) -> Test:
    return lambda said: [] if said.codes(scheme) else HERE


def title_tells(said: Said) -> Iterable[Fault]:
    """Several words, and not all in capitals."""
    title = said.text("title_vi") or said.text("title_en")
    field = "title_vi" if said.text("title_vi") or not title else "title_en"
    tells = len(words(title).split()) >= TITLE_WORDS and len(title) >= TITLE_LETTERS and not title.isupper()
    return [] if tells else [Fault(field)]


def title_without_brand(said: Said) -> Iterable[Fault]:
    for name in ("title_vi", "title_en"):
        title = said.text(name)
        signs = [sign for sign in BRAND_SIGNS if sign in title]
        yield from (Fault(name, found) for found in [*signs, *named_in(title, said.own_names)])


def summary_long_enough(said: Said) -> Iterable[Fault]:
    lengths = {name: len(said.text(name)) for name in ("summary_vi", "summary_en")}
    return [] if max(lengths.values()) >= SUMMARY_MIN else [Fault("summary_vi" if lengths["summary_vi"] else "")]


def described(said: Said) -> Iterable[Fault]:
    """In a language in which it has a title."""
    known = [language for language in ("vi", "en") if said.text(f"title_{language}")]
    return [] if any(said.text(f"description_{language}") for language in known) else HERE


def problem_measured(said: Said) -> Iterable[Fault]:
    return [] if NUMBER.search(said.text("problem")) else HERE


def has_target(said: Said) -> Iterable[Fault]:
    return [] if said.rows("targets") else HERE


def advantages_measured(said: Said) -> Iterable[Fault]:
    return [] if NUMBER.search(said.text("advantages")) else HERE


def specification_rows(said: Said) -> Iterable[Fault]:
    rows = [row for row in said.rows("specifications") if row.get("value") is not None or row.get("text")]
    return [] if len(rows) >= ENOUGH_ROWS else HERE


def units_given(said: Said) -> Iterable[Fault]:
    """Every number has its unit, but where the quantity has none."""
    for row in said.rows("specifications"):
        name = f"{words(row['parameter'])} "
        bare = any(name.startswith(f"{one} ") for one in BARE)
        if row.get("value") is not None and not row.get("unit") and not bare:
            yield Fault(found=row["parameter"])


def stage_fits_level(said: Said) -> Iterable[Fault]:
    trl, known = said.content.get("trl"), LEVELS_OF_STAGE.get(said.text("stage"))
    if trl is None or known is None or known[0] <= trl <= known[1]:
        return []
    return [Fault(found=f"TRL {trl}")]


def rights_complete(said: Said) -> Iterable[Fault]:
    """Something is said of rights ("none" is something), and what is registered has a number."""
    rows = said.rows("ip_items")
    if not rows:
        return HERE
    return [Fault() for row in rows if row["type"] in REGISTERED and row.get("status") in NUMBERED and not row.get("number")][:1]


def field_at_second_level(said: Said) -> Iterable[Fault]:
    """Of those that are known; a code from elsewhere is not judged."""
    return [Fault(found=code) for code in said.codes("field") if level("field", code) == 1]


def no_contact_details(said: Said) -> Iterable[Fault]:
    for name, text in said.public_texts():
        yield from (Fault(name, found) for found in contact_details(text))
        yield from (Fault(name, found) for found in named_in(text, said.contact_names) if " " in found)


def hides_itself(said: Said) -> Iterable[Fault]:
    """An anonymous listing does not say whose it is."""
    if said.is_anonymous:
        for name, text in said.public_texts():
            yield from (Fault(name, found) for found in named_in(text, said.own_names))


def not_prohibited(said: Said) -> Iterable[Fault]:
    """A warning, never a verdict: the list is old and its words are few."""
    phrases = [phrase for _told, known in prohibited() for phrase in known]
    for name, text in said.public_texts():
        spoken = set(spoken_of(text, phrases))
        yield from (Fault(name, told) for told, known in prohibited() if spoken.intersection(known))


@cache
def prohibited() -> tuple[tuple[str, tuple[str, ...]], ...]:
    """What may not be transferred, as far as we know it: its name, and words that speak of it."""
    with PROHIBITED.open(encoding="utf-8", newline="") as file:
        return tuple((row["name_vi"], tuple(row["words"].split("|"))) for row in csv.DictReader(file))


def no_sales_talk(said: Said) -> Iterable[Fault]:
    for name, text in said.public_texts():
        yield from (Fault(name, found) for found in spoken_of(text, SALES_TALK))


def in_both_languages(said: Said) -> Iterable[Fault]:
    names = [f"{name}_{language}" for name in ("title", "summary", "description") for language in ("vi", "en")]
    return [Fault(name) for name in names if not said.text(name)][:1]


def last_day_set(said: Said) -> Iterable[Fault]:
    return [] if said.last_day else HERE


def last_day_ahead(said: Said) -> Iterable[Fault]:
    return HERE if said.last_day and said.last_day < said.today else []
