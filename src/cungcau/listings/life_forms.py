"""Forms of a listing's life: which versions to compare, the answer to a mail."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from cungcau.kit.text_fields import TextField
from cungcau.listings.questions import ANSWERS


class CompareForm(forms.Form):
    """Numbers of two kept versions; the choice travels in the address."""

    older = forms.TypedChoiceField(label=_("From version"), coerce=int)
    newer = forms.TypedChoiceField(label=_("To version"), coerce=int)

    sizes = {"older": "half", "newer": "half"}

    def __init__(self, data: Any, choices: list[tuple[int, str]], initial: dict[str, int]) -> None:
        super().__init__(data, initial=initial)
        for name in ("older", "newer"):
            self.fields[name].choices = choices  # type: ignore[attr-defined]


class AnswerForm(forms.Form):
    """One press of a button, and perhaps a sentence."""

    answer = forms.ChoiceField(choices=[(answer, answer) for answer in ANSWERS], widget=forms.HiddenInput)
    note = TextField(
        label=_("A few words for the point's staff, if you like"), required=False, max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3, "data-autosize": ""}),
        help_text=_("What has changed, or how it was solved. Only your own people and the staff read it."),
    )
