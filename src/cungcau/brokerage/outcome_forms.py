"""From what a side presses and types to clean values: an answer, figures of impact; and what a broker settles."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from django import forms
from django.utils.formats import number_format
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from cungcau.brokerage.boxes import text as _text
from cungcau.brokerage.case_forms import day_box
from cungcau.brokerage.outcome_metrics import metrics, metrics_of
from cungcau.brokerage.outcome_models import Answer, Impact, Introduction, Kind, Level, Method, Publish
from cungcau.brokerage.outcome_states import SIGNED, asks_whether_earlier, lies_before
from cungcau.files.kinds import KINDS
from cungcau.kit.text_fields import TextField
from cungcau.listings.fields import MoneyField, read_number
from cungcau.vocabulary.code_fields import CodeField

MOST = Decimal(10) ** 16


class AnswerForm(forms.Form):
    """What goes with the answer that was chosen; of one kind no more is asked than belongs to it."""

    reason = CodeField("case_reason", required=False, label=_("Why not (if you like)"))
    on = day_box(_("Signed on"), ahead=None)
    earlier = forms.BooleanField(label=_("We had agreed before the point introduced us to each other"), required=False)
    value = MoneyField(label=_("Value in VND"), help_text=_("Leave both empty where you would rather not say."))
    band = CodeField("contract_value", required=False, label=_("Or a range"))
    words = _text(_("One line in your own words"), most=300)
    publish = forms.ChoiceField(
        label=_("What may the point publish?"), choices=Publish.choices, initial=Publish.NO, required=False,
        widget=forms.RadioSelect,
    )  # fmt: skip
    evidence = forms.FileField(
        label=_("A paper that shows it (if you like)"), required=False,
        widget=forms.ClearableFileInput(attrs={"accept": ",".join(f".{kind}" for kind in [*KINDS, "jpeg"])}),
        help_text=_("For the point's brokers alone."),
    )  # fmt: skip
    sizes = dict.fromkeys(("on", "value", "band"), "half")

    def __init__(self, *args: Any, kind: str, introduction: Introduction, **options: Any) -> None:
        super().__init__(*args, **options)
        self.kind, self.introduction = kind, introduction
        if kind != Kind.NOTHING:
            del self.fields["reason"]
        if kind not in SIGNED:
            del self.fields["on"], self.fields["publish"], self.fields["evidence"]
        if kind not in SIGNED or not lies_before(introduction, self._day):
            del self.fields["earlier"]
        if kind != Kind.CONTRACT:
            del self.fields["value"], self.fields["band"]

    @staticmethod
    def begun(answer: Answer | None) -> dict[str, Any]:
        """What was said before, of whichever kind: the boxes that this kind has too begin with it."""
        names = ("reason", "on", "earlier", "value", "band", "words", "publish")
        return {name: getattr(answer, name) for name in names} if answer else {}

    @property
    def _day(self) -> date | None:
        """The day that is in its box; whether they had agreed before is asked only where it lies before the introduction."""
        if not self.is_bound:
            found: date | None = self.initial.get("on")
            return found
        try:
            return self.fields["on"].clean(self.data.get(self.add_prefix("on")))  # type: ignore[no-any-return]
        except forms.ValidationError:
            return None

    def clean_publish(self) -> str:
        return self.cleaned_data["publish"] or Publish.NO

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if data.get("value") is not None and data.get("band"):
            self.add_error("band", _("Give the value or choose a range, not both."))
        if "earlier" in self.fields and not data.get("earlier"):
            self.add_error("earlier", asks_whether_earlier(self.introduction))
        return data

    @property
    def said(self) -> dict[str, Any]:
        """For the verb."""
        return {"kind": self.kind, **self.cleaned_data}


class FigureField(TextField):
    """A number as people write it; below zero where something was lost."""

    def prepare_value(self, value: Any) -> Any:
        """As it is typed: with the reader's own separators, without decimals that say nothing."""
        if not isinstance(value, Decimal):
            return value
        places = 0 if value == value.to_integral_value() else 2
        return number_format(value, places, force_grouping=True)

    def clean(self, value: Any) -> Decimal | None:
        words = str(super().clean(value) or "").strip()
        if not words:
            return None
        number = read_number(words.removeprefix("-").strip(), get_language() or "vi")
        if number is None or number > MOST:
            raise forms.ValidationError(_("Write a number, for example 1,250 or 12.5."))
        return Decimal(str(round(-number if words.startswith("-") else number, 2)))


class ImpactForm(forms.Form):
    """A box for each metric that this side is asked; those left empty say nothing."""

    method = forms.ChoiceField(label=_("How do you know?"), choices=Method.choices, initial=Method.DECLARED)
    words = _text(_("One line in your own words"), most=300)

    def __init__(self, *args: Any, side: str, **options: Any) -> None:
        super().__init__(*args, **options)
        self._codes = [metric.code for metric in metrics_of(side)]
        boxes: dict[str, forms.Field] = {}
        for metric in metrics_of(side):
            if metric.is_money:
                boxes[metric.code] = MoneyField(label=metric.name, help_text=metric.unit)
            else:
                boxes[metric.code] = FigureField(
                    label=metric.name, help_text=metric.unit, required=False, max_length=40,
                    widget=forms.TextInput(attrs={"inputmode": "decimal"}),
                )  # fmt: skip
        self.fields = {**boxes, **self.fields}
        self.sizes = dict.fromkeys(boxes, "half")

    @staticmethod
    def begun(told: Sequence[Impact]) -> dict[str, Any]:
        """The figures that were told to the same question, and what the last of them said beside."""
        money = {metric.code for metric in metrics().values() if metric.is_money}
        boxes: dict[str, Any] = {row.metric: int(row.value) if row.metric in money else row.value for row in told}
        last = max(told, key=lambda row: row.pk, default=None)
        return {**boxes, "method": last.method, "words": last.words} if last else boxes

    @property
    def values(self) -> Mapping[str, Decimal | int]:
        return {code: self.cleaned_data[code] for code in self._codes if self.cleaned_data.get(code) is not None}

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if not self.errors and not any(data.get(code) is not None for code in self._codes):
            self.add_error(None, _("Give one figure at least; zero is an answer too."))
        return data


class SettleForm(forms.Form):
    """How it is, and how the broker knows."""

    kind = forms.ChoiceField(label=_("What came of it"), choices=Kind.choices, widget=forms.RadioSelect)
    value = MoneyField(label=_("Value in VND"), help_text=_("Of a contract, where you learnt it."))
    note = _text(_("What you learnt, and whom you asked"), rows=3, most=1000, required=True)

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if data.get("value") is not None and data.get("kind") not in {None, Kind.CONTRACT}:
            self.add_error("value", _("A contract alone has a value."))
        return data


class LevelForm(forms.Form):
    level = forms.ChoiceField(label=_("How well the figure is known"), choices=Level.choices)


OUTCOME_FORMS = {"settle": SettleForm}
