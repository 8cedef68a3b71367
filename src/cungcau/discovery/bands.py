"""Facets over ranges: a price that falls into a band, a confirmation not older than so many days."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from itertools import pairwise
from typing import Any

from django.db.models import Count, Q
from django.utils import timezone
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

MILLION, BILLION = 10**6, 10**9


@dataclass(frozen=True)
class Band:
    """A range with its value in the address, its words, and which rows lie in it (asked anew: some depend on the day)."""

    value: str
    words: Any
    holds: Callable[[], Q]


def _price(low: int, high: int | None) -> Callable[[], Q]:
    """Prices that can lie in [low, high): a range of prices lies in each band that it touches; an open end reaches on."""
    known = Q(money_min__isnull=False) | Q(money_max__isnull=False)
    above = Q(money_max__gte=low) | Q(money_max=None)
    below = Q() if high is None else Q(money_min__lt=high) | Q(money_min=None)
    return lambda: known & above & below


def _confirmed(youngest: int, oldest: int | None) -> Callable[[], Q]:
    """Last confirmed, or published where nobody has confirmed since, more than `youngest` and at most `oldest` days ago."""

    def holds() -> Q:
        now = timezone.now()
        asked = Q() if oldest is None else _since(now - timedelta(days=oldest))
        return asked & ~_since(now - timedelta(days=youngest)) if youngest else asked

    return holds


def _since(moment: Any) -> Q:
    return Q(last_confirmed_at__gte=moment) | Q(last_confirmed_at=None, published_at__gte=moment)


_UP_TO, _BETWEEN, _FROM = _("up to {high} đ"), _("{low} – {high} đ"), _("from {low} đ")


def _amount(amount: int) -> Any:
    """ "100 million", "2 billion": the amount as it is said."""
    number, unit = (amount // BILLION, _("billion")) if amount >= BILLION else (amount // MILLION, _("million"))
    return format_lazy("{number} {unit}", number=number, unit=unit)


def _price_bands(*limits: int) -> tuple[Band, ...]:
    ends = [(0, limits[0]), *pairwise(limits), (limits[-1], None)]
    bands = []
    for low, high in ends:
        template = _UP_TO if not low else _FROM if high is None else _BETWEEN
        words = format_lazy(template, low=_amount(low), high=_amount(high or 0))
        bands.append(Band(f"{low // MILLION}-{high // MILLION if high else ''}", words, _price(low, high)))
    return (*bands, Band("open", _("not said or by agreement"), lambda: Q(money_min=None, money_max=None)))


PRICE = _price_bands(100 * MILLION, 500 * MILLION, 2 * BILLION, 10 * BILLION)
FRESHNESS = (
    Band("30", _("confirmed within 30 days"), _confirmed(0, 30)),
    Band("90", _("31 to 90 days ago"), _confirmed(30, 90)),
    Band("older", _("longer ago"), _confirmed(90, None)),
)


def narrow(bands: tuple[Band, ...], rows: Any, values: Any) -> Any:
    """The rows that lie in one of the bands of these values."""
    wanted = Q(pk__in=[])
    for band in bands:
        if band.value in values:
            wanted |= band.holds()
    return rows.filter(wanted)


def count(bands: tuple[Band, ...], rows: Any) -> list[tuple[str, int]]:
    """How many rows lie in each band, in the bands' order; one query."""
    found = rows.aggregate(**{f"band_{place}": Count("pk", filter=band.holds()) for place, band in enumerate(bands)})
    return [(band.value, found[f"band_{place}"]) for place, band in enumerate(bands) if found[f"band_{place}"]]
