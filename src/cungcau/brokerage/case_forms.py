"""From what a broker typed to clean values: a case, its verbs, a line of its log."""

from __future__ import annotations

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from cungcau.access.models import User
from cungcau.brokerage import stages
from cungcau.brokerage.boxes import text as _text
from cungcau.brokerage.case_models import Case, Confidentiality, Left, LogKind, Party, PartyRole, Shared, Turn
from cungcau.brokerage.case_reasons import ENDED, LOST
from cungcau.brokerage.casework import done_stages
from cungcau.brokerage.message_readers import named_choices
from cungcau.kit.day_field import DayField
from cungcau.kit.text_fields import EmailField, PhoneField, TextField
from cungcau.listings.fields import MoneyField
from cungcau.listings.models import Listing
from cungcau.registry.models import Organisation
from cungcau.vocabulary.code_fields import CodeField

CALENDAR = {"type": "date"}
WORKING = ("steward", "moderator", "broker", "adviser", "organiser")


def day_box(
    label: Any, help: Any = "", *, required: bool = True, ahead: int | None = 5, to_come: bool = False
) -> DayField:
    widget = forms.DateInput(format="%Y-%m-%d", attrs=CALENDAR)
    return DayField(back=5, ahead=ahead, to_come=to_come, label=label, help_text=help, required=required, widget=widget)


def _officers(*roles: str) -> QuerySet[User]:
    return User.objects.filter(is_active=True, role_rows__name__in=roles).distinct()


class AboutForm(forms.Form):
    """What a case says of itself."""

    goal = _text(_("Goal"), _("One line: what is to stand at the end."), most=200, required=True)
    mode = CodeField("transfer_mode", required=True, label=_("Way of working together"), help_text=_("It chooses the stages."))
    second = forms.ModelChoiceField(
        User.objects.none(), label=_("Second adviser"), required=False, to_field_name="pid", empty_label=_("– choose –"),
        help_text=_("An officer who works on it too."),
    )  # fmt: skip
    confidentiality = forms.ChoiceField(
        label=_("Who of the point reads it"), choices=Confidentiality.choices, initial=Confidentiality.OFFICERS
    )
    probability = forms.IntegerField(
        label=_("Probability of a contract, in per cent"), min_value=0, max_value=100, required=False
    )
    value_min = MoneyField(label=_("Value in VND, from"))
    value_max = MoneyField(label=_("Value in VND, to"))
    sizes = dict.fromkeys(("second", "confidentiality", "value_min", "value_max"), "half")

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["second"].queryset = _officers(*WORKING)  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        low, high = data.get("value_min"), data.get("value_max")
        if low is not None and high is not None and low > high:
            self.add_error("value_max", _("The upper amount is below the lower one."))
        return data


class EditForm(AboutForm):
    @staticmethod
    def begun(case: Case) -> dict[str, Any]:
        names = ("goal", "mode", "confidentiality", "probability", "value_min", "value_max")
        return {**{name: getattr(case, name) for name in names}, "second": case.second.pid if case.second else None}


class NextForm(forms.Form):
    """What is to be done next."""

    next_action = _text(_("Next action"), most=200, required=True)
    next_due = day_box(_("Due by"), to_come=True)
    turn = forms.ChoiceField(label=_("Whose turn it is"), choices=Turn.choices, initial=Turn.US)
    sizes = {"next_due": "half", "turn": "half"}


class OpenForm(AboutForm):
    """A new case, with its first action. `listings`: what the reader may open one about, by reference, where she names them."""

    need = TextField(label=_("Reference of the need"), required=False, max_length=40)
    offer = TextField(label=_("Reference of the offer"), required=False, max_length=40)
    next_action = _text(_("Next action"), most=200, required=True)
    next_due = day_box(_("Due by"), to_come=True)
    sizes = {**AboutForm.sizes, **dict.fromkeys(("need", "offer", "next_due"), "half")}
    field_order = ["need", "offer", "goal", "mode", "next_action", "next_due"]

    def __init__(self, *args: Any, listings: QuerySet[Listing] | None, **options: Any) -> None:
        super().__init__(*args, **options)
        self.listings = listings
        if listings is None:
            del self.fields["need"], self.fields["offer"]

    def clean_need(self) -> Listing | None:
        return self._listing("need")

    def clean_offer(self) -> Listing | None:
        return self._listing("offer")

    def _listing(self, kind: str) -> Listing | None:
        ref = self.cleaned_data[kind].strip()
        found = self.listings.filter(kind=kind, ref__iexact=ref).first() if ref and self.listings is not None else None
        if ref and found is None:
            raise forms.ValidationError(_("No listing of this kind has that reference."), code="unknown")
        return found

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        if self.listings is not None and not any(data.get(kind) for kind in ("need", "offer")) and not self.errors:
            self.add_error("need", _("Give the reference of the need, of the offer, or of both."))
        return data


class GoForm(forms.Form):
    """`case`: its template, and where it stands in it."""

    stage = forms.ChoiceField(label=_("To which stage"))
    how = forms.ChoiceField(
        label=_("The present stage is"), choices=[(Left.DONE, Left.DONE.label), (Left.SKIPPED, Left.SKIPPED.label)],
        required=False, widget=forms.RadioSelect, help_text=_("Choose one, unless the case goes back."),
    )  # fmt: skip
    evidence = _text(_("What shows it"), rows=3, most=1000)
    reason = _text(_("Reason"), _("Where you go back, or leave out a stage that is not optional."), rows=2, most=600)

    def __init__(self, *args: Any, case: Case, **options: Any) -> None:
        super().__init__(*args, **options)
        self.case = case
        others = tuple(code for code in case.way.stages if code != case.stage)
        self.fields["stage"].choices = stages.choices(others)  # type: ignore[attr-defined]
        finished = done_stages(case)
        ahead = [code for code in case.way.after(case.stage) if code not in finished]
        self.fields["stage"].initial = next((code for code in ahead if not stages.stages()[code].optional), None)
        self.fields["evidence"].help_text = case.present.evidence

    def clean(self) -> dict[str, Any]:
        """Nothing is chosen beforehand: who presses without a look would call a stage done that is not."""
        data = super().clean() or {}
        if data.get("stage") in self.case.way.after(self.case.stage) and not data.get("how") and "how" not in self.errors:
            self.add_error("how", _("Say whether the present stage is done or left out."))
        return data

    @staticmethod
    def options(case: Case) -> dict[str, Any]:
        return {"case": case}


class LineForm(forms.Form):
    line = TextField(max_length=30, widget=forms.HiddenInput())


class OfCase(forms.Form):
    """A form that chooses among the parties that take part now."""

    party = forms.ModelChoiceField(
        Party.objects.none(), label=_("With whom"), required=False, to_field_name="pid", empty_label=_("– choose –")
    )

    def __init__(self, *args: Any, case: Case, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["party"].queryset = Party.objects.filter(case=case, ended_at=None)  # type: ignore[attr-defined]

    @staticmethod
    def options(case: Case) -> dict[str, Any]:
        return {"case": case}


class LogForm(OfCase):
    kind = forms.ChoiceField(label=_("What it was"), choices=LogKind.choices)
    on = day_box(_("On the day"), ahead=None)
    words = _text(_("Words of the entry"), rows=4, most=4000, required=True)
    shared = forms.ChoiceField(label=_("Who may read it"), choices=Shared.choices, initial=Shared.NONE)
    sizes = dict.fromkeys(("kind", "on", "party", "shared"), "half")
    field_order = ["kind", "on", "party", "shared", "words"]

    def __init__(self, *args: Any, case: Case, **options: Any) -> None:
        super().__init__(*args, case=case, **options)
        self.fields["on"].initial = timezone.localdate
        self.fields["shared"].choices = named_choices(case, Shared.choices)  # type: ignore[attr-defined]


class CorrectForm(forms.Form):
    on = day_box(_("On the day"), ahead=None)
    words = _text(_("Words of the entry"), rows=6, most=4000, required=True)


class PartyForm(forms.Form):
    """By the tax code of the registry, or by name where it is not there."""

    role = forms.ChoiceField(label=_("Role"), choices=PartyRole.choices)
    organisation = TextField(
        label=_("Tax code of an organisation of the registry"), required=False, max_length=20,
        help_text=_("Its people then have a page of the case."),
    )  # fmt: skip
    name = _text(_("Or a name, where it is not in the registry"))
    contact_name = _text(_("Whom to call"))
    contact_phone = PhoneField()
    contact_email = EmailField(label=_("E-mail"), required=False, max_length=254)
    sizes = dict.fromkeys(("contact_phone", "contact_email"), "half")

    def clean_organisation(self) -> Organisation | None:
        code = self.cleaned_data["organisation"].replace(" ", "")
        found = Organisation.objects.filter(tax_code=code).exclude(state="merged").first() if code else None
        if code and found is None:
            raise forms.ValidationError(_("No organisation of the registry has that tax code."), code="unknown")
        return found


class LeaveForm(OfCase):
    why = _text(_("Reason"), most=200, required=True)

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["party"].label, self.fields["party"].required = _("Who leaves"), True


class PauseForm(forms.Form):
    pause_reason = _text(_("Reason"), most=200, required=True)
    paused_until = day_box(_("Until"), _("From then on you are reminded of it."), to_come=True)


class HandForm(forms.Form):
    to = forms.ModelChoiceField(User.objects.none(), label=_("To"), to_field_name="pid", empty_label=_("– choose –"))
    note = _text(_("Note for the brokers"), rows=3, most=600)

    def __init__(self, *args: Any, case: Case, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["to"].queryset = _officers("broker").exclude(pk=case.owner_id)  # type: ignore[attr-defined]

    @staticmethod
    def options(case: Case) -> dict[str, Any]:
        return {"case": case}


class OverForm(forms.Form):
    reason = CodeField(LOST, required=True, label=_("Reason"))
    note = _text(_("Note for the brokers"), rows=3, most=600)


class EndForm(OverForm):
    reason = CodeField(ENDED, required=True, label=_("Reason"))


class WinForm(forms.Form):
    note = _text(_("How you know of the contract"), _("Where a side has confirmed it you need not say more."), rows=2, most=600)
    evidence = _text(
        _("What shows it"), _("Number and day of the contract, who showed it to you, where a copy is kept."), rows=3, most=1000
    )


class AgainForm(forms.Form):
    note = _text(_("Reason"), rows=2, most=600, required=True)


CASE_FORMS = {
    "go_to": GoForm, "log": LogForm, "tick": LineForm, "untick": LineForm, "plan_next": NextForm, "add_party": PartyForm,
    "end_party": LeaveForm, "edit": EditForm, "pause": PauseForm, "hand_over": HandForm, "lose": OverForm, "end": EndForm,
    "reopen": AgainForm, "win": WinForm,
}  # fmt: skip
