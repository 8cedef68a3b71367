"""From what a person typed to clean values: the public form, its follow-up, the officers' forms."""

from __future__ import annotations

import re
from typing import Any
from urllib.parse import urlsplit

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from cungcau.access.models import normal_email
from cungcau.intake import budget
from cungcau.intake.models import Block
from cungcau.intake.queries import Suggestion
from cungcau.kit.day_field import DayField
from cungcau.kit.text_fields import EmailField, PhoneField, TextField
from cungcau.listings.models import Listing
from cungcau.registry.tax_code import check_tax_code, normal_tax_code
from cungcau.vocabulary.code_fields import CodeField

ANONYMITY = [
    ("named", _("Everybody may read it, with the name of my organisation")),
    ("anonymous", _("Everybody may read it, but not whose it is")),
    ("internal", _("Only the officers of the point")),
]
NEW = "new"


def _text(label: Any, help: Any = "", *, rows: int = 0, most: int = 200, required: bool = False, fill: str = "") -> TextField:
    attributes = {"autocomplete": fill} if fill else {}
    widget = forms.Textarea(attrs={"rows": rows, "data-autosize": ""}) if rows else forms.TextInput(attrs=attributes)
    return TextField(label=label, help_text=help, required=required, max_length=most, widget=widget)


class _Mail(EmailField):
    """A mail address in its one spelling."""

    def __init__(self, **options: Any) -> None:
        widget = forms.EmailInput(attrs={"autocomplete": "email", "inputmode": "email"})
        super().__init__(**{"label": _("E-mail"), "max_length": 254, "widget": widget, **options})

    def clean(self, value: Any) -> str:
        return normal_email(super().clean(value) or "")


class TellForm(forms.Form):
    """What do you need? Few questions, the first ones about the matter and not about the person."""

    title = _text(
        _("What do you need?"), _("One line, for example: dry 500 kg of mushrooms a day without losing colour."), most=150,
        required=True,
    )
    problem = _text(
        _("What is the problem today?"), _("What happens, how often, what it costs. Numbers help."), rows=4, most=2000,
        required=True,
    )
    current_technology = _text(_("What do you use today?"), _("Machine, process, how old."), rows=2, most=1000)
    result = _text(_("What should be better afterwards?"), _("For example: half the electricity, no colour in the water."),
                   rows=3, most=2000)
    budget = forms.ChoiceField(label=_("About how much may it cost?"), required=False, choices=budget.choices,
                               help_text=_("Only the officers who work on it see it."))
    deadline = DayField(label=_("By when?"), required=False, back=0, ahead=20,
                        help_text=_("Day/month/year, where there is a day."),
                        widget=forms.DateInput(attrs={"inputmode": "numeric"}))
    organisation_name = _text(_("Firm or organisation"), most=250, required=True, fill="organization")
    tax_code = _text(_("Tax code"), _("Spares us a question; you may leave it out."), most=20)
    name = _text(_("Your name"), most=150, required=True, fill="name")
    email = _Mail(help_text=_("A code goes there, and later the answer."))
    phone = PhoneField(help_text=_("Many questions are answered in two minutes on the phone."))
    anonymity = forms.ChoiceField(label=_("Who may read it?"), choices=ANONYMITY, widget=forms.RadioSelect,
                                  help_text=_("Your name, phone and address are never published."))
    consent = forms.BooleanField(
        label=_("I agree"), error_messages={"required": _("Without your agreement we may not keep what you write.")}
    )

    sections = [
        (_("The matter"), "", ("title", "problem", "current_technology", "result", "budget", "deadline")),
        (_("Whom we answer"), "", ("organisation_name", "tax_code", "name", "email", "phone")),
        (_("Who may read it"), "", ("anonymity",)),
    ]
    sizes = dict.fromkeys(("budget", "deadline", "tax_code", "name", "email", "phone"), "half")

    def clean_tax_code(self) -> str:
        code = normal_tax_code(self.cleaned_data["tax_code"])
        if code:
            check_tax_code(code)
        return code

    def clean_deadline(self) -> Any:
        day = self.cleaned_data["deadline"]
        if day and day < timezone.localdate():
            raise ValidationError(_("This day is past already."))
        return day

    def values(self) -> dict[str, Any]:
        return {name: value for name, value in self.cleaned_data.items() if name != "consent"}


class CodeForm(forms.Form):
    """The six digits of the mail."""

    code = TextField(
        label=_("Code from the mail"), max_length=12,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "one-time-code"}),
    )  # fmt: skip


class AgainForm(forms.Form):
    """To which address the code goes once more."""

    email = _Mail(label=_("Mail address"))


class LostForm(forms.Form):
    """Under which address something was left."""

    email = _Mail(help_text=_("The address that you gave with your need."))


class AnswerForm(forms.Form):
    answer = _text(_("Your answer"), rows=5, most=2000, required=True)


class CorrectForm(forms.Form):
    """What stays empty stays as it is: the page does not show what is kept to whoever has found the link."""

    name = _text(_("Your name"), most=150, fill="name")
    phone = PhoneField()
    email = _Mail(required=False, help_text=_("Counts once you have confirmed it by the mail that goes there."))

    sizes = dict.fromkeys(("name", "phone", "email"), "half")

    def clean(self) -> dict[str, Any]:
        values = super().clean() or {}
        if not any(values.values()) and not self.errors:
            raise ValidationError(_("Write what should be different."))
        return values


class WithdrawForm(forms.Form):
    note = _text(_("Reason"), _("If you like: it helps us to do better."), rows=2, most=500)


class QuestionForm(forms.Form):
    """What the officer wants to know."""

    question = _text(_("Your question"), _("It goes to the sender by mail, who answers by a link."), rows=5, most=2000,
                     required=True)


class DeclineForm(forms.Form):
    """Why the point cannot take it up."""

    reason = _text(_("Reason"), _("The sender reads it: say what would help instead."), rows=4, most=1000, required=True)


class TakeForm(forms.Form):
    """Whose need it is: one of the organisations that may be meant, another one, or a new one."""

    organisation = forms.ChoiceField(label=_("Organisation"), widget=forms.RadioSelect)
    kind = CodeField("organisation_kind", label=_("Kind of organisation"), help_text=_("Of a new one."), initial="sme")

    def __init__(self, *args: Any, suggestions: list[Suggestion], new: str, **options: Any) -> None:
        super().__init__(*args, **options)
        self.suggestions = {one.organisation.pid: one.organisation for one in suggestions}
        choices = [(one.organisation.pid, f"{one.organisation} – {WHY[one.why]}") for one in suggestions]
        field = self.fields["organisation"]
        field.choices = [*choices, (NEW, _("Register “%(name)s” anew") % {"name": new})]  # type: ignore[attr-defined]
        field.initial = choices[0][0] if choices and suggestions[0].why == "tax_code" else None
        if not choices:
            field.initial = NEW

    def values(self) -> dict[str, Any]:
        return {
            "organisation": self.suggestions.get(self.cleaned_data["organisation"]), "kind": self.cleaned_data["kind"] or "sme",
        }  # fmt: skip


WHY = {
    "tax_code": _("same tax code"),
    "branch": _("same tax code, another branch"),
    "website": _("its website has the domain of the address"),
    "name": _("similar name"),
    "chosen": _("chosen by you"),
}


class MergeForm(forms.Form):
    """Which need it is the same as."""

    listing = TextField(
        label=_("The other need"), max_length=200, help_text=_("Its reference (HHTP-NC-…) or the address of its page.")
    )

    def __init__(self, *args: Any, allowed: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.allowed = allowed

    def clean_listing(self) -> Listing:
        text = self.cleaned_data["listing"].strip()
        last = urlsplit(text).path.rstrip("/").rpartition("/")[2]
        found: Listing | None = self.allowed.filter(ref__iexact=text).first() or self.allowed.filter(pid=last).first()
        if found is None:
            raise ValidationError(_("There is no living need with this reference or address."), code="unknown")
        return found


class BlockForm(forms.Form):
    kind = forms.ChoiceField(
        label=_("What is blocked"), choices=[row for row in Block.Kind.choices if row[0] != Block.Kind.NETWORK]
    )
    value = _text(_("Address, domain or words"), _("For example spam@example.com, example.com, or words of the text."), most=200,
                  required=True)
    note = _text(_("Why"), most=300)

    sizes = dict.fromkeys(("kind", "value"), "half")


class SiteForm(forms.Form):
    """A site's origin: https, a name, perhaps a port, and nothing behind."""

    origin = _text(_("Address of the site"), _("For example https://hiep-hoi.example"), most=200, required=True)
    note = _text(_("Whose site it is"), most=300)

    def clean_origin(self) -> str:
        parts = urlsplit(self.cleaned_data["origin"].strip().lower())
        host = parts.netloc
        if parts.scheme not in {"https", "http"} or not re.fullmatch(r"[a-z0-9.\-]+(:\d{1,5})?", host) or "." not in host:
            raise ValidationError(_("Give the address as a browser shows it, beginning with https://"), code="origin")
        return f"{parts.scheme}://{host}"


VERB_FORMS = {"ask": QuestionForm, "decline": DeclineForm}
