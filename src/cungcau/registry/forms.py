"""From what a person typed to clean values of the registry."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import ValidationError
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from cungcau.access.models import User, normal_email
from cungcau.kit.day_field import DayField
from cungcau.kit.fields import in_pairs
from cungcau.kit.longform.examples import Examples
from cungcau.kit.policy import visible
from cungcau.kit.text_fields import EmailField, TextField, URLField
from cungcau.registry.comparison import learn_labels
from cungcau.registry.content import EXPERT_COLUMNS, ORGANISATION_COLUMNS, POINT_COLUMNS
from cungcau.registry.models import Contact, Expert, Membership, Organisation, Point, Zone
from cungcau.registry.orcid import normal_identifier
from cungcau.registry.people_forms import HOW
from cungcau.registry.purposes import CONNECTION, choices
from cungcau.registry.tax_code import check_tax_code, normal_tax_code
from cungcau.registry.workflow import OrganisationState
from cungcau.vocabulary.code_fields import CodeField, CodesField, FewCodesField, terms_with

PRESENT = Organisation.objects.exclude(state=OrganisationState.MERGED)
IN_BOTH = _("Side by side in both languages. What you write in English, partners abroad find too.")
MOST = 10_000_000  # of people or papers: far above any true number, below what a column holds


def _text(label: Any, help: Any = "", *, rows: int = 0, most: int = 200, required: bool = False) -> TextField:
    widget = forms.Textarea(attrs={"rows": rows, "data-autosize": ""}) if rows else forms.TextInput()
    return TextField(label=label, help_text=help, required=required, max_length=most, widget=widget)


class OrganisationForm(forms.Form):
    """An organisation's entry."""

    examples = Examples("cungcau.registry", "both", "organisation")

    name_vi = _text(_("Name in Vietnamese"), most=250, required=True)
    name_en = _text(_("Name in English"), most=250)
    short_name = _text(_("Short name"), most=80)
    kind = CodeField("organisation_kind", label=_("Kind of organisation"), required=True)
    tax_code = _text(_("Tax code"), _("10 digits, or 10 digits, a hyphen and 3 more for a branch."), most=20)
    registration_no = _text(_("Registration number"), most=80)
    certificate_no = _text(_("S&T organisation certificate"), most=80)
    legal_representative = _text(_("Legal representative"), most=150)
    summary_vi = _text(_("What it does, in Vietnamese"), rows=4, most=3000)
    summary_en = _text(_("What it does, in English"), rows=4, most=3000)
    capabilities_vi = _text(_("Capabilities in Vietnamese"), _("One a line."), rows=3, most=2000)
    capabilities_en = _text(_("Capabilities in English"), rows=3, most=2000)
    fields = FewCodesField("field", 3, label=_("Fields of science and technology"))
    vsic = FewCodesField("vsic", 3, label=_("Branches of the economy (VSIC)"))
    products = _text(_("Products and services"), _("One a line."), rows=3, most=2000)
    shared_equipment = _text(
        _("Laboratories and equipment that others may use"), _("One a line, with the conditions."), rows=3, most=2000
    )
    certificates = _text(_("Certificates"), _("For example ISO 9001:2015, GLOBALG.A.P., VILAS 123."), most=400)
    export_markets = _text(_("Export markets"), _("Separated by commas."), most=300)
    size_band = CodeField("size_band", label=_("Size"))
    revenue_band = CodeField("revenue_band", label=_("Yearly revenue"), help_text=_("Internal."))
    employees = forms.IntegerField(label=_("Employees"), required=False, min_value=0, max_value=MOST)
    year = forms.IntegerField(label=_("Founded in"), required=False, min_value=1800, max_value=2100)
    province = CodeField("province", label=_("Province or city"))
    commune = _text(_("Commune or ward"), most=120)
    street = _text(_("Street, lot"))
    website = URLField(label=_("Website"), required=False, assume_scheme="https")
    in_park = forms.BooleanField(label=_("In the park"), required=False)
    zone = forms.ModelChoiceField(Zone.objects.all(), required=False, empty_label=_("– choose –"), label=_("Zone"))
    project_code = _text(_("Project code in the park"), most=60)
    park_activity = _text(_("Activity in the park"), _("The kind of activity that the park has admitted."), most=120)
    adviser = forms.ModelChoiceField(
        User.objects.none(), required=False, empty_label=_("– choose –"), label=_("Adviser of the point"),
        help_text=_("Who looks after it. Only the point's officers see this field."),
    )

    sections = [
        (_("Who it is"), "",
         ("name_vi", "name_en", "short_name", "kind", "tax_code", "registration_no", "certificate_no", "legal_representative")),
        (_("What it does"), IN_BOTH,
         ("summary_vi", "summary_en", "capabilities_vi", "capabilities_en", "products", "shared_equipment", "certificates",
          "fields", "vsic")),
        (_("How large it is"), "", ("size_band", "employees", "revenue_band", "year", "export_markets")),
        (_("Where it is"), "", ("province", "commune", "street", "website")),
        (_("In the park"), _("Only where it works in the park."), ("in_park", "zone", "project_code", "park_activity")),
        (_("Who looks after it"), "", ("adviser",)),
    ]  # fmt: skip
    sizes = dict.fromkeys(
        (
            "short_name", "kind", "tax_code", "registration_no", "certificate_no", "legal_representative", "size_band",
            "employees", "year", "province", "commune", "street", "website", "zone", "project_code", "revenue_band",
            "park_activity", "adviser", "name_vi", "name_en", "summary_vi", "summary_en", "capabilities_vi", "capabilities_en",
        ),
        "half",
    )  # fmt: skip

    pairs = in_pairs("name", "summary", "capabilities")

    def __init__(self, *args: Any, organisation: Organisation | None = None, reader: Any = None, **options: Any) -> None:
        super().__init__(*args, **options)
        self.organisation = organisation
        if getattr(reader, "is_officer", False):
            officers = User.objects.filter(role_rows__name__in=("adviser", "broker"), is_active=True).distinct()
            self.fields["adviser"].queryset = officers  # type: ignore[attr-defined]
        else:
            del self.fields["adviser"]

    def clean_tax_code(self) -> str | None:
        code = normal_tax_code(self.cleaned_data["tax_code"])
        if not code:
            return None
        check_tax_code(code)
        twin = Organisation.objects.filter(tax_code=code).exclude(pk=self.organisation.pk if self.organisation else None).first()
        if twin:
            raise ValidationError(_("“%(name)s” has this tax code already.") % {"name": twin.name}, code="tax_code_taken")
        return code

    def values(self) -> dict[str, Any]:
        data = self.cleaned_data
        found = {name: data[name] for name in ORGANISATION_COLUMNS if name in data}
        return {**found, "terms": [*terms_with("field", data["fields"]), *terms_with("vsic", data["vsic"])]}


class ExpertForm(forms.Form):
    """An expert's profile."""

    examples = Examples("cungcau.registry", "both", "expert")

    name = _text(_("Full name"), most=150, required=True)
    title = _text(_("Degree and title"), _("For example PGS.TS."), most=60)
    organisation = forms.ModelChoiceField(
        PRESENT, required=False, empty_label=_("– choose –"), label=_("Organisation")
    )
    position_vi = _text(_("Position in Vietnamese"), most=150)
    position_en = _text(_("Position in English"), most=150)
    summary_vi = _text(_("Profile in Vietnamese"), rows=4, most=3000)
    summary_en = _text(_("Profile in English"), rows=4, most=3000)
    fields = FewCodesField("field", 3, label=_("Fields of science and technology"))
    services = CodesField("expert_service", label=_("Services"))
    keywords_vi = _text(_("Keywords in Vietnamese"), most=400)
    keywords_en = _text(_("Keywords in English"), most=400)
    languages = _text(_("Languages"), most=80)
    country = CodeField("country", label=_("Country"))
    region = _text(_("Region"), most=120)
    projects = _text(_("Projects"), _("Year, what for whom, with which result; one a line."), rows=3, most=3000)
    references = _text(_("References"), _("Who can tell of the work. Internal."), rows=2, most=2000)
    fee_band = CodeField("fee_band", label=_("Fee"), help_text=_("Internal."))
    pro_bono_hours = forms.IntegerField(
        label=_("Hours a year without a fee"), required=False, min_value=0, max_value=2000, help_text=_("Internal.")
    )
    consent_scope = _text(_("What the expert has agreed to"), _("For example: public profile; to be asked by mail. Internal."))
    valid_until = DayField(
        label=_("Profile valid until"), required=False, back=10, ahead=20,
        help_text=_("After that day officers see that it is to be looked at again. Empty: until it is ended."),
    )
    availability_vi = _text(_("Availability, in Vietnamese"))
    availability_en = _text(_("Availability, in English"))
    years = forms.IntegerField(label=_("Years of experience"), required=False, min_value=0, max_value=80)
    publications = forms.IntegerField(label=_("Publications"), required=False, min_value=0, max_value=MOST)
    patents = forms.IntegerField(label=_("Patents"), required=False, min_value=0, max_value=MOST)
    identifier = _text(_("ORCID or other identifier"), most=60)
    email = EmailField(label=_("E-mail"), required=False, help_text=_("Internal."))
    phone = _text(_("Phone"), _("Internal."), most=40)
    conflict_of_interest = _text(_("Declared conflicts of interest"), _("Internal."), rows=3, most=2000)

    sections = [
        (_("Who it is"), "",
         ("name", "title", "organisation", "position_vi", "position_en", "country", "region", "languages", "identifier")),
        (_("What the expert does"), IN_BOTH,
         ("summary_vi", "summary_en", "fields", "services", "keywords_vi", "keywords_en", "years", "publications", "patents",
          "projects", "references")),
        (_("When and on which terms"), "",
         ("availability_vi", "availability_en", "fee_band", "pro_bono_hours", "conflict_of_interest")),
        (_("How to reach the expert"), "", ("email", "phone", "consent_scope", "valid_until")),
    ]  # fmt: skip
    pairs = in_pairs("position", "summary", "keywords", "availability")
    sizes = dict.fromkeys(
        (
            "summary_vi", "summary_en", "country", "fee_band", "pro_bono_hours", "valid_until",
            "name", "title", "position_vi", "position_en", "keywords_vi", "keywords_en", "languages", "region",
            "availability_vi", "availability_en",
            "years", "publications", "patents", "identifier", "email", "phone",
        ),
        "half",
    )  # fmt: skip

    def __init__(self, *args: Any, expert: Expert | None = None, reader: Any = None, **options: Any) -> None:
        """`reader` chooses among the organisations she may read, and the one where the expert is said to work."""
        super().__init__(*args, **options)
        known = visible(reader or AnonymousUser(), Organisation.objects.all()).values("pk")
        present = PRESENT.filter(Q(pk__in=known) | Q(pk=expert.organisation_id if expert else None))
        self.fields["organisation"].queryset = present  # type: ignore[attr-defined]

    def clean_identifier(self) -> str:
        return normal_identifier(self.cleaned_data["identifier"])

    def values(self) -> dict[str, Any]:
        data = self.cleaned_data
        found = {name: data[name] for name in EXPERT_COLUMNS if name in data}
        return {**found, "terms": [*terms_with("field", data["fields"]), *terms_with("expert_service", data["services"])]}


class MemberForm(forms.Form):
    """Somebody with an account who works there."""

    email = EmailField(label=_("E-mail of the person's account"))
    role = forms.ChoiceField(
        label=_("What the person may do"),
        choices=[(Membership.EDITOR, _("read and write")), (Membership.READER, _("read"))],
    )
    position_vi = _text(_("Position in Vietnamese"), most=120)
    position_en = _text(_("Position in English"), most=120)
    since = DayField(label=_("From"), ahead=1, initial=timezone.localdate, required=False, help_text=_("Empty: from today."))

    def clean(self) -> dict[str, Any]:
        values = super().clean() or {}
        if "email" in values:
            values["user"] = User.objects.filter(email=normal_email(values["email"]), is_active=True).first()
            if values["user"] is None:
                self.add_error("email", _("Nobody with this address has an account yet: a steward can invite them first."))
        return values


class ContactForm(forms.Form):
    """Whom to reach, with the consent given for it."""

    name = _text(_("Full name"), most=150, required=True)
    position = _text(_("Position"), most=150)
    phone = _text(_("Phone"), most=40)
    email = EmailField(label=_("E-mail"), required=False)
    purposes = forms.MultipleChoiceField(
        label=_("Agreed to"), choices=choices, widget=forms.CheckboxSelectMultiple, initial=[CONNECTION],
        help_text=_("Only for what is ticked may the person be contacted."),
    )
    consent_on = DayField(label=_("Consent given on"), ahead=None, initial=timezone.localdate)
    how = forms.ChoiceField(label=_("How it was given"), choices=HOW, required=False)
    send_link = forms.BooleanField(
        label=_("Send a mail with the link by which the person can withdraw"), required=False, initial=True
    )

    sizes = dict.fromkeys(("position", "phone", "email", "consent_on", "how"), "half")

    def clean(self) -> dict[str, Any]:
        values = super().clean() or {}
        if not values.get("phone") and not values.get("email") and not self.errors:
            self.add_error("phone", _("Give a phone number or an e-mail address."))
        return values

    def values(self) -> dict[str, Any]:
        return {name: value for name, value in self.cleaned_data.items() if name != "send_link"}


class PointForm(forms.Form):
    """What this installation says of itself."""

    name_vi = _text(_("Name in Vietnamese"), required=True)
    name_en = _text(_("Name in English"), required=True)
    code = _text(
        _("Code in references"), _("Letters and digits. References given already keep the old one."), most=12, required=True
    )
    host = forms.ModelChoiceField(
        PRESENT, required=False, empty_label=_("– choose –"), label=_("Host organisation")
    )
    email = EmailField(label=_("E-mail"), required=False)
    phone = _text(_("Phone"), most=40)
    address_vi = _text(_("Address in Vietnamese"), most=250)
    address_en = _text(_("Address in English"), most=250)
    logo = forms.FileField(
        label=_("New logo"), required=False, help_text=_("PNG, JPEG or WebP. Without a file the present logo stays."),
        widget=forms.FileInput(attrs={"accept": "image/png,image/jpeg,image/webp"}),
    )
    no_logo = forms.BooleanField(label=_("Show no logo"), required=False)

    sections = [
        (_("What it is called"), "", ("name_vi", "name_en", "code", "host")),
        (_("How to reach it"), _("Shown at the foot of every page."), ("email", "phone", "address_vi", "address_en")),
        (_("Logo"), "", ("logo", "no_logo")),
    ]
    sizes = dict.fromkeys(("code", "email", "phone"), "half")

    def clean_code(self) -> str:
        code: str = self.cleaned_data["code"].upper()
        if not code.isalnum():
            raise ValidationError(_("Letters and digits only, for example HHTP."))
        return code

    def values(self) -> dict[str, Any]:
        """What the verb takes; `logo` only where it is taken away, a new picture is stored first."""
        data = self.cleaned_data
        found = {name: data[name] for name in POINT_COLUMNS if name != "logo"}
        return {**found, "logo": ""} if data["no_logo"] else found


class NoteForm(forms.Form):
    """Why, or with what evidence."""

    note = TextField(label=_("Reason or evidence"), widget=forms.Textarea(attrs={"rows": 3}))


learn_labels(Organisation, OrganisationForm.base_fields)
learn_labels(Expert, ExpertForm.base_fields)
learn_labels(Contact, ContactForm.base_fields)


def initial_of_point(here: Point) -> dict[str, Any]:
    return {name: getattr(here, name) for name in POINT_COLUMNS if name != "logo"}


def initial_of(thing: Organisation | Expert) -> dict[str, Any]:
    """What the form shows of an entry that exists."""
    columns = ORGANISATION_COLUMNS if isinstance(thing, Organisation) else EXPERT_COLUMNS
    found: dict[str, Any] = {name: getattr(thing, name) for name in columns}
    for name, scheme in (("fields", "field"), ("vsic", "vsic"), ("services", "expert_service")):
        found[name] = [term.code for term in thing.terms.all() if term.scheme_id == scheme]
    return found
