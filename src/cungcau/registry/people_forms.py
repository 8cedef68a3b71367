"""From what a person typed to clean values: who works where, who agreed to what, who checked what, who is free to judge."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from cungcau.kit.day_field import DayField
from cungcau.kit.text_fields import TextField
from cungcau.registry import purposes
from cungcau.registry.models import Contact, How, Level, Membership, Organisation, Tie
from cungcau.registry.workflow import OrganisationState
from cungcau.vocabulary.code_fields import CodeField, terms_with

ROLES = [(Membership.EDITOR, _("read and write")), (Membership.READER, _("read"))]
HOW = [("", _("– choose –")), *((one.value, one.label) for one in How if one is not How.LINK)]
PRESENT = Organisation.objects.exclude(state=OrganisationState.MERGED)


def _line(label: Any, help: Any = "", most: int = 150) -> TextField:
    return TextField(label=label, help_text=help, required=False, max_length=most)


def _text(label: Any, help: Any = "", most: int = 2000) -> TextField:
    widget = forms.Textarea(attrs={"rows": 3, "data-autosize": ""})
    return TextField(label=label, help_text=help, required=False, max_length=most, widget=widget)


def _organisation(**options: Any) -> forms.ModelChoiceField:
    return forms.ModelChoiceField(PRESENT, empty_label=_("– choose –"), label=_("Organisation"), **options)


class RoleForm(forms.Form):
    """What somebody does at an organisation from a day on."""

    role = forms.ChoiceField(label=_("What the person may do"), choices=ROLES)
    position_vi = _line(_("Position in Vietnamese"), most=120)
    position_en = _line(_("Position in English"), most=120)
    since = DayField(label=_("From"), ahead=1, initial=timezone.localdate)


class UntilForm(forms.Form):
    """On which day something ended, or will end."""

    until = DayField(label=_("Last day"), ahead=1, initial=timezone.localdate)


class ConsentForm(forms.Form):
    """One more thing to which a contact has agreed."""

    purpose = forms.ChoiceField(label=_("Agreed to"), widget=forms.RadioSelect)
    on = DayField(label=_("Consent given on"), ahead=None, initial=timezone.localdate)
    how = forms.ChoiceField(label=_("How it was given"), choices=HOW)

    sizes = dict.fromkeys(("on", "how"), "half")

    def __init__(self, *args: Any, contact: Contact, **options: Any) -> None:
        super().__init__(*args, **options)
        open_ones = {one.purpose for one in contact.open_consents}
        left = [(key, f"{one} – {one.text}") for key, one in purposes.purposes().items() if key not in open_ones]
        self.fields["purpose"].choices = left  # type: ignore[attr-defined]


class VerificationForm(forms.Form):
    """What was checked, when, with what evidence."""

    level = forms.ChoiceField(label=_("What was checked"), choices=Level.choices, widget=forms.RadioSelect)
    on = DayField(label=_("Checked on"), ahead=None, initial=timezone.localdate)
    valid_until = DayField(
        label=_("Counts until"), required=False, ahead=10,
        help_text=_("Empty: two years for a tax code, three for a visit."),
    )
    evidence = _text(_("What was seen"), _("For example: the register's page of that day; who showed the workshop."))
    upload = forms.FileField(
        label=_("File as evidence"), required=False, help_text=_("Seen by the organisation and the officers.")
    )

    sizes = dict.fromkeys(("on", "valid_until"), "half")


class ReasonForm(forms.Form):
    """Why."""

    note = TextField(label=_("Reason"), widget=forms.Textarea(attrs={"rows": 3}))


class AffiliationForm(forms.Form):
    """Where an expert works or worked."""

    organisation = _organisation()
    position_vi = _line(_("Position in Vietnamese"))
    position_en = _line(_("Position in English"))
    since = DayField(label=_("From"), required=False, ahead=1, help_text=_("Empty: not known."))
    until = DayField(label=_("Until"), required=False, ahead=1, help_text=_("Empty: works there now."))

    sizes = dict.fromkeys(("position_vi", "position_en", "since", "until"), "half")

    def clean(self) -> dict[str, Any]:
        return _in_order(self)


class AbsenceForm(forms.Form):
    """When an expert cannot be asked."""

    since = DayField(label=_("First day away"), back=1, ahead=5)
    until = DayField(label=_("Last day away"), back=1, ahead=5)
    reason = _line(_("Reason"), _("Only officers see it."), most=200)

    sizes = dict.fromkeys(("since", "until"), "half")

    def clean(self) -> dict[str, Any]:
        return _in_order(self)


class InterestForm(forms.Form):
    """Where an expert is not free to judge."""

    tie = forms.ChoiceField(label=_("What ties you"), choices=Tie.choices, widget=forms.RadioSelect)
    organisation = _organisation(required=False)
    field = CodeField("field", label=_("Or a whole field"))
    since = DayField(label=_("From"), required=False, ahead=1, help_text=_("Empty: not known."))
    until = DayField(label=_("Until"), required=False, help_text=_("Empty: still so."))
    note = _line(_("In your words"), most=400)

    sizes = dict.fromkeys(("organisation", "field", "since", "until"), "half")

    def clean(self) -> dict[str, Any]:
        values = _in_order(self)
        if not values.get("organisation") and not values.get("field") and not self.errors:
            self.add_error("organisation", _("Name an organisation or a field."))
        return values

    def values(self) -> dict[str, Any]:
        data = self.cleaned_data
        return {**data, "field": next(iter(terms_with("field", [data["field"]])), None) if data["field"] else None}


def _in_order(form: forms.Form) -> dict[str, Any]:
    values = form.cleaned_data
    if values.get("since") and values.get("until") and values["until"] < values["since"]:
        form.add_error("until", _("The last day is before the first."))
    return values
