"""From what a person typed to clean values: a request, an answer, an assignment, a plan and its actions."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from cungcau.access.models import User
from cungcau.advisory.models import KINDS, Channel, Freedom, Plan, Step
from cungcau.advisory.queries import advisers, desk_officers
from cungcau.kit.day_field import DayField
from cungcau.kit.text_fields import EmailField, PhoneField, TextField
from cungcau.listings.fields import MoneyField
from cungcau.listings.models import Listing
from cungcau.registry.models import Expert, Organisation
from cungcau.vocabulary.code_fields import CodeField

CURRENCIES = ("VND", "USD", "EUR", "JPY", "KRW", "CNY", "GBP", "SGD")
CHOOSE = _("– choose –")


def _day(label: Any, help: Any = "", *, required: bool = True, back: int = 0, ahead: int | None = 2) -> DayField:
    """A day, chosen in the browser's own calendar."""
    widget = forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})
    return DayField(back=back, ahead=ahead, label=label, help_text=help, required=required, widget=widget)


def _text(label: Any, help: Any = "", *, rows: int = 0, most: int = 150, required: bool = False) -> TextField:
    """A box that says how much fits, and counts while one types."""
    if not rows:
        return TextField(label=label, help_text=help, required=required, max_length=most)
    widget = forms.Textarea(attrs={"rows": rows, "data-autosize": "", "data-count": ""})
    return TextField(label=label, help_text=help, required=required, max_length=most, widget=widget)


def _scale(label: Any, least: Any, most: Any) -> forms.TypedChoiceField:
    choices = [(1, least), (2, "2"), (3, "3"), (4, "4"), (5, most)]
    return forms.TypedChoiceField(label=label, choices=choices, coerce=int, widget=forms.RadioSelect)


class AskForm(forms.Form):
    """What a firm wants to know."""

    organisation = forms.ModelChoiceField(
        Organisation.objects.none(), to_field_name="pid", empty_label=CHOOSE, label=_("In the name of")
    )
    kind = CodeField(KINDS, required=True, label=_("What it is about"))
    subject = _text(_("Subject of the question"), _("One line."), required=True)
    words = _text(
        _("Your question"), _("What you want to reach, what you have tried, what you know already."), rows=6, most=4000,
        required=True,
    )  # fmt: skip
    wished_on = _day(_("Wished for by"), _("May be left empty."), required=False)
    listing = forms.ModelChoiceField(
        Listing.objects.none(), to_field_name="pid", required=False, empty_label=_("– none –"),
        label=_("Listing that it is about"),
    )  # fmt: skip

    sizes = {"kind": "half", "wished_on": "half"}

    def __init__(self, *args: Any, allowed: Any, listings: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        field: Any = self.fields["organisation"]
        field.queryset = allowed
        if len(allowed) == 1:
            field.initial, field.widget = allowed[0].pid, forms.HiddenInput()
        of_listing: Any = self.fields["listing"]
        of_listing.queryset = listings
        if not listings:
            del self.fields["listing"]

    def clean(self) -> dict[str, Any]:
        values = super().clean() or {}
        listing, organisation = values.get("listing"), values.get("organisation")
        if listing and organisation and listing.organisation_id != organisation.pk and not listing.is_published:
            self.add_error("listing", _("This listing is not one of the organisation's."))
        return values

    def values(self) -> dict[str, Any]:
        data = self.cleaned_data
        return {**{name: data[name] for name in ("kind", "subject", "words", "wished_on")}, "listing": data.get("listing")}


class TakeDownForm(AskForm):
    """The same, as an officer writes it down."""

    channel = forms.ChoiceField(
        label=_("How it was asked"), choices=[one for one in Channel.choices if one[0] != Channel.ONLINE], initial=Channel.PHONE,
        widget=forms.RadioSelect,
    )  # fmt: skip
    caller_name = _text(_("Who asked"))
    caller_phone = PhoneField()
    caller_email = EmailField(label=_("E-mail"), required=False)

    sizes = {**AskForm.sizes, "caller_phone": "half", "caller_email": "half"}
    field_order = ["organisation", "channel", "caller_name", "caller_phone", "caller_email"]

    def values(self) -> dict[str, Any]:
        data = self.cleaned_data
        caller = (data["caller_name"], data["caller_phone"], data["caller_email"])
        return {**super().values(), "channel": data["channel"], "caller": caller}


class AssignForm(forms.Form):
    adviser = forms.ModelChoiceField(
        User.objects.none(), to_field_name="pid", empty_label=CHOOSE, label=_("Adviser of the point")
    )
    note = _text(_("A word to the adviser"), rows=2, most=500)

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["adviser"].queryset = advisers()  # type: ignore[attr-defined]


class AnswerForm(forms.Form):
    words = _text(
        _("Answer"), _("The firm reads it. Files can be attached on the page of the request."), rows=8, most=8000, required=True
    )


class BackForm(forms.Form):
    words = _text(_("What you want to know besides"), rows=5, most=4000, required=True)


class RateForm(forms.Form):
    satisfaction = _scale(_("Did the answer help?"), _("1, not at all"), _("5, very much"))
    words = _text(_("In your own words"), _("What helped, what was missing."), rows=3, most=1000)


class ReasonForm(forms.Form):
    reason = _text(_("Reason"), _("They read it."), rows=3, most=1000, required=True)


class WithdrawForm(forms.Form):
    note = _text(_("Reason"), _("The desk reads it. May be left empty."), rows=2, most=500)


class NoteForm(forms.Form):
    words = _text(_("Note"), _("Only the desk reads it."), rows=4, most=4000, required=True)


class _ExpertField(forms.ModelChoiceField):
    """Each with how much she has on her hands."""

    def label_from_instance(self, expert: Any) -> str:
        place = f", {expert.organisation}" if expert.organisation else ""
        load = _("on hand: %(number)s") % {"number": expert.on_hand}
        return f"{expert}{place} · {load}"


class EntrustForm(forms.Form):
    """An expert, the task, until when, for how much."""

    expert = _ExpertField(
        Expert.objects.none(), to_field_name="pid", empty_label=CHOOSE, label=_("Expert"),
        help_text=_("Conflicts of interest with the firm are looked for when you send this."),
    )  # fmt: skip
    task = _text(
        _("Task"), _("What the expert is to find out or to write. She reads the request too."), rows=5, most=2000, required=True
    )
    due_on = _day(_("Due by"))
    fee = MoneyField(label=_("Fee of the expert"), help_text=_("Empty where none is paid."))
    currency = forms.ChoiceField(label=_("Currency"), choices=[(code, code) for code in CURRENCIES], initial="VND")

    sizes = dict.fromkeys(("due_on", "fee", "currency"), "half")

    def __init__(self, *args: Any, experts: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["expert"].queryset = experts  # type: ignore[attr-defined]


class OverruleForm(forms.Form):
    why = _text(
        _("Why it may go on all the same"), _("It stays with the assignment, under your name."), rows=4, most=1000, required=True
    )


class AcceptForm(forms.Form):
    freedom = forms.ChoiceField(
        label=_("Are you free to judge?"), choices=Freedom.choices, widget=forms.RadioSelect,
        help_text=_("Work, shares, advice, money or family that tie the expert to the firm or to its competitor."),
    )  # fmt: skip
    words = _text(_("Which conflict"), _("Only where there is one; an officer decides whether it goes on."), rows=3, most=1000)


class RefuseForm(forms.Form):
    reason = _text(_("Reason"), _("The desk reads it."), rows=3, most=1000, required=True)


class DeliverForm(forms.Form):
    output = _text(
        _("Result"), _("The desk reads it. Files can be attached on the page of the assignment, before and after."), rows=8,
        most=8000, required=True,
    )  # fmt: skip


class JudgeForm(forms.Form):
    rating = _scale(_("How good was the work?"), _("1, of no use"), _("5, excellent"))
    words = _text(
        _("In your own words"), _("Officers read it when they choose an expert; the expert does not."), rows=3, most=1000
    )


class PlanForm(forms.Form):
    """What a plan says of itself."""

    service = CodeField(KINDS, required=True, label=_("Kind of support"))
    aim = _text(_("Aim"), _("What is to be different at the firm at the end."), rows=3, most=1000, required=True)
    adviser = forms.ModelChoiceField(
        User.objects.none(), to_field_name="pid", empty_label=CHOOSE, label=_("Adviser in charge")
    )
    note = _text(_("Internal note"), _("Only the desk reads it."), rows=3, most=2000)

    sizes = {"service": "half", "adviser": "half"}

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["adviser"].queryset = desk_officers()  # type: ignore[attr-defined]

    @staticmethod
    def begun(plan: Plan) -> dict[str, Any]:
        names = ("service", "aim", "note")
        return {**{name: getattr(plan, name) for name in names}, "adviser": plan.adviser.pid if plan.adviser else None}


class StepForm(forms.Form):
    """What is to be done when, by whom; and, once it is done, when and with what result."""

    words = _text(_("Action"), most=200, required=True)
    planned_on = _day(_("Planned for"), back=2, ahead=5)
    adviser = forms.ModelChoiceField(
        User.objects.none(), to_field_name="pid", required=False, empty_label=_("the adviser in charge"),
        label=_("Adviser of the point"),
    )  # fmt: skip
    planned_hours = forms.DecimalField(label=_("Hours planned"), required=False, min_value=0, max_value=9999, decimal_places=1)
    done_on = _day(_("Done on"), required=False, back=2, ahead=None)
    hours = forms.DecimalField(label=_("Hours worked"), required=False, min_value=0, max_value=9999, decimal_places=1)
    result = _text(_("Result"), _("The firm reads it."), rows=3, most=1000)

    sizes = dict.fromkeys(("planned_on", "adviser", "planned_hours", "done_on", "hours"), "half")
    NAMES = ("words", "planned_on", "planned_hours", "done_on", "hours", "result")

    def __init__(self, *args: Any, is_done: bool, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["adviser"].queryset = desk_officers()  # type: ignore[attr-defined]
        if not is_done:
            for name in ("done_on", "hours", "result"):
                del self.fields[name]

    def clean(self) -> dict[str, Any]:
        values = super().clean() or {}
        if (values.get("hours") or values.get("result")) and not values.get("done_on") and "done_on" not in self.errors:
            self.add_error("done_on", _("Say when it was done."))
        return values


def initial_of_step(step: Step) -> dict[str, Any]:
    return {**{name: getattr(step, name) for name in StepForm.NAMES}, "adviser": step.adviser.pid if step.adviser else None}


ADVICE_FORMS = {
    "assign": AssignForm, "answer": AnswerForm, "ask_back": BackForm, "rate": RateForm, "decline": ReasonForm,
    "withdraw": WithdrawForm, "note": NoteForm,
}  # fmt: skip
ASSIGNMENT_FORMS = {
    "overrule": OverruleForm, "accept": AcceptForm, "refuse": RefuseForm, "deliver": DeliverForm, "judge": JudgeForm,
    "call_off": ReasonForm,
}  # fmt: skip


class AgreeForm(forms.Form):
    note = _text(_("How it was agreed"), _("For example: by telephone with the director. May be left empty."), rows=2, most=500)


class CloseForm(forms.Form):
    outcome = _text(_("What the plan brought"), _("The firm reads it."), rows=4, most=2000, required=True)


PLAN_FORMS = {"edit": PlanForm, "agree": AgreeForm, "close": CloseForm, "abandon": ReasonForm}
