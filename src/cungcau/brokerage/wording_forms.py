"""A template of agreements as it is typed."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from cungcau.brokerage.boxes import text

FORM_NAMES = {
    "nda_mutual": _("Agreement of confidentiality, mutual"), "nda_one_way": _("Agreement of confidentiality, one-way"),
    "mou": _("Memorandum of understanding"), "loi": _("Letter of intent"),
}  # fmt: skip


# What each placeholder becomes (`wording_texts.PLACEHOLDERS`).
PLACEHOLDER_NAMES = {
    "ref": _("the number of the agreement at the point"), "case": _("the number of the case"),
    "point": _("the name of the point"), "day": _("the day on which the file is made"),
    "goal": _("what the two sides talk about: the title of the need, else of the offer"),
    "technology": _("the technology, as the agreement names it"),
    "starts_on": _("the first day in force; without one, “the day of signature”"), "ends_on": _("the last day in force"),
    "party_1": _("the first party: the side that offers"), "tax_code_1": _("the tax code of the first party"),
    "address_1": _("the address of the first party"), "party_2": _("the second party: the side in need"),
    "tax_code_2": _("the tax code of the second party"), "address_2": _("the address of the second party"),
}  # fmt: skip


class WordingForm(forms.Form):
    text = text(
        _("Text"), _("“# ” begins the title, “## ” a heading; words in braces are filled from the case."), rows=24, most=20000,
        required=True,
    )  # fmt: skip
