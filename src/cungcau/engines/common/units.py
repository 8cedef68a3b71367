"""Units as people write them, to units that convert.

`canonical(text)` gives a dimension and the straight line to its base unit; two texts of one dimension convert.
`of_quantity` minds what is measured: a difference of 17 K is one of 17 °C, while a temperature of 17 K is one of -256 °C.
Spellings are in units.csv; the arithmetic of units is pint's. Texts that nobody knows are a dimension of their own, so
that "bao/ngày" still compares with "bao/ngày".
"""

from __future__ import annotations

import csv
import re
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any, NamedTuple

from cungcau.engines.common.text import DIFFERENCE_WORDS, fold, normalise

# Units of this field that pint lacks. Currencies are dimensions of their own: no rate is assumed between them.
_OWN_UNITS = """
VND = [vietnamese_dong]; USD = [us_dollar]; EUR = [euro]
kVND = 1e3 * VND; MVND = 1e6 * VND; GVND = 1e9 * VND
batch = [batch]; occurrence = [occurrence]; work_shift = [work_shift]; person = [person]; household = [household]
piece = [piece]; axis = [axis]; colony = [colony]; normal_cubic_meter = [normal_volume]
pixel_count = [pixel_count]; megapixel_count = 1e6 * pixel_count
sound_decibel = [sound_level]; sound_decibel_a = [sound_level_a]
turbidity_ntu = [turbidity]; colour_ptco = [colour]; brix = [brix]
hardness_rockwell_c = [hardness_hrc]; hardness_vickers = [hardness_hv]; hardness_brinell = [hardness_hb]
quintal_metric = 100 * kilogram; yen_weight = 10 * kilogram; sao_north = 360 * meter ** 2
parts_per_billion = 1e-9
apparent_volt_ampere = [apparent_power]
"""


# pint raises several unrelated kinds for texts that are not units.
_NOT_A_UNIT = (ArithmeticError, AssertionError, AttributeError, SyntaxError, TypeError, ValueError)


class Unit(NamedTuple):
    """base value = value * scale + offset, in the base unit of `dimension`. `known`: pint can reckon with it."""

    dimension: str
    scale: float
    offset: float
    known: bool


PLAIN = Unit("", 1.0, 0.0, True)


@lru_cache(maxsize=20_000)
def canonical(text: str) -> Unit:
    """What a unit's text means; never fails."""
    text = normalise(text).strip().strip(".").strip()
    if not text:
        return PLAIN
    expression = _expression(text)
    unit = _measured(expression) if expression else None
    return unit or Unit("text:" + fold(text), 1.0, 0.0, False)


def of_quantity(name: str, text: str) -> Unit:
    """What a unit's text means for a quantity of that name; differences convert with each other only."""
    unit = canonical(text)
    if unit.dimension != canonical("K").dimension or not is_difference(name):
        return unit
    return unit._replace(dimension=unit.dimension + " difference", offset=0.0)


@lru_cache(maxsize=20_000)
def is_difference(name: str) -> bool:
    """Whether a quantity is named as a difference: "chênh nhiệt trong lò", "temperature uniformity"."""
    said = " ".join(["", *re.findall(r"[^\W_]+", fold(name)), ""])
    return any(f" {word} " in said for word in DIFFERENCE_WORDS)


def convert(value: float, source: str, target: str) -> float | None:
    """A value in another unit, or None where the units do not convert."""
    here, there = canonical(source), canonical(target)
    if here.dimension != there.dimension:
        return None
    if here == there:
        return value
    return (value * here.scale + here.offset - there.offset) / there.scale


@cache
def _spellings() -> dict[str, str]:
    text = files("cungcau.engines.common").joinpath("units.csv").read_text("utf-8")
    rows = csv.reader(line for line in text.splitlines() if not line.startswith("#"))
    table = {normalise(row[0]): row[1] for row in rows}
    lower = {key.lower(): value for key, value in reversed(table.items())}
    return lower | {fold(key): value for key, value in reversed(table.items()) if len(key) > 3} | lower | table


@cache
def _registry() -> Any:
    import pint  # slow to load and to build, and many problems have no units

    registry: Any = pint.UnitRegistry(on_redefinition="ignore")
    for definition in re.split(r"[;\n]", _OWN_UNITS.strip()):
        registry.define(definition.strip())
    return registry


def _expression(text: str) -> str:
    """The pint expression of a text, or "" where a component is unknown."""
    whole = _spelling(text)
    if whole:
        return whole
    over = [piece.strip() for piece in re.split(r"/|\bper\b|\btrên\b", text)]
    sides = [_product(side) for side in over]
    return " / ".join(f"({side})" for side in sides) if all(sides) else ""


def _product(text: str) -> str:
    text = text.strip("() ")
    whole = _power(text)
    if whole:
        return whole
    factors = [_power(factor) for factor in re.split(r"[.*·×]", text) if factor]
    return " * ".join(factors) if factors and all(factors) else ""


_POWER = re.compile(r"(.*?[^\d^*\s-])\s*(?:\^|\*\*)?\s*(-?[1-4])?")


def _power(text: str) -> str:
    whole = _spelling(text)
    if whole:
        return whole
    found = _POWER.fullmatch(text.strip())
    if not found:
        return ""
    base = _spelling(found[1]) or _pint_name(found[1])
    return f"({base}) ** {found[2]}" if base and found[2] else base


def _spelling(text: str) -> str:
    table = _spellings()
    return table.get(text) or table.get(text.lower(), "")


def _pint_name(text: str) -> str:
    """A single unit of pint ("mg", "kWh"); nothing that pint would only guess by taking the text apart."""
    if not re.fullmatch(r"[A-Za-zµ]+(?:_[a-z]+)*", text):
        return ""
    registry = _registry()
    for spelling in (text, text.lower()):
        try:
            registry.Unit(spelling)
        except _NOT_A_UNIT:
            continue
        return spelling
    return ""


def _measured(expression: str) -> Unit | None:
    registry = _registry()
    try:
        unit = registry.Unit(expression)
        at_zero, at_one = (registry.Quantity(float(value), unit).to_base_units() for value in (0, 1))
    except _NOT_A_UNIT:
        return None
    scale = float(at_one.magnitude - at_zero.magnitude)
    dimension = str(at_one.units)
    return Unit("" if dimension == "dimensionless" else dimension, scale, float(at_zero.magnitude), True)
