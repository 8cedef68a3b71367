"""From what a broker typed to clean values: an agreement, its signature, its registration."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from cungcau.brokerage.agreement_kinds import kinds, object_choices
from cungcau.brokerage.agreement_models import Agreement, Direction, Exclusivity, Known, Listed
from cungcau.brokerage.boxes import text
from cungcau.brokerage.case_forms import day_box
from cungcau.brokerage.case_models import Case, Party
from cungcau.brokerage.paper_forms import ReasonForm, file_box
from cungcau.kit.text_fields import TextField
from cungcau.listings.fields import MoneyField, says_vnd
from cungcau.vocabulary.code_fields import CodeField, CodesField

SHARE = "share_"
# What a licence cannot be together with a right of the list `rights`.
CONTRADICTION: dict[str, str] = {Exclusivity.EXCLUSIVE: "non_exclusive_use", Exclusivity.NON_EXCLUSIVE: "exclusive_use"}
CURRENCIES = ("VND", "USD", "EUR", "JPY", "KRW", "CNY", "GBP", "SGD")


def parties_there(case: Case) -> Any:
    return Party.objects.filter(case=case, ended_at=None).select_related("organisation")


class AgreementForm(forms.Form):
    """`case`: whose parties may stand under it. Each of them has a box for its share. `kind` says which sections are asked."""

    title = text(_("Title"), most=200, required=True)
    number = text(_("The parties' own number"), most=60)
    parties = forms.ModelMultipleChoiceField(
        Party.objects.none(), label=_("Parties"), to_field_name="pid", widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("An agreement has at least two parties.")},
    )  # fmt: skip
    technology = text(_("Technology"), _("What is transferred, by name."), most=300)
    objects_given = forms.MultipleChoiceField(
        label=_("Objects of the transfer"), choices=object_choices, required=False, widget=forms.CheckboxSelectMultiple,
        help_text=_("Article 4 of the law on technology transfer; models and algorithms are known from the press only."),
    )  # fmt: skip
    rights = CodesField("rights", label=_("Rights granted"))
    exclusivity = forms.ChoiceField(label=_("Exclusivity"), choices=Exclusivity.choices)
    territory = text(_("Territory"), most=200)
    value = MoneyField(label=_("Value"), in_vnd=False)
    currency = forms.ChoiceField(label=_("Currency"), choices=[(code, code) for code in CURRENCIES], initial="VND")
    payment = CodesField("payment_mode", label=_("Ways of payment"))
    schedule = text(_("Schedule"), rows=3, most=2000)
    origin_country = CodeField("country", label=_("Country of origin of the technology"))
    supplier_kind = CodeField("owner_kind", label=_("Kind of supplier"))
    starts_on = day_box(_("In force from"), required=False, ahead=30)
    ends_on = day_box(_("In force until"), required=False, ahead=50)
    direction = forms.ChoiceField(label=_("Direction of the transfer"), choices=Direction.choices)
    budget = forms.ChoiceField(label=_("State capital or budget is used"), choices=Known.choices)
    certified = forms.ChoiceField(label=_("The result of the state-funded task has its certificate"), choices=Known.choices)
    listed = forms.ChoiceField(
        label=_("On a list of the law"), choices=Listed.choices,
        help_text=_("As you have compared it with the lists in force yourself; what you confirm of their entries counts too."),
    )  # fmt: skip
    licensed = forms.ChoiceField(label=_("Licence for a restricted technology is there"), choices=Known.choices)
    sizes = dict.fromkeys(
        ("number", "exclusivity", "territory", "value", "currency", "origin_country", "supplier_kind", "starts_on",
         "ends_on", "direction", "budget", "certified", "listed", "licensed"), "half",
    )  # fmt: skip

    def __init__(self, *args: Any, case: Case, kind: str, **options: Any) -> None:
        super().__init__(*args, **options)
        about = kinds()[kind]
        there = list(parties_there(case))
        self.fields["parties"].queryset = parties_there(case)  # type: ignore[attr-defined]
        shares = {f"{SHARE}{party.pid}": party for party in there}
        for name, party in shares.items():
            label = _("Share of %(party)s in what comes of it, in per cent") % {"party": party}
            self.fields[name] = forms.DecimalField(label=label, min_value=0, max_value=100, decimal_places=2, required=False)
        sections = [
            (True, _("What and between whom"), "", ("title", "number", "parties", "technology")),
            (about.sets_terms, _("What is given"), "", ("objects_given", "rights", "exclusivity", "territory")),
            (about.sets_terms, _("What is paid"), "", ("value", "currency", "payment", "schedule")),
            (about.sets_terms, _("Who owns what comes of it"), _("All shares or none."), tuple(shares)),
            (about.sets_terms, _("From where"), "", ("origin_country", "supplier_kind")),
            (True, _("For how long"), "", ("starts_on", "ends_on")),
            (about.transfers, _("For the test of registration"), "", ("direction", "budget", "certified", "listed", "licensed")),
        ]  # fmt: skip
        self.sections = [section for is_asked, *section in sections if is_asked]
        for name in [name for is_asked, *_words, names in sections if not is_asked for name in names]:
            del self.fields[name]

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        given = {name: data.pop(name) for name in [one for one in data if one.startswith(SHARE)]}
        chosen = data.get("parties") or ()
        data["parties"] = {party: given.get(f"{SHARE}{party.pid}") for party in chosen}
        shares = [share for share in data["parties"].values() if share is not None]
        if chosen and len(data["parties"]) < 2:
            self.add_error("parties", _("An agreement has at least two parties."))
        if shares and (len(shares) < len(data["parties"]) or sum(shares) != 100):
            message = _("The shares of all parties add up to 100 per cent, or none is given; these make %(sum)s.")
            self.add_error(None, message % {"sum": sum(shares)})
        if data.get("value") and data.get("currency") != "VND" and says_vnd(str(self.data.get(self.add_prefix("value"), ""))):
            self.add_error("currency", _("The value is written in VND: choose VND, or write the amount in this currency."))
        if CONTRADICTION.get(data.get("exclusivity", ""), "") in (data.get("rights") or ()):
            self.add_error("exclusivity", _("This contradicts the rights granted above: one is exclusive, the other is not."))
        first, last = data.get("starts_on"), data.get("ends_on")
        if first and last and first > last:
            self.add_error("ends_on", _("The last day is before the first one."))
        return data

    @staticmethod
    def options(agreement: Agreement) -> dict[str, Any]:
        return {"case": agreement.case, "kind": agreement.kind}

    @classmethod
    def begun(cls, agreement: Agreement) -> dict[str, Any]:
        names = [name for name in cls.base_fields if name != "parties"]
        sides = list(agreement.sides.select_related("party"))  # type: ignore[attr-defined]
        shares = {f"{SHARE}{one.party.pid}": one.share for one in sides}
        return {**{name: getattr(agreement, name) for name in names}, "parties": [one.party.pid for one in sides], **shares}


SIGNED_KINDS = (".pdf", ".png", ".jpg", ".jpeg")


class SignForm(forms.Form):
    upload = file_box(_("The signed copy"), _("As a PDF or a picture; it is kept among the documents, for the brokers."))
    signed_on = day_box(_("Signed on"), ahead=None)
    signers = forms.ModelMultipleChoiceField(
        Party.objects.none(), label=_("Whose signatures stand under it"), to_field_name="pid", widget=forms.CheckboxSelectMultiple
    )
    number = text(_("The parties' own number"), most=60)

    def __init__(self, *args: Any, agreement: Agreement, **options: Any) -> None:
        super().__init__(*args, **options)
        under = Party.objects.filter(agreements__agreement=agreement)
        self.fields["signers"].queryset = under  # type: ignore[attr-defined]
        self.fields["number"].initial = agreement.number

    @staticmethod
    def options(agreement: Agreement) -> dict[str, Any]:
        return {"agreement": agreement}

    def clean_upload(self) -> Any:
        upload = self.cleaned_data["upload"]
        if not upload.name.lower().endswith(SIGNED_KINDS):
            raise forms.ValidationError(_("Give the signed copy as a PDF or a picture (PNG, JPEG)."))
        return upload


class RegisterForm(forms.Form):
    filed_on = day_box(_("Filed on"), required=False, ahead=None)
    registered_on = day_box(_("Registered on"), required=False, ahead=None)
    registered_as = text(_("Number of the registration"), most=60)
    sizes = dict.fromkeys(("filed_on", "registered_on"), "half")

    @staticmethod
    def begun(agreement: Agreement) -> dict[str, Any]:
        return {name: getattr(agreement, name) for name in ("filed_on", "registered_on", "registered_as")}


class ClauseForm(forms.Form):
    clause = TextField(max_length=30, widget=forms.HiddenInput())
    found = forms.BooleanField(required=False, widget=forms.HiddenInput())


AGREEMENT_FORMS = {
    "revise_agreement": AgreementForm, "sign_agreement": SignForm, "register_agreement": RegisterForm, "tick_clause": ClauseForm,
    "finish_agreement": ReasonForm, "void_agreement": ReasonForm,
}  # fmt: skip
