"""The sheets of a campaign as forms: what is filled in on the phone, printed on paper, and typed from paper, in one order.

The papers are drawn from these classes (`papers.lines`), so paper and screen cannot drift apart.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from cungcau.kit.day_field import DayField
from cungcau.kit.fields import reader_language
from cungcau.kit.text_fields import URLField
from cungcau.listings.fields import MoneyField
from cungcau.surveys.fields import PhotosField, PhotosInput, level, text
from cungcau.surveys.models import ABSORPTION, Campaign, Sheet, Visit
from cungcau.surveys.recording import Heard
from cungcau.vocabulary.code_fields import CodeField, CodesField

WANTED = "description"  # columns of a listing that exist in both languages
QUESTION = "q_"


class Capacity(forms.Form):
    """How well the firm could take a new technology in."""

    absorption_finance = level(_("Finance (1–5)"))
    absorption_people = level(_("Workforce (1–5)"))
    absorption_infrastructure = level(_("Infrastructure (1–5)"))
    absorption_management = level(_("Management (1–5)"))
    absorption_note = text(_("Note on absorption capacity"), rows=2, most=1000)


class SheetForm(forms.Form):
    """What all sheets share. `codes`: scheme of a list by the field that chooses from it."""

    sheet = ""
    kind = ""  # of the listing that comes of it
    codes: Mapping[str, str] = {}
    asks_questions = False
    sizes = dict.fromkeys(
        (
            *(f"absorption_{name}" for name in ABSORPTION), "done_on", "contact_name", "contact_phone", "money_min", "money_max",
            "funding_source", "start_by", "stage",
        ),
        "half",
    )  # fmt: skip

    contact_name = text(_("Who answered"), most=150)
    contact_phone = text(_("Phone"), most=40)
    consent = forms.BooleanField(label=_("This person agrees that the point keeps name and phone number"), required=False)
    done_on = DayField(label=_("Day on the paper"), back=2, ahead=None, required=False)

    def __init__(self, *args: Any, visit: Visit | None = None, campaign: Campaign | None = None, **options: Any) -> None:
        super().__init__(*args, **options)
        self.campaign: Campaign | None = campaign or (visit.campaign if visit else None)
        self.visit = visit
        self.fields["done_on"].initial = timezone.localdate
        if self.asks_questions and self.campaign:
            self._ask(self.campaign)
        self._arrange()

    def _ask(self, campaign: Campaign) -> None:
        for key, kind, words in campaign.asked:
            self.fields[f"{QUESTION}{key}"] = self._answer_field(kind, words)

    @staticmethod
    def _answer_field(kind: str, words: str) -> forms.Field:
        if kind == "scale":
            return level(words)
        if kind == "yesno":
            return forms.ChoiceField(label=words, choices=[("", "–"), ("yes", _("Yes")), ("no", _("No"))], required=False)
        return text(words, rows=2, most=1000)

    def _arrange(self) -> None:
        """The questions of the campaign are a section where the form says "questions"."""
        asked = tuple(name for name in self.fields if name.startswith(QUESTION))
        self.sections = [
            (legend, help_text, asked if names == ("questions",) else names)
            for legend, help_text, names in type(self).sections  # type: ignore[attr-defined]
            if names != ("questions",) or asked
        ]

    def clean(self) -> dict[str, Any]:
        values = super().clean() or {}
        named = values.get("contact_name") or values.get("contact_phone")
        if named and not values.get("consent"):
            self.add_error("consent", _("Ask the person and tick this, or leave name and phone number out."))
        rest = [name for name in (*self.kept_columns, *self.codes) if values.get(name)]
        if self.kind and rest and not values.get("title"):
            self.add_error("title", _("Say in a few words what it is, so that it can be found again."))
        return values

    @property
    def kept_columns(self) -> tuple[str, ...]:
        """The fields that go into the listing as they are."""
        return ()

    def found(self) -> list[tuple[str, dict[str, Any]]]:
        """The need or offer of the sheet, as `draft_listing` takes it; none where no title was given."""
        data = self.cleaned_data
        if not self.kind or not data.get("title"):
            return []
        language = reader_language()
        values = {name: data[name] for name in self.kept_columns if data.get(name) not in ("", None)}
        values[f"title_{language}"] = data["title"]
        if data.get("wanted"):
            values[f"{WANTED}_{language}"] = data["wanted"]
        codes = {scheme: data[name] for name, scheme in self.codes.items() if data.get(name)}
        return [(self.kind, {**values, **({"codes": codes} if codes else {})})]

    def profile(self) -> dict[str, Any]:
        return {}

    def heard(self, key: str, seen: str, mark: str = "") -> Heard:
        data = self.cleaned_data
        answers = {name.removeprefix(QUESTION): value for name, value in data.items() if name.startswith(QUESTION) and value}
        absorption = {name: data.get(f"absorption_{name}") for name in (*ABSORPTION, "note")}
        return Heard(
            key=key, mark=mark, seen=seen, done_on=data.get("done_on"), note=data.get("note", ""), answers=answers,
            absorption=absorption, found=self.found(),
            contact={"name": data.get("contact_name", ""), "phone": data.get("contact_phone", "")},
            profile=self.profile(), photos=[(one, one.name) for one in data.get("photos") or ()], sheet=self.sheet,
        )  # fmt: skip


ABOUT_CAPACITY = (
    _("Absorption capacity"), _("Internal. 1 is weak, 5 is strong."),
    tuple(f"absorption_{name}" for name in (*ABSORPTION, "note")),
)  # fmt: skip
WHO_ANSWERED = (_("Who answered"), "", ("contact_name", "contact_phone", "consent", "done_on"))


class VisitSheet(Capacity, SheetForm):
    """What an officer fills in at the firm: the questions, the capacity, a need in short, her note."""

    sheet = Sheet.VISIT
    kind = "need"
    asks_questions = True

    title = text(_("The need in a few words"), _("Left empty, no need is noted."), most=150)
    problem = text(_("The problem"), _("What happens now, how often, what it costs."), rows=3, most=2000)
    current_technology = text(_("Technology in use now"), rows=2, most=1000)
    wanted = text(_("What is wanted"), rows=3, most=4000)
    money_max = MoneyField(label=_("Budget about (VND)"))
    done_on = DayField(label=_("Day of the visit"), back=2, ahead=None, required=False)
    note = text(_("Visit note"), _("Internal: only the point's working officers read it."), rows=4, most=4000)

    sections = [
        (_("Questions"), "", ("questions",)),
        ABOUT_CAPACITY,
        (_("A need"), "", ("title", "problem", "current_technology", "wanted", "money_max")),
        WHO_ANSWERED,
        (_("Note"), "", ("note",)),
    ]

    @property
    def kept_columns(self) -> tuple[str, ...]:
        return ("problem", "current_technology", "money_max")


class RecordForm(VisitSheet):
    """The visit sheet on the phone: how it was heard, and photos."""

    how = forms.ChoiceField(
        label=_("How it was heard"), widget=forms.RadioSelect,
        choices=[("visit", _("I was at the firm")), ("answer", _("By phone or on paper"))],
    )
    photos = PhotosField(
        label=_("Photos"), required=False, help_text=_("Internal. At most 6 at once."),
        widget=PhotosInput(attrs={"accept": "image/*", "multiple": True}),
    )
    sections = [
        (_("The visit"), "", ("how", "done_on", "note", "photos")),
        *(section for section in VisitSheet.sections[:-2]),
        (_("Who answered"), "", ("contact_name", "contact_phone", "consent")),
    ]


class NeedSheet(Capacity, SheetForm):
    """The need form."""

    sheet = Sheet.NEED
    kind = "need"
    codes = {"goals": "goal", "modes": "transfer_mode"}
    asks_questions = True

    title = text(_("Technology sought"), most=150)
    problem = text(_("The problem"), _("What happens now, how often, what it costs."), rows=4, most=2000)
    current_technology = text(_("Technology in use now (origin, year, capacity)"), rows=3, most=1000)
    wanted = text(_("What is wanted, with technical requirements"), rows=5, most=4000)
    site_conditions = text(_("Conditions on site"), rows=2, most=1000)
    goals = CodesField("goal", label=_("Goals"))
    modes = CodesField("transfer_mode", label=_("Forms of cooperation or transfer"))
    money_min = MoneyField(label=_("Budget from (VND)"))
    money_max = MoneyField(label=_("Budget to (VND)"))
    funding_source = CodeField("funding_source", label=_("Source of funds"))
    start_by = DayField(label=_("Should start by"), required=False, back=10, ahead=20)

    sections = [
        (_("Questions"), "", ("questions",)),
        (_("The need"), "", ("title", "problem", "current_technology", "wanted", "site_conditions", "goals")),
        (_("Cooperation, time and money"), "", ("modes", "money_min", "money_max", "funding_source", "start_by")),
        ABOUT_CAPACITY,
        WHO_ANSWERED,
    ]

    @property
    def kept_columns(self) -> tuple[str, ...]:
        return ("problem", "current_technology", "site_conditions", "money_min", "money_max", "funding_source", "start_by")

    def clean(self) -> dict[str, Any]:
        values = super().clean()
        low, high = values.get("money_min"), values.get("money_max")
        if low is not None and high is not None and low > high:
            self.add_error("money_max", _("The upper amount is below the lower one."))
        return values


class OfferSheet(SheetForm):
    """The offer form."""

    sheet = Sheet.OFFER
    kind = "offer"
    codes = {"modes": "transfer_mode"}

    title = text(_("Technology offered"), most=150)
    wanted = text(_("How it works, with technical data"), rows=6, most=4000)
    advantages = text(_("Advantages"), _("What is better than what people use today, in numbers."), rows=4, most=2000)
    applications = text(_("Applications"), rows=2, most=1000)
    references = text(_("Where it is in use"), _("Year, place, result."), rows=3, most=2000)
    stage = CodeField("stage", label=_("Stage of development"))
    modes = CodesField("transfer_mode", label=_("Forms of cooperation or transfer"))
    money_min = MoneyField(label=_("Price from (VND)"))

    sections = [
        (_("The offer"), "", ("title", "wanted", "advantages", "applications", "references", "stage")),
        (_("Transfer"), "", ("modes", "money_min")),
        WHO_ANSWERED,
    ]

    @property
    def kept_columns(self) -> tuple[str, ...]:
        return ("advantages", "applications", "references", "stage", "money_min")


class ProfileSheet(SheetForm):
    """What the registry should say of the firm; on paper and screen the present entry stands beside each line."""

    sheet = Sheet.PROFILE
    COLUMNS = ("legal_representative", "street", "commune", "website", "employees", "year", "capabilities")

    legal_representative = text(_("Legal representative"), most=150)
    street = text(_("Street, lot"), most=200)
    commune = text(_("Commune or ward"), most=120)
    website = URLField(label=_("Website"), required=False, assume_scheme="https")
    employees = forms.IntegerField(label=_("Employees"), required=False, min_value=0, max_value=10_000_000)
    year = forms.IntegerField(label=_("Founded in"), required=False, min_value=1800, max_value=2100)
    capabilities = text(_("Capabilities and main products"), _("One a line."), rows=4, most=2000)

    sections = [
        (_("The firm"), _("Only what has changed; what stays empty is left as it is."), COLUMNS),
        WHO_ANSWERED,
    ]

    def profile(self) -> dict[str, Any]:
        data = self.cleaned_data
        found = {name: data[name] for name in self.COLUMNS[:-1] if data.get(name) not in ("", None)}
        if data.get("capabilities"):
            found[f"capabilities_{reader_language()}"] = data["capabilities"]
        return found


SHEETS: dict[str, type[SheetForm]] = {
    Sheet.NEED: NeedSheet, Sheet.OFFER: OfferSheet, Sheet.PROFILE: ProfileSheet, Sheet.VISIT: VisitSheet,
}  # fmt: skip
