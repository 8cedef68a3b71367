"""What is said to the owner of a listing: the same words, with the same limits, with an account and without."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from cungcau.brokerage.boxes import text as _text
from cungcau.listings.fields import MoneyField


class NameSooner(forms.Form):
    """Whether the owner reads who it is together with the words, or when both sides agree."""

    named = forms.ChoiceField(
        label=_("When does the owner learn the name of your organisation?"), widget=forms.RadioSelect, initial="yes",
        choices=[
            ("yes", _("At once, with what you write")),
            ("no", _("When both sides agree; until then write nothing that tells it")),
        ],
    )  # fmt: skip


class OfferWords(forms.Form):
    """Three questions, answered in the sender's own words."""

    about = _text(_("Who are you, and what do you do?"), _("Products, services, size. At most 1,000 characters."),
                  rows=4, most=1000, required=True)
    wish = _text(_("What interests you about it, and what do you expect?"),
                 _("What you would use it for, by when, what must be shown first. At most 1,000 characters."), rows=4, most=1000,
                 required=True)
    question = _text(_("What else would you like to know?"), _("At most 600 characters."), rows=3, most=600)
    said: tuple[str, ...] = ("about", "wish", "question")
    heading: Any = _("Three questions")


class NeedWords(forms.Form):
    """A solution on one page."""

    approach = _text(_("How do you solve it?"),
                     _("What is done, what comes out, where it already works. At most 1,500 characters."), rows=7, most=1500,
                     required=True)
    trl = forms.TypedChoiceField(
        label=_("Readiness (TRL)"), coerce=int, empty_value=None, required=False,
        choices=[("", _("– choose –")), *((level, f"TRL {level}") for level in range(1, 10))],
    )  # fmt: skip
    months = forms.IntegerField(label=_("Months until it runs"), required=False, min_value=0, max_value=120)
    cost_min = MoneyField(label=_("Cost from (VND)"))
    cost_max = MoneyField(label=_("Cost to (VND)"))
    conditions = _text(_("Your conditions"), _("What you need from the other side. At most 600 characters."), rows=3, most=600)
    said: tuple[str, ...] = ("approach", "trl", "months", "cost_min", "cost_max", "conditions")
    heading: Any = _("Your solution on one page")

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        low, high = data.get("cost_min"), data.get("cost_max")
        if low is not None and high is not None and low > high:
            self.add_error("cost_max", _("The upper amount is below the lower one."))
        return data
