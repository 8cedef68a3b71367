"""Form fields of the listings' own kinds: an amount of money, a number as people write it."""

from __future__ import annotations

from math import isfinite
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from cungcau.engines.common import quantities
from cungcau.kit.text_fields import TextField

MOST_MONEY = 10**16  # ten million billion VND: more than any project, less than the column holds


VND_SIGNS = ("vnd", "₫", "đồng")


def says_vnd(text: str) -> bool:
    """Names the currency beside the amount."""
    return any(sign in text.lower() for sign in VND_SIGNS)


class MoneyField(TextField):
    """An amount in VND: digits with either separator, or "2,5 tỷ", "800 triệu". Without `in_vnd` in any currency."""

    WORDS = {
        "tỷ": 10**9, "ty": 10**9, "tỉ": 10**9, "billion": 10**9,
        "triệu": 10**6, "trieu": 10**6, "tr": 10**6, "million": 10**6,
    }  # fmt: skip

    def __init__(self, *, in_vnd: bool = True, **options: Any) -> None:
        self.in_vnd = in_vnd
        super().__init__(required=False, max_length=40, widget=forms.TextInput(attrs={"inputmode": "decimal"}), **options)

    def prepare_value(self, value: Any) -> Any:
        return f"{value:,}".replace(",", "." if (get_language() or "vi") == "vi" else ",") if isinstance(value, int) else value

    def clean(self, value: Any) -> int | None:
        text = str(super().clean(value) or "").lower()
        for sign in VND_SIGNS:
            text = text.replace(sign, "")
        text = text.strip()
        if not text:
            return None
        word = next((word for word in self.WORDS if text.endswith(word)), "")
        factor = self.WORDS.get(word, 1)
        number = text.removesuffix(word).strip() if word else text.replace(" ", "")
        amount = _number(number, grouped=factor == 1)
        if amount is None or not 0 <= amount * factor <= MOST_MONEY:
            if not self.in_vnd:
                raise ValidationError(_("Write an amount in the chosen currency, for example 250,000 or 2.5 million."))
            raise ValidationError(_("Write an amount in VND, for example 2,500,000,000 or 2.5 billion."))
        return round(amount * factor)


def read_number(text: str, language: str) -> float | None:
    """A number as typed in that language, or None; see engines.common.quantities for the separators."""
    found = quantities.parse_number(text, language)
    return found.value if found is not None and isfinite(found.value) else None


def _number(text: str, *, grouped: bool) -> float | None:
    """A number as typed; with `grouped`, "2.500" is two thousand five hundred in either language."""
    parts = text.replace(",", ".").split(".")
    if grouped and len(parts) > 1 and all(len(part) == 3 and part.isdigit() for part in parts[1:]) and parts[0].isdigit():
        return float("".join(parts))
    return read_number(text, get_language() or "vi")
