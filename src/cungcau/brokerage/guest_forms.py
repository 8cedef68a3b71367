"""From what somebody without an account typed to clean values; and what brokers say to it, and put on a sheet."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlsplit

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext, gettext_lazy
from django.utils.translation import gettext_lazy as _

from cungcau.access.models import normal_email
from cungcau.brokerage.boxes import text as _text
from cungcau.brokerage.saying_forms import NameSooner, NeedWords, OfferWords
from cungcau.intake.queries import Suggestion
from cungcau.kit.day_field import DayField
from cungcau.kit.text_fields import EmailField, PhoneField, TextField
from cungcau.listings.models import Listing
from cungcau.registry.models import Organisation
from cungcau.vocabulary.code_fields import CodeField

WHO = ("name", "organisation_name", "email", "phone")
NEW = "new"


def _filled(label: Any, fill: str, *, most: int, help: Any = "") -> TextField:
    """A line that a phone fills in by itself."""
    return TextField(label=label, help_text=help, max_length=most, widget=forms.TextInput(attrs={"autocomplete": fill}))


class _Mail(EmailField):
    """A mail address in its one spelling."""

    def __init__(self, **options: Any) -> None:
        widget = forms.EmailInput(attrs={"autocomplete": "email", "inputmode": "email"})
        super().__init__(**{"label": _("E-mail"), "max_length": 254, "widget": widget, **options})

    def clean(self, value: Any) -> str:
        return normal_email(super().clean(value) or "")


class GuestForm(NameSooner, forms.Form):
    """What both kinds have in common: who writes, and her agreement."""

    name = _filled(_("Your name"), "name", most=150)
    organisation_name = _filled(_("Firm or organisation"), "organization", most=250)
    email = _Mail(help_text=_("A link goes there: nobody reads what you write before you have pressed it."))
    phone = PhoneField(help_text=_("The owner sees name, mail and phone only when both sides agree."))
    consent = forms.BooleanField(
        label=_("I agree"), error_messages={"required": _("Without your agreement we may not keep what you write.")}
    )
    said: tuple[str, ...] = ()
    heading: Any = ""

    @property
    def sections(self) -> list[tuple[Any, Any, tuple[str, ...]]]:
        return [(self.heading, "", self.said), (gettext("Who you are"), "", (*WHO, "named"))]

    def values(self) -> dict[str, Any]:
        named = self.cleaned_data["named"] == "yes"
        return {**{name: self.cleaned_data[name] for name in (*self.said, *WHO)}, "named": named}


class GuestOnOfferForm(OfferWords, GuestForm):
    """Three questions, answered in the sender's own words."""


class GuestOnNeedForm(NeedWords, GuestForm):
    """A solution on one page."""

    sizes = dict.fromkeys(("trl", "months", "cost_min", "cost_max"), "half")


class AgainForm(forms.Form):
    """To which address the link goes once more."""

    email = _Mail(label=_("Mail address"))


class LostForm(forms.Form):
    """Under which address something was sent."""

    email = _Mail(help_text=_("The address that you gave with your interest."))


class ConfirmForm(forms.Form):
    agrees = forms.BooleanField(
        label=_("The owner may see my contact as soon as the owner's own is open to me"), required=False,
        help_text=_("You may also agree later, when the owner is interested."),
    )  # fmt: skip


class ReplyForm(forms.Form):
    answer = _text(_("Your answer"), _("The brokers of the point read it."), rows=5, most=2000, required=True)


class AgreeForm(forms.Form):
    """The sender lets the owner see whom to call."""

    name = _filled(_("Whom to call"), "name", most=150)
    phone = PhoneField()


class QuestionForm(forms.Form):
    """What the broker wants to know."""

    question = _text(_("Your question"), _("It goes to the sender by mail, who answers by a link."), rows=5, most=2000,
                     required=True)


class TurnAwayForm(forms.Form):
    reason = _text(_("Reason"), _("The sender reads it: say what would help instead."), rows=4, most=1000, required=True)


class TieForm(forms.Form):
    """Whose interest it is: one of the organisations that may be meant, another one, or a new one."""

    organisation = forms.ChoiceField(label=_("Organisation"), widget=forms.RadioSelect)
    kind = CodeField("organisation_kind", label=_("Kind of organisation"), help_text=_("Of a new one."), initial="sme")

    def __init__(self, *args: Any, suggestions: list[Suggestion], new: str, **options: Any) -> None:
        super().__init__(*args, **options)
        self.suggestions = {one.organisation.pid: one.organisation for one in suggestions}
        choices = [(one.organisation.pid, f"{one.organisation} – {WHY[one.why]}") for one in suggestions]
        field = self.fields["organisation"]
        field.choices = [*choices, (NEW, _("Register “%(name)s” anew") % {"name": new})]  # type: ignore[attr-defined]
        if not choices:
            field.initial = NEW

    def values(self) -> dict[str, Any]:
        found = self.suggestions.get(self.cleaned_data["organisation"])
        return {"organisation": found, "kind": self.cleaned_data["kind"] or "sme"}


WHY = {
    "tax_code": gettext_lazy("same tax code"), "branch": gettext_lazy("same tax code, another branch"),
    "website": gettext_lazy("its website has the domain of the address"), "name": gettext_lazy("similar name"),
    "chosen": gettext_lazy("chosen by you"),
}  # fmt: skip


class ClaimForm(forms.Form):
    """For which of her organisations."""

    organisation = forms.ModelChoiceField(Organisation.objects.none(), label=_("In the name of"), empty_label=None,
                                          to_field_name="pid")  # fmt: skip

    def __init__(self, *args: Any, homes: list[Organisation], **options: Any) -> None:
        super().__init__(*args, **options)
        field = self.fields["organisation"]
        field.queryset = Organisation.objects.filter(pk__in=[one.pk for one in homes])  # type: ignore[attr-defined]
        if not homes:
            field.required, field.widget = False, forms.HiddenInput()


class SheetForm(forms.Form):
    """At which occasion, and which listings."""

    occasion = _text(_("Occasion"), _("Name of the event or place, as it is printed on the sheet."), required=True)
    on = DayField(label=_("Day"), back=1, ahead=3, widget=forms.DateInput(attrs={"inputmode": "numeric"}))
    place = _text(_("Place"))
    listings = _text(
        _("Needs and offers"), _("One a line, each by its reference or by the address of its page, in the order of the sheet."),
        rows=5, most=4000, required=True,
    )  # fmt: skip
    sizes = dict.fromkeys(("on", "place"), "half")
    MOST = 30

    def __init__(self, *args: Any, allowed: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.allowed = allowed

    def clean_listings(self) -> list[Listing]:
        lines = [line.strip() for line in self.cleaned_data["listings"].splitlines() if line.strip()]
        if len(lines) > self.MOST:
            raise ValidationError(_("At most %(most)s listings are put on a sheet.") % {"most": self.MOST}, code="many")
        found = [(line, self._listing(line)) for line in lines]
        if unknown := [line for line, listing in found if listing is None]:
            words = _("There is no listing with this reference or address: %(lines)s.")
            raise ValidationError(words % {"lines": ", ".join(unknown)[:300]}, code="unknown")
        return list(dict.fromkeys(listing for _line, listing in found if listing))

    def _listing(self, line: str) -> Listing | None:
        last = urlsplit(line).path.rstrip("/").rpartition("/")[2] if "/" in line else line
        by_ref: Listing | None = self.allowed.filter(ref__iexact=line[:40]).first()
        return by_ref or self.allowed.filter(pid=last[:16]).first()


GUEST_VERB_FORMS = {"ask_guest": QuestionForm, "turn_away": TurnAwayForm}
