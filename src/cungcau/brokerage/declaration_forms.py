"""The two declarations of a side, as they are asked and as they are read again."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from cungcau.brokerage.agreement_models import Known
from cungcau.brokerage.boxes import text
from cungcau.brokerage.declaration_models import Declared


class RightForm(forms.Form):
    basis = forms.ChoiceField(
        label=_("By what right it may be transferred"),
        choices=[
            ("", "–"), ("owner", _("We own the technology")), ("co_owner", _("We own it together with others")),
            ("licensee", _("We use it under a licence that lets us pass it on")), ("unclear", _("It is not settled yet")),
        ],
    )  # fmt: skip
    consents = forms.ChoiceField(label=_("The others who have a right to it agree"), choices=Known.choices)
    in_force = forms.ChoiceField(label=_("The titles of protection are in force"), choices=Known.choices)
    titles = text(_("Titles of protection"), _("Kind and number, one a line."), rows=3, most=1000)
    words = text(_("In your words"), rows=3, most=1000)


class BudgetForm(forms.Form):
    funded = forms.ChoiceField(label=_("State capital or budget paid for the result"), choices=Known.choices)
    task = text(_("Code of the task"), most=60)
    accepted = text(_("Acceptance report"), _("Number and day."), most=120)
    certificate = text(_("Certificate of registration of the result"), most=120)
    holder = text(_("To whom the right to the result was given"), most=200)
    words = text(_("In your words"), rows=3, most=1000)


DECLARATION_FORMS: dict[str, type[forms.Form]] = {Declared.RIGHT: RightForm, Declared.BUDGET: BudgetForm}


def answers_of(kind: str, said: dict[str, Any]) -> list[tuple[Any, Any]]:
    """(question, answer in words) of what was answered."""
    rows = []
    for name, box in DECLARATION_FORMS[kind].base_fields.items():
        given = said.get(name, "")
        choices = dict(box.choices) if isinstance(box, forms.ChoiceField) else {}
        if given:
            rows.append((box.label, choices.get(given, given)))
    return rows
