"""A template of agreements as it is typed."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from cungcau.brokerage.boxes import text

FORM_NAMES = {
    "nda_mutual": _("Agreement of confidentiality, mutual"), "nda_one_way": _("Agreement of confidentiality, one-way"),
    "mou": _("Memorandum of understanding"), "loi": _("Letter of intent"),
}  # fmt: skip


class WordingForm(forms.Form):
    text = text(
        _("Text"), _("“# ” begins the title, “## ” a heading; words in braces are filled from the case."), rows=24, most=20000,
        required=True,
    )  # fmt: skip
