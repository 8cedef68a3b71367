"""From what a person typed to clean values: campaigns, appointments, refusals, the choice of firms."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from cungcau.access.models import User
from cungcau.kit.day_field import DayField
from cungcau.surveys import bank
from cungcau.surveys.fields import text
from cungcau.surveys.models import Campaign, Method, Sheet
from cungcau.surveys.queries import working_officers
from cungcau.vocabulary.code_fields import CodeField

LONGEST = timedelta(days=731)


class CampaignForm(forms.Form):
    """What a campaign says of itself."""

    title_vi = text(_("Name in Vietnamese"), most=150, required=True)
    title_en = text(_("Name in English"), most=150)
    aim_vi = text(
        _("Aim, in Vietnamese"), _("What the point wants to know, and what for. It stands on the papers."), rows=3, most=2000
    )
    aim_en = text(_("Aim, in English"), rows=3, most=2000)
    starts_on = DayField(label=_("Begins on"), back=10, ahead=5)
    ends_on = DayField(label=_("Ends on"), back=10, ahead=5)
    adviser = forms.ModelChoiceField(
        User.objects.none(), to_field_name="pid", required=False, empty_label=_("– choose –"), label=_("Officer in charge")
    )
    papers = forms.MultipleChoiceField(
        label=_("Papers"), choices=Sheet.choices, widget=forms.CheckboxSelectMultiple, initial=[Sheet.NEED, Sheet.VISIT],
        error_messages={"required": _("Choose at least one paper.")},
    )
    asked = forms.MultipleChoiceField(
        label=_("Questions"), choices=bank.choices, widget=forms.CheckboxSelectMultiple, required=False,
        help_text=_("Absorption capacity (finance, people, infrastructure, management) is always asked."),
    )
    own_questions = text(_("Questions of your own"), _("One a line; they are answered in words."), rows=3, most=2000)

    sections = [
        (_("What it is about"), "", ("title_vi", "title_en", "aim_vi", "aim_en")),
        (_("When and who"), "", ("starts_on", "ends_on", "adviser")),
        (_("What is asked"), "", ("papers", "asked", "own_questions")),
    ]
    sizes = dict.fromkeys(("starts_on", "ends_on", "adviser"), "half")

    def __init__(self, *args: Any, campaign: Campaign | None = None, **options: Any) -> None:
        super().__init__(*args, **options)
        self._known = campaign.questions if campaign else []
        self.fields["adviser"].queryset = working_officers()  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        values = super().clean() or {}
        first, last = values.get("starts_on"), values.get("ends_on")
        if first and last and not first <= last <= first + LONGEST:
            self.add_error("ends_on", _("It ends after it begins, at most two years later."))
        return values

    def values(self) -> dict[str, Any]:
        """What the verbs take."""
        data = dict(self.cleaned_data)
        questions = bank.chosen(data.pop("asked"), data.pop("own_questions"), self._known)
        return {**data, "forms": data.pop("papers"), "questions": questions}


def initial_of(campaign: Campaign) -> dict[str, Any]:
    found = {name: getattr(campaign, name) for name in ("title_vi", "title_en", "aim_vi", "aim_en", "starts_on", "ends_on")}
    keys = [one["key"] for one in campaign.questions]
    return {
        **found, "adviser": campaign.adviser.pid if campaign.adviser else "", "papers": campaign.forms, "asked": keys,
        "own_questions": bank.typed_in(campaign.questions),
    }  # fmt: skip


class AgreeForm(forms.Form):
    """When and where."""

    day = DayField(label=_("Day"), back=0, ahead=2)
    time = forms.TimeField(label=_("Time"), widget=forms.TimeInput(attrs={"placeholder": "08:30"}))
    place = text(_("Where"), _("Empty: at the firm's address. The firm reads this."))

    sizes = dict.fromkeys(("day", "time"), "half")

    def clean(self) -> dict[str, Any]:
        values = super().clean() or {}
        if self.errors:
            return values
        return {"at": timezone.make_aware(datetime.combine(values["day"], values["time"])), "place": values["place"]}


class RefuseForm(forms.Form):
    """Why the firm does not take part."""

    reason = CodeField("survey_refusal", required=True, label=_("Reason"))
    note = text(_("In your own words"), _("Officers read this. Needed when no reason of the list fits."), rows=3, most=1000)


class NoteForm(forms.Form):
    """What happened."""

    note = text(_("In your own words"), rows=3, most=1000)


class CloseForm(forms.Form):
    """What came of the campaign."""

    closing_note = text(
        _("Closing note"), _("What came of it, what is left to do. Every officer and the director read this."),
        rows=6, most=4000,
    )  # fmt: skip


class AddFirmsForm(forms.Form):
    """How the added firms are asked."""

    method = forms.ChoiceField(label=_("How they are asked"), choices=Method.choices)


class AssignForm(forms.Form):
    """Who goes there, and how."""

    officer = forms.ModelChoiceField(
        User.objects.none(), to_field_name="pid", required=False, empty_label=_("– as before –"), label=_("Who goes there")
    )
    method = forms.ChoiceField(
        label=_("How they are asked"), choices=[("", _("– as before –")), *Method.choices], required=False
    )

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["officer"].queryset = working_officers()  # type: ignore[attr-defined]


class CodeForm(forms.Form):
    """The code of a paper."""

    code = text(
        _("Code on the paper"), _("For example NC-3-0014-52. Hyphens and spaces may be left out."), most=40, required=True
    )


VISIT_FORMS: dict[str, type[forms.Form]] = {"agree": AgreeForm, "refuse": RefuseForm, "miss": NoteForm}
CAMPAIGN_FORMS: dict[str, type[forms.Form]] = {"close": CloseForm}
