"""From what a person typed to clean values: an interest, and what is said with each step."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from cungcau.brokerage.boxes import text as _text
from cungcau.brokerage.models import Contact, Interest
from cungcau.brokerage.saying_forms import NameSooner, NeedWords, OfferWords
from cungcau.kit.text_fields import EmailField, PhoneField
from cungcau.listings.models import Listing
from cungcau.registry.models import Organisation
from cungcau.vocabulary.code_fields import CodeField

CONTACT = ("name", "phone", "email")


class ContactForm(forms.Form):
    """Whom the other side calls."""

    name = _text(_("Whom to call"), required=True)
    phone = PhoneField()
    email = EmailField(label=_("E-mail"), required=False, max_length=254)
    sizes = {"phone": "half", "email": "half"}

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if self.asks_for_contact(data):
            if not data.get("name") and "name" not in self.errors:
                self.add_error("name", _("Say whom the other side may call."))
            if not any(data.get(name) for name in ("phone", "email")) and not {"phone", "email"} & set(self.errors):
                self.add_error("phone", _("Give a phone number or a mail address."))
        return data

    def asks_for_contact(self, data: dict[str, Any]) -> bool:
        return True


class InterestForm(NameSooner, ContactForm):
    """What both kinds have in common. `senders`: in whose name it may be sent; `offers`: what a proposal may point to."""

    organisation = forms.ModelChoiceField(Organisation.objects.none(), label=_("In the name of"), empty_label=None)
    agrees = forms.BooleanField(
        label=_("The owner may see this contact as soon as the owner's own is open to us"), required=False,
        help_text=_("You may also agree later, when the owner is interested."),
    )  # fmt: skip
    sizes = {**ContactForm.sizes, **dict.fromkeys(("trl", "months", "cost_min", "cost_max"), "half")}
    said: tuple[str, ...] = ()
    heading: Any = ""

    def __init__(self, *args: Any, senders: list[Organisation], offers: Any = None, **options: Any) -> None:
        super().__init__(*args, **options)
        field = self.fields["organisation"]
        field.queryset = Organisation.objects.filter(pk__in=[one.pk for one in senders])  # type: ignore[attr-defined]
        field.initial = senders[0].pk if senders else None
        field.to_field_name = "pid"  # type: ignore[attr-defined]
        if len(senders) == 1:
            field.initial, field.widget = senders[0].pid, forms.HiddenInput()
        if "offers" in self.fields:
            self.fields["offers"].queryset = offers  # type: ignore[attr-defined]
            if not offers:
                del self.fields["offers"]

    @property
    def sections(self) -> list[tuple[Any, Any, tuple[str, ...]]]:
        who = ("named",) if self.fields["organisation"].widget.is_hidden else ("organisation", "named")
        seen = gettext("The brokers see it at once, the owner when both sides agree.")
        return [
            (self.heading, "", (*self.said, "offers")),
            (gettext("Who you are"), "", who),
            (gettext("Whom the owner calls"), seen, (*CONTACT, "agrees")),
        ]

    def values(self) -> dict[str, Any]:
        """What `send_interest` takes, without whose name it is sent in."""
        data = self.cleaned_data
        said = {name: data[name] for name in self.said}
        contact = Contact(*(data[name] for name in CONTACT))
        return {**said, "contact": contact, "named": data["named"] == "yes", "agrees": data["agrees"],
                "offers": data.get("offers") or []}  # fmt: skip


class OnOfferForm(OfferWords, InterestForm):
    """Three questions, answered in the sender's own words."""


class OnNeedForm(NeedWords, InterestForm):
    """A solution on one page."""

    offers = forms.ModelMultipleChoiceField(
        Listing.objects.none(), label=_("Your offers that belong to it"), required=False, to_field_name="pid",
        widget=forms.CheckboxSelectMultiple, help_text=_("The owner sees them together with your name."),
    )  # fmt: skip


class AcceptForm(ContactForm):
    """The owner is interested; her contact may come along."""

    agrees = forms.BooleanField(
        label=_("The sender may see our contact, as soon as we see theirs"), required=False,
        help_text=_("You may also agree later."),
    )  # fmt: skip
    name = _text(_("Whom to call"))
    note = _text(_("Words to the broker"), rows=2, most=600)
    field_order = ["agrees", *CONTACT, "note"]

    @staticmethod
    def begun(interest: Interest) -> dict[str, Any]:
        return {**owners_contact(interest), "agrees": True}

    def asks_for_contact(self, data: dict[str, Any]) -> bool:
        return bool(data.get("agrees"))


class AgreeForm(ContactForm):
    """A side lets the other one see whom to call."""

    note = _text(_("Words to the broker"), rows=2, most=600)


class AgreeOwnerForm(AgreeForm):
    @staticmethod
    def begun(interest: Interest) -> dict[str, Any]:
        return owners_contact(interest)


class AgreeSenderForm(AgreeForm):
    @staticmethod
    def begun(interest: Interest) -> dict[str, Any]:
        return interest.contact("sender")._asdict()


def owners_contact(interest: Interest) -> dict[str, Any]:
    """Whom the point calls about the listing, where that person's consent holds."""
    known = interest.listing.contact
    return {name: getattr(known, name) for name in CONTACT} if known and not known.withdrawn_on else {}


class DeclineForm(forms.Form):
    reason = CodeField("close_reason", required=True, label=_("Reason"))
    answer = _text(_("Your words"), _("The brokers read them; the sender only if you say so below."), rows=4, most=1000)
    tell = forms.BooleanField(label=_("The sender may read these words"), required=False)


class RejectForm(forms.Form):
    reason = CodeField("screening_reason", required=True, label=_("Reason"))
    answer = _text(_("Words to the sender"), _("Say what would have to be different, or who can help."), rows=4, most=1000,
                   required=True)


class CloseForm(forms.Form):
    reason = CodeField("close_reason", required=True, label=_("Reason"), help_text=_("Both sides see it."))
    note = _text(_("Note for the brokers"), rows=3, most=1000)


class ForwardForm(forms.Form):
    note = _text(_("Note for the brokers"), _("Neither side reads it."), rows=3, most=1000)


VERB_FORMS = {
    "forward": ForwardForm, "reject": RejectForm, "accept": AcceptForm, "decline": DeclineForm, "agree_sender": AgreeSenderForm,
    "agree_owner": AgreeOwnerForm, "close": CloseForm,
}  # fmt: skip
