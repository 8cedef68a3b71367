"""From what a steward typed to clean values."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from cungcau.kit.text_fields import TextField


class AskForm(forms.Form):
    """For whom asks somebody else's data: on whose word."""

    came_from = TextField(
        label=_("Of whom the request came"), max_length=200, help_text=_("Who asked, on which day, by which way.")
    )  # fmt: skip
    note = TextField(label=_("Why"), max_length=2000, widget=forms.Textarea(attrs={"rows": 3, "data-autosize": ""}))


class ReasonForm(forms.Form):
    """Why somebody is not forgotten."""

    reason = TextField(label=_("Reason"), max_length=2000, widget=forms.Textarea(attrs={"rows": 3, "data-autosize": ""}))
