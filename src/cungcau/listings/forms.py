"""From what a person typed to clean values. A form never saves; the verb does."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib.auth.models import AnonymousUser
from django.db.models import Q
from django.utils import timezone
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from cungcau.access.models import User
from cungcau.kit.day_field import DayField
from cungcau.kit.fields import in_pairs
from cungcau.kit.policy import visible
from cungcau.kit.text_fields import TextField
from cungcau.kit.ui.fields import LongChoices
from cungcau.listings.completeness import REQUIRED
from cungcau.listings.content import COLUMNS, REFERENCES
from cungcau.listings.examples import Examples
from cungcau.listings.facts import REASONS
from cungcau.listings.fields import MoneyField
from cungcau.listings.life import VALID_FOR
from cungcau.listings.shown import SCHEMES
from cungcau.registry.models import Contact, Organisation, Zone
from cungcau.registry.queries import contacts_for
from cungcau.vocabulary.code_fields import CodeField, CodesField, FewCodesField, terms_of

PAIRED = ("title", "summary", "description", "keywords")
IN_TWO_LANGUAGES = tuple(f"{name}_{language}" for name in PAIRED[:3] for language in ("vi", "en"))
IN_BOTH = _("Side by side in both languages. What you write in English, partners abroad find too.")
CLASSES = ("fields", "vsic", "strategic", "hi_tech", "ipc", "sdg", "keywords_vi", "keywords_en")
PARTNER = ("partner_regions", "partner_kinds", "partner_sizes", "partner_wishes")
ONE_TO_FIVE = [("", "–"), *((str(n), str(n)) for n in range(1, 6))]


def _text(label: Any, help: Any = "", *, rows: int = 0, most: int = 0) -> TextField:
    widget = forms.Textarea(attrs={"rows": rows, "data-autosize": ""}) if rows else forms.TextInput()
    return TextField(label=label, help_text=help, required=False, max_length=most or None, widget=widget)


def _day(label: Any, help: Any = "") -> DayField:
    """A day of a plan: neither long ago nor far away."""
    widget = forms.DateInput(attrs={"placeholder": ""})
    return DayField(label=label, help_text=help, required=False, widget=widget, back=10, ahead=20)


def _yes_or_no(label: Any, help: Any = "") -> forms.NullBooleanField:
    choices = [("unknown", _("– choose –")), ("true", _("Yes")), ("false", _("No"))]
    return forms.NullBooleanField(label=label, help_text=help, required=False, widget=forms.Select(choices=choices))


def _level(label: Any) -> forms.TypedChoiceField:
    return forms.TypedChoiceField(label=label, choices=ONE_TO_FIVE, required=False, coerce=int, empty_value=None)


class ListingForm(forms.Form):
    """What needs and offers share. A draft may be incomplete; `completeness` says what is missing to submit it."""

    kind = ""

    title_vi = _text(
        _("Title in Vietnamese"), _("What it is and what it brings, without a brand. At most 150 characters."), most=150
    )
    title_en = _text(_("Title in English"), most=150)
    summary_vi = _text(_("Summary in Vietnamese"), _("100 to 500 characters that everybody may read."), rows=3, most=500)
    summary_en = _text(_("Summary in English"), rows=3, most=500)
    description_vi = _text(_("Description in Vietnamese"), _("Nothing confidential: this part is public."), rows=6, most=4000)
    description_en = _text(_("Description in English"), rows=6, most=4000)
    keywords_vi = _text(_("Keywords in Vietnamese"), _("Separated by commas."), most=300)
    keywords_en = _text(_("Keywords in English"), most=300)
    fields = FewCodesField("field", 3, label=_("Fields of science and technology"), help_text=_("Up to three; circular 24/2025."))
    vsic = FewCodesField("vsic", 2, label=_("Branches of the economy where it is used"), help_text=_("Up to two; VSIC."))
    ipc = FewCodesField("ipc", 2, label=_("Patent classes"), help_text=_("Up to two; IPC, where you know them."))
    sdg = CodesField("sdg", label=_("Sustainable development goals"))
    strategic = CodesField(
        "strategic", label=_("Strategic technology groups"),
        help_text=_("Only where it clearly belongs to one; else leave it empty."),
    )
    hi_tech = _yes_or_no(_("On the list of high technologies?"), _("As far as you know; the point compares."))
    modes = CodesField("transfer_mode", label=_("Forms of cooperation or transfer"))
    contact = forms.ModelChoiceField(
        Contact.objects.none(), required=False, empty_label=_("– choose –"),
        label=_("Whom the point should call"),
        help_text=_("Never shown to others. Only those who agreed to be contacted are offered."),
    )
    zone = forms.ModelChoiceField(
        Zone.objects.all(), required=False, empty_label=_("– outside the park or unknown –"), label=_("Zone of the park"),
        help_text=_("Where it would be used, or where it can be seen."),
    )
    adviser = forms.ModelChoiceField(
        User.objects.none(), required=False, empty_label=_("– choose –"), label=_("Adviser of the point"),
        help_text=_("Who looks after it. Only the point's officers see this field."),
    )
    anonymity = CodeField(
        "anonymity", initial="named", label=_("Who sees your organisation's name"),
        help_text=_("On the listing's page you choose afterwards for whom it is, part by part."),
    )
    partner_regions = CodesField(
        "province", widget=LongChoices, label=_("Where the partner should be"), help_text=_("Empty: anywhere.")
    )
    partner_kinds = CodesField("organisation_kind", label=_("What kind of partner"), help_text=_("Empty: any."))
    partner_sizes = CodesField("size_band", label=_("How large the partner should be"), help_text=_("Empty: any size."))
    partner_wishes = _text(
        _("Other wishes for the partner"), _("For example: from abroad too, with a service team nearby."), most=300
    )
    excluded_organisations = forms.ModelMultipleChoiceField(
        Organisation.objects.none(), required=False, to_field_name="pid", label=_("Organisations that must not see it"),
        widget=LongChoices,
        help_text=_(
            "While they are logged in they will not find it; nor will they be proposed. "
            "What everybody may read they can also read without logging in."
        ),
    )
    confidential = _text(
        _("Confidential part"),
        _("Only your own people and the point's officers read it, and organisations that you choose; each look is written down."),
        rows=3, most=4000,
    )
    valid_until = _day(_("Last day"), _("Empty: one year from publication. Day/month/year."))

    sizes = dict.fromkeys(
        (
            "title_vi", "title_en", "summary_vi", "summary_en", "description_vi", "description_en", "keywords_vi", "keywords_en",
            "contact", "zone", "adviser", "anonymity", "valid_until", "money_min", "money_max", "hi_tech",
        ),
        "half",
    )  # fmt: skip
    pairs = in_pairs(*PAIRED)

    def __init__(
        self, *args: Any, organisation: Organisation | None = None, reader: Any = None, **options: Any
    ) -> None:
        """`reader` chooses among the organisations she may read, and those chosen before (given in `initial`)."""
        super().__init__(*args, **options)
        if organisation is not None:
            agreed = contacts_for(organisation, "connection") | organisation.contacts.filter(pk=self._contact_chosen())
            self.fields["contact"].queryset = agreed  # type: ignore[attr-defined]
            chosen = [one.pk for one in self.initial.get("excluded_organisations") or ()]
            known = visible(reader or AnonymousUser(), Organisation.objects.all()).values("pk")
            others = Organisation.objects.filter(Q(pk__in=known) | Q(pk__in=chosen)).exclude(pk=organisation.pk)
            self.fields["excluded_organisations"].queryset = others  # type: ignore[attr-defined]
        else:
            del self.fields["contact"]
        if getattr(reader, "is_officer", False):
            officers = User.objects.filter(role_rows__name__in=("adviser", "broker"), is_active=True).distinct()
            self.fields["adviser"].queryset = officers  # type: ignore[attr-defined]
        else:
            del self.fields["adviser"]
        for row in REQUIRED:
            if self.kind in row.kinds:
                asked = self.fields[row.field]
                asked.help_text = format_lazy("{help} {needed}", help=asked.help_text, needed=_("Needed for review."))

    def _contact_chosen(self) -> Any:
        """The contact that the listing has, though the consent may be gone: the choice is not lost, the page tells it."""
        return getattr(self.initial.get("contact"), "pk", self.initial.get("contact"))

    def clean_anonymity(self) -> str:
        return self.cleaned_data["anonymity"] or "named"

    def clean_valid_until(self) -> Any:
        day = self.cleaned_data["valid_until"]
        if day and day < timezone.localdate():
            raise forms.ValidationError(_("The last day is past already."))
        return day

    def clean(self) -> dict[str, Any]:
        values = super().clean() or {}
        if not values.get("title_vi") and not values.get("title_en") and "title_vi" not in self.errors:
            self.add_error("title_vi", _("Give a title in Vietnamese or in English."))
        low, high = values.get("money_min"), values.get("money_max")
        if low is not None and high is not None and low > high:
            self.add_error("money_max", _("“To” is less than “from”."))
        return values

    def values(self) -> dict[str, Any]:
        """What the verbs take: columns, references and terms."""
        data = self.cleaned_data
        found = {name: data[name] for name in (*COLUMNS, *REFERENCES) if name in data}
        found["excluded_organisations"] = data["excluded_organisations"]
        found["terms"] = terms_of((scheme, data[name]) for name, scheme in SCHEMES.items() if name in data)
        return found


class NeedForm(ListingForm):
    """A need: the problem first."""

    kind = "need"
    examples = Examples(kind)

    subkind = CodeField("need_kind", label=_("Kind of need"))
    problem = _text(
        _("What happens now"), _("How often it happens, what it costs. Numbers help more than adjectives."), rows=4, most=2000
    )
    current_technology = _text(_("Technology in use now"), _("Name, origin, year, capacity."), rows=2, most=1000)
    goals = CodesField("goal", label=_("What it should bring"))
    inputs = _text(_("Raw materials, what goes in"), _("What is processed, of what quality, how much a day."), rows=2, most=1000)
    standards = _text(_("Standards to be met"), _("For example QCVN 40:2011/BTNMT; ISO 9001:2015."), most=400)
    site_conditions = _text(_("Conditions on site"), rows=2, most=1000)
    tried = _text(_("What has been tried"), rows=2, most=1000)
    not_wanted = _text(_("What is not wanted"), rows=2, most=1000)
    trl = forms.TypedChoiceField(
        label=_("Readiness at least (TRL)"), required=False, coerce=int, empty_value=None,
        choices=[("", _("– no matter –")), *((str(n), f"TRL {n}") for n in range(1, 10))],
    )
    money_min = MoneyField(label=_("Budget from (VND)"), help_text=_("Never shown without an account."))
    money_max = MoneyField(label=_("Budget to (VND)"))
    budget_disclosure = CodeField(
        "budget_disclosure", initial="broker_only", label=_("Who may see the budget"),
        help_text=_(
            "Your own people and the moderator always do. “Public” and “range”: everybody with an account; “brokers and "
            "moderators only”: the point's brokers besides; “hidden”: nobody else, so matching does without it."
        ),
    )
    funding_source = CodeField("funding_source", label=_("Source of funds"))
    origin_preference = _text(_("Preferred origin"), _("Countries or makers you prefer, or do not want."), most=300)
    warranty = _text(_("Warranty and service expected"), most=300)
    training = _text(_("Training expected"), most=300)
    start_by = _day(_("Should start by"))
    decision_date = _day(_("Decision by"))
    urgency = CodeField("urgency", label=_("Urgency"))
    absorption_finance = _level(_("Finance (1–5)"))
    absorption_people = _level(_("Workforce (1–5)"))
    absorption_infrastructure = _level(_("Infrastructure (1–5)"))
    absorption_management = _level(_("Management (1–5)"))
    absorption_note = _text(_("Note on absorption capacity"), rows=2, most=1000)

    sections = [
        (_("What you look for"), IN_BOTH, ("subkind", *IN_TWO_LANGUAGES)),
        (_("The problem"), "",
         ("problem", "current_technology", "inputs", "goals", "standards", "site_conditions", "tried", "not_wanted")),
        (_("Classification"), "", CLASSES),
        (_("Cooperation, time and money"),
         _("The source of funds is internal: only your own people and the point's officers see it."),
         ("modes", "money_min", "money_max", "budget_disclosure", "funding_source", "trl", "origin_preference", "warranty",
          "training", "start_by", "decision_date", "urgency")),
        (_("Absorption capacity"), _("Internal. 1 is weak, 5 is strong."),
         ("absorption_finance", "absorption_people", "absorption_infrastructure", "absorption_management", "absorption_note")),
        (_("The partner sought"), "", PARTNER),
        (_("Who looks after it"), "", ("contact", "zone", "adviser")),
        (_("Publishing"), "", ("anonymity", "excluded_organisations", "confidential", "valid_until")),
    ]
    sizes = ListingForm.sizes | dict.fromkeys(
        (
            "funding_source", "start_by", "decision_date", "urgency", "trl", "warranty", "training",
            "absorption_finance", "absorption_people", "absorption_infrastructure", "absorption_management",
        ),
        "half",
    )  # fmt: skip

    def clean_budget_disclosure(self) -> str:
        return self.cleaned_data["budget_disclosure"] or "broker_only"


class OfferForm(ListingForm):
    """An offer: what it does better."""

    kind = "offer"
    examples = Examples(kind)

    subkind = CodeField("offer_kind", label=_("Kind of offer"))
    advantages = _text(_("Advantages"), _("What is better than what people use today, in numbers."), rows=4, most=2000)
    competing_solution = _text(_("Competing solution"), _("What buyers would use otherwise."), rows=2, most=1000)
    economic_comparison = _text(
        _("Economic comparison"), _("Investment, running cost and payback against the competing solution."), rows=2, most=1000
    )
    applications = _text(_("Applications"), rows=2, most=1000)
    target_users = _text(_("For whom"), most=300)
    references = _text(_("Where it is in use"), _("Year, place, result."), rows=2, most=2000)
    awards = _text(_("Awards"), most=400)
    certificates = _text(_("Certificates and test reports"), most=400)
    inputs = _text(_("What goes in"), _("Raw materials, power, water: of what quality, how much."), rows=2, most=1000)
    outputs = _text(_("What comes out"), _("Products and by-products, of what quality, how much."), rows=2, most=1000)
    capacity = _text(_("Capacity"), most=300)
    footprint = _text(_("Space needed"), most=300)
    energy = _text(_("Energy use"), most=300)
    waste = _text(_("Waste and emissions"), most=300)
    trl = forms.TypedChoiceField(
        label=_("Readiness level (TRL)"), required=False, coerce=int, empty_value=None,
        choices=[("", _("– choose –")), *((str(n), f"TRL {n}") for n in range(1, 10))],
    )
    stage = CodeField("stage", label=_("Stage of development"))
    demonstration = CodesField("demonstration", label=_("How it can be demonstrated"))
    months_to_deploy = forms.IntegerField(label=_("Months to deploy"), required=False, min_value=0, max_value=240)
    money_min = MoneyField(label=_("Price from (VND)"))
    money_max = MoneyField(label=_("Price to (VND)"))
    price_kind = CodeField("price_kind", label=_("Kind of price"))
    payment = CodesField("payment_mode", label=_("Ways of payment"))
    incidental_costs = _text(_("Costs beside the price"), _("Transport, installation, licences, consumables."), most=400)
    rights = CodesField("rights", label=_("Rights transferred"))
    package = CodesField("package", label=_("What is included"))
    territory = _text(_("Territory"), most=200)
    warranty = _text(_("Warranty"), most=300)
    owner_kind = CodeField("owner_kind", label=_("Owner of the technology"))
    right_to_transfer = forms.ChoiceField(
        label=_("Right to transfer"), required=False, widget=forms.RadioSelect,
        choices=[("owner", _("We own it")), ("authorised", _("We are authorised by the owner"))],
    )
    inventors = _text(_("Inventors"), _("Shown only where your organisation's name is shown."), most=300)
    state_funded = _yes_or_no(_("Result of a state-funded task?"))
    task_code = _text(_("Code of the task"), most=80)
    task_agency = _text(_("Host and governing agency of the task"), most=300)
    existing_licences = _text(_("Licences already given"), most=400)
    transfer_list = CodeField(
        "transfer_list", label=_("Lists of the Law on Technology Transfer"),
        help_text=_("As far as you know; the point compares with the lists in force."),
    )
    licence_needed = _yes_or_no(_("Does the transfer need a licence?"))
    export_control = _text(
        _("Note on export control"), _("Where the technology may not go, or goes only with a permit."), most=400
    )

    sections = [
        (_("What you offer"), IN_BOTH, ("subkind", *IN_TWO_LANGUAGES, "advantages")),
        (_("Why this one"), "",
         ("competing_solution", "economic_comparison", "applications", "target_users", "references", "awards", "certificates")),
        (_("In figures"), "", ("inputs", "outputs", "capacity", "footprint", "energy", "waste")),
        (_("Readiness"), "", ("trl", "stage", "demonstration", "months_to_deploy")),
        (_("Classification"), "", CLASSES),
        (_("Transfer"), "",
         ("modes", "rights", "package", "territory", "money_min", "money_max", "price_kind", "payment", "incidental_costs",
          "warranty")),
        (_("Ownership"), "",
         ("owner_kind", "inventors", "right_to_transfer", "state_funded", "task_code", "task_agency", "existing_licences")),
        (_("What the law says"), "", ("transfer_list", "licence_needed", "export_control")),
        (_("The partner sought"), "", PARTNER),
        (_("Who looks after it"), "", ("contact", "zone", "adviser")),
        (_("Publishing"), "", ("anonymity", "excluded_organisations", "confidential", "valid_until")),
    ]
    sizes = ListingForm.sizes | dict.fromkeys(
        (
            "target_users", "awards", "certificates", "capacity", "footprint", "energy", "waste", "trl", "stage",
            "months_to_deploy", "price_kind", "territory", "warranty", "owner_kind", "state_funded", "task_code", "task_agency",
            "inventors", "transfer_list", "licence_needed",
        ),
        "half",
    )  # fmt: skip


class ForWhomForm(forms.Form):
    """For which of the organisations that this person writes for; its choice travels in the address."""

    organisation = forms.ModelChoiceField(
        Organisation.objects.none(), to_field_name="pid", empty_label=_("– choose –"), label=_("Organisation")
    )

    def __init__(self, allowed: Any) -> None:
        super().__init__()
        self.fields["organisation"].queryset = allowed  # type: ignore[attr-defined]


class ReturnForm(forms.Form):
    """What the author should mend."""

    comment = TextField(
        label=_("What should be mended"), widget=forms.Textarea(attrs={"rows": 5, "data-autosize": ""}),
        help_text=_("The author reads this. Say which part, and how it would be good."),
    )


class WithdrawForm(forms.Form):
    """Why it is withdrawn."""

    reason = forms.ChoiceField(
        label=_("Why"), required=False, widget=forms.RadioSelect, choices=[*REASONS.items(), ("", _("another reason"))]
    )
    note = TextField(label=_("Reason"), required=False, widget=forms.Textarea(attrs={"rows": 3}))


class RenewForm(forms.Form):
    """Until when it is valid."""

    last_day = DayField(
        label=_("New last day"), back=0, ahead=1, initial=lambda: timezone.localdate() + VALID_FOR,
        help_text=_("At most a year from today. Nobody has to read it anew, for it says what was published."),
    )


class WhyForm(forms.Form):
    """Why something was changed that others have read already; it stands in the versions."""

    note = TextField(
        label=_("What you changed, and why"), required=False, max_length=500,
        widget=forms.Textarea(attrs={"rows": 2, "data-autosize": ""}),
        help_text=_("Others have read this listing. One sentence; it stands beside the version and in the history."),
    )


VERB_FORMS = {"return": ReturnForm, "withdraw": WithdrawForm, "renew": RenewForm}
FORMS = {"need": NeedForm, "offer": OfferForm}
