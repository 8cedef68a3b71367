"""Conditions of a deal: readiness, form of transfer, money, place, freshness.

Each is judged for many offers at once, and told for one. What an offer does not say counts as unknown, never as no.
"""

from __future__ import annotations

import math
from datetime import date
from functools import cache

import numpy as np
from numpy.typing import NDArray

from cungcau.engines.matching.codes import data_rows
from cungcau.engines.matching.collection import readiness_of
from cungcau.engines.matching.evidence import UNKNOWN, Evidence, Floats, Question, nothing_firm, unknown
from cungcau.engines.matching.model import Line, Money, Need

Bools = NDArray[np.bool_]
NEAR = 0.5
OVERLAPS = 0.75
STAGE_MAY_REACH = 0.6
BOTH_IN_PARK, SAME_PROVINCE = 0.9, 0.7
FRESH_DAYS, STALE_DAYS, OLD_DAYS = 90, 365, 730
STALE = 0.3


def _condition(value: Floats, known: Bools) -> Evidence:
    value = np.where(known, value, UNKNOWN)
    return Evidence(value, known.astype(float), nothing_firm(value))


# --- readiness -----------------------------------------------------------------------------------------------


def asks_readiness(need: Need) -> bool:
    return need.trl_min is not None


def readiness(question: Question) -> Evidence:
    low, high = (levels[question.rows] for levels in question.collection.readiness)
    wanted = question.need.trl_min or 1
    value = np.where(low >= wanted, 1.0, np.where(high >= wanted, STAGE_MAY_REACH, 0.0))
    return _condition(value, high > 0)


def readiness_lines(question: Question, offer: int) -> tuple[Line, ...]:
    other, wanted = question.collection.offers[offer], question.need.trl_min or 1
    low, high = readiness_of(other)
    if not high:
        return (unknown("trl_unknown", asked=wanted),)
    if other.trl is not None:
        meets = other.trl >= wanted
        facts = {"offered": other.trl, "asked": wanted}
        return (Line("meets" if meets else "fails", "trl_reached" if meets else "trl_below", facts),)
    status = "meets" if low >= wanted else "nearly" if high >= wanted else "fails"
    return (
        Line(status, "trl_from_stage", {"stage": other.stage, "low": low, "high": high, "asked": wanted}),  # type: ignore[arg-type]
    )


def readiness_questions(question: Question, offer: int) -> tuple[Line, ...]:
    known = readiness_of(question.collection.offers[offer])[1]
    return () if known else (unknown("ask_readiness", asked=question.need.trl_min),)


# --- form of transfer ----------------------------------------------------------------------------------------


def asks_mode(need: Need) -> bool:
    return bool(need.modes)


def mode(question: Question) -> Evidence:
    near = mode_nearness(question)
    return _condition(near, near >= 0)


def mode_nearness(question: Question) -> Floats:
    """1 a form that both name, NEAR forms of one family, 0 apart, -1 the offer names none."""
    table = question.collection.modes
    value = [_between(question.need.modes, code) for code in table.codes]
    best: Floats = np.array([*value, -1.0])[table.rows[question.rows]].max(axis=1)
    return best


def mode_lines(question: Question, offer: int) -> tuple[Line, ...]:
    wanted, given = question.need.modes, question.collection.offers[offer].modes
    if not given:
        return (unknown("mode_unknown", asked=list(wanted)),)
    shared = [code for code in wanted if code in given]
    if shared:
        return (Line("meets", "mode_shared", {"codes": shared}),)
    near = any(_between(wanted, code) for code in given)
    facts = {"asked": list(wanted), "offered": list(given)}
    return (Line("nearly" if near else "fails", "mode_near" if near else "mode_apart", facts),)


def mode_questions(question: Question, offer: int) -> tuple[Line, ...]:
    return () if question.collection.offers[offer].modes else (unknown("ask_modes"),)


def _between(wanted: tuple[str, ...], offered: str) -> float:
    if offered in wanted:
        return 1.0
    return NEAR if any(offered in family and family & set(wanted) for family in _families()) else 0.0


@cache
def _families() -> tuple[frozenset[str], ...]:
    return tuple(frozenset(row["modes"].split()) for row in data_rows("mode_families.csv"))


# --- money ---------------------------------------------------------------------------------------------------


def asks_budget(need: Need) -> bool:
    return need.budget.is_known


def budget(question: Question) -> Evidence:
    low, high = asked_prices(question)
    ceiling = _ceiling(question.need.budget)
    tolerated = ceiling * (1 + question.params.nearly)
    value = np.where(low <= ceiling, OVERLAPS, np.where(low <= tolerated, NEAR, 0.0))
    value = np.where(high <= ceiling, 1.0, value)
    return _condition(value, ~np.isnan(low))


def asked_prices(question: Question) -> tuple[Floats, Floats]:
    """Lowest and highest price in the need's currency; both NaN where unknown. A lone end stands for both,
    but an open top is as high as it likes."""
    low, high = (bounds[question.rows] for bounds in question.collection.prices)
    low, high = np.where(np.isnan(low) & ~np.isnan(high), 0.0, low), np.where(np.isnan(high), low, high)
    same = question.collection.currencies[question.rows] == question.need.budget.currency
    return np.where(same, low, np.nan), np.where(same, high, np.nan)


def _ceiling(money: Money) -> float:
    return math.inf if money.high is None else money.high


def budget_lines(question: Question, offer: int) -> tuple[Line, ...]:
    wanted, price = question.need.budget, question.collection.offers[offer].price
    facts = {"budget_low": wanted.low, "budget_high": wanted.high, "currency": wanted.currency}
    if not price.is_known:
        return (unknown("price_unknown", **facts),)
    if price.currency != wanted.currency:
        return (unknown("currency_differs", asked=wanted.currency, offered=price.currency),)
    facts |= {"price_low": price.low, "price_high": price.high}
    low = price.low or 0.0
    high = low if price.high is None else price.high
    ceiling = _ceiling(wanted)
    if high <= ceiling:
        return (Line("meets", "price_within" if high >= (wanted.low or 0.0) else "price_below", facts),)
    if low <= ceiling:
        return (Line("nearly", "price_overlaps", facts),)
    near = low <= ceiling * (1 + question.params.nearly)
    return (Line("nearly" if near else "fails", "price_near" if near else "price_above", facts),)


def budget_questions(question: Question, offer: int) -> tuple[Line, ...]:
    price = question.collection.offers[offer].price
    known = price.is_known and price.currency == question.need.budget.currency
    return () if known else (unknown("ask_price", currency=question.need.budget.currency),)


# --- place ---------------------------------------------------------------------------------------------------


def asks_place(need: Need) -> bool:
    return bool(need.zone or need.province or need.in_park)


def place(question: Question) -> Evidence:
    need, collection, rows = question.need, question.collection, question.rows
    zones, provinces, in_park = collection.zones[rows], collection.provinces[rows], collection.in_park[rows]
    value = np.zeros(question.size)
    if need.province:
        value = np.where(provinces == need.province, SAME_PROVINCE, value)
    if _in_park(need.in_park, need.zone):
        value = np.where((in_park == 1) | (zones != ""), BOTH_IN_PARK, value)
    if need.zone:
        value = np.where(zones == need.zone, 1.0, value)
    known = (zones != "") | (provinces != "") | (in_park >= 0)
    return _condition(value, known)


def _in_park(in_park: bool | None, zone: str) -> bool:
    return bool(in_park) or bool(zone)


def place_lines(question: Question, offer: int) -> tuple[Line, ...]:
    need, other = question.need, question.collection.offers[offer]
    if need.zone and other.zone == need.zone:
        return (Line("meets", "same_zone", {"zone": need.zone}),)
    if _in_park(need.in_park, need.zone) and _in_park(other.in_park, other.zone):
        return (Line("meets", "both_in_park", {}),)
    if need.province and other.province == need.province:
        return (Line("meets", "same_province", {"province": need.province}),)
    if not (other.zone or other.province or other.in_park is not None):
        return (unknown("place_unknown"),)
    return (Line("fails", "other_place", {"asked": need.province, "offered": other.province}),)


def place_questions(question: Question, offer: int) -> tuple[Line, ...]:
    other = question.collection.offers[offer]
    silent = not (other.zone or other.province or other.in_park is not None)
    return (unknown("ask_place"),) if silent else ()


# --- freshness -----------------------------------------------------------------------------------------------


def asks_freshness(need: Need) -> bool:
    return True


def freshness(question: Question) -> Evidence:
    """Full for what was confirmed within three months, falling to nothing at two years."""
    updated = question.collection.updated[question.rows]
    dated: Bools = (updated > 0) & (question.today > date.min)
    days = np.maximum(question.today.toordinal() - updated, 0)
    value = np.interp(days, (FRESH_DAYS, STALE_DAYS, OLD_DAYS), (1.0, STALE, 0.0))
    return Evidence(np.where(dated, value, 0.0), dated.astype(float), nothing_firm(value), counts=dated)


def freshness_lines(question: Question, offer: int) -> tuple[Line, ...]:
    updated = question.collection.offers[offer].updated
    if updated is None or question.today == date.min:
        return ()
    days = max((question.today - updated).days, 0)
    status = "meets" if days <= FRESH_DAYS else "nearly" if days <= STALE_DAYS else "fails"
    return (Line(status, "updated", {"days": days, "date": updated.isoformat()}),)  # type: ignore[arg-type]
