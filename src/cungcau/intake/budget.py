"""Budget bands of the public form: what a person in a hurry can say about money, in VND."""

from __future__ import annotations

from typing import Any, NamedTuple

from django.utils.translation import gettext_lazy as _


class Band(NamedTuple):
    """From and to, in VND; None is open."""

    label: Any
    low: int | None
    high: int | None


BANDS = {
    "under_100m": Band(_("Below 100 million VND"), None, 100_000_000),
    "100m_500m": Band(_("100 to 500 million VND"), 100_000_000, 500_000_000),
    "500m_2b": Band(_("500 million to 2 billion VND"), 500_000_000, 2_000_000_000),
    "2b_10b": Band(_("2 to 10 billion VND"), 2_000_000_000, 10_000_000_000),
    "over_10b": Band(_("Above 10 billion VND"), 10_000_000_000, None),
}


def choices() -> list[tuple[str, Any]]:
    return [("", _("I cannot say yet")), *((code, band.label) for code, band in BANDS.items())]
