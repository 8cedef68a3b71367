"""From what a person typed to clean values: an entry, its hours and closures, a request, an answer."""

from __future__ import annotations

from datetime import datetime, time
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from cungcau.access.models import User
from cungcau.facilities.content import COLUMNS
from cungcau.facilities.hours import Span, read_hours, write_hours
from cungcau.facilities.models import Facility, Kind, Weekday
from cungcau.facilities.queries import editors_of
from cungcau.facilities.slots import at
from cungcau.kit.day_field import DayField
from cungcau.kit.text_fields import TextField
from cungcau.registry.models import Organisation, Zone

USUAL = "08:00-12:00, 13:30-17:00"
WORKDAYS = (0, 1, 2, 3, 4)


def _text(label: Any, help: Any = "", *, rows: int = 0, most: int = 200, required: bool = False) -> TextField:
    widget = forms.Textarea(attrs={"rows": rows, "data-autosize": ""}) if rows else forms.TextInput()
    return TextField(label=label, help_text=help, required=required, max_length=most, widget=widget)


class FacilityForm(forms.Form):
    """An entry: what it is, what can be done there, on which conditions."""

    kind = forms.ChoiceField(label=_("Kind of facility"), choices=Kind.choices)
    name_vi = _text(_("Name in Vietnamese"), most=150)
    name_en = _text(_("Name in English"), most=150)
    summary_vi = _text(_("What can be done there, in Vietnamese"), _("Two sentences that a firm understands."), rows=3, most=500)
    summary_en = _text(_("What can be done there, in English"), rows=3, most=500)
    description_vi = _text(_("Description in Vietnamese"), rows=5, most=4000)
    description_en = _text(_("Description in English"), rows=5, most=4000)
    methods = _text(_("Methods, machines, subjects"), _("For example: tensile test to 100 kN; scanning electron microscope."),
                    rows=3, most=1000)
    standards = _text(_("Standards"), _("For example TCVN 197-1:2014; ISO 6892-1."), most=400)
    accreditation = _text(_("Accreditation"), _("Scheme and number, for example VILAS 1234; empty where there is none."),
                          most=300)
    capacity = _text(_("Capacity"), _("For example 20 samples a day."), most=300)
    people_most = forms.IntegerField(label=_("People at most"), required=False, min_value=1, max_value=2000)
    zone = forms.ModelChoiceField(Zone.objects.all(), required=False, empty_label=_("– choose –"), label=_("Zone"))
    place = _text(_("Building and room"), most=200)
    conditions = _text(_("Conditions"), _("Who may use it, who operates it, what to bring, how results are given."), rows=3,
                       most=1000)
    fee_note = _text(_("Fee"), _("In words: a price list, by agreement, free for firms of the park."), most=400)
    safety = _text(_("Safety"), _("Protective clothing, training before the first use, what must not be brought."), rows=2,
                   most=1000)
    approver = forms.ModelChoiceField(User.objects.none(), required=False, empty_label=_("every editor of the organisation"),
                                      label=_("Who decides on bookings"))
    notice_hours = forms.IntegerField(label=_("Hours of notice"), min_value=0, max_value=720, initial=24,
                                      help_text=_("How long before its beginning a time must be asked for."))
    ahead_days = forms.IntegerField(label=_("Days ahead"), min_value=1, max_value=365, initial=90,
                                    help_text=_("How far ahead it can be booked."))
    open_on_holidays = forms.BooleanField(label=_("Open on public days off too"), required=False)

    sections = [
        (_("Kind and name"), "", ("kind", "name_vi", "summary_vi", "description_vi")),
        (_("What can be done"), "", ("methods", "standards", "accreditation", "capacity", "people_most")),
        (_("In English"), _("If you write it, partners abroad find it too."), ("name_en", "summary_en", "description_en")),
        (_("Where and how"), "", ("zone", "place", "conditions", "fee_note", "safety")),
        (_("Booking"), _("Opening hours and closed days follow on a page of their own."),
         ("approver", "notice_hours", "ahead_days", "open_on_holidays")),
    ]
    sizes = dict.fromkeys(
        ("kind", "standards", "accreditation", "capacity", "people_most", "zone", "place", "notice_hours", "ahead_days"), "half"
    )

    def __init__(self, *args: Any, organisation: Organisation, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["approver"].queryset = editors_of(organisation.pk)  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        values = super().clean() or {}
        if not values.get("name_vi") and not values.get("name_en") and "name_vi" not in self.errors:
            self.add_error("name_vi", _("Give a name in Vietnamese or in English."))
        return values

    def values(self) -> dict[str, Any]:
        return {name: self.cleaned_data[name] for name in COLUMNS}


def initial_of(facility: Facility) -> dict[str, Any]:
    return {name: getattr(facility, name) for name in COLUMNS}


class _HoursField(TextField):
    """The hours of one day of the week; gives spans."""

    def clean(self, value: Any) -> Any:
        return read_hours(super().clean(value))


class HoursForm(forms.Form):
    """One line a day of the week."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        for day, label in Weekday.choices:
            help_text = _("For example 8:00-12:00, 13:30-17:00. Empty: closed.") if day == 0 else ""
            self.fields[f"day_{day}"] = _HoursField(label=label, required=False, max_length=120, help_text=help_text)

    def hours(self) -> dict[int, list[Span]]:
        return {day: self.cleaned_data[f"day_{day}"] for day in Weekday.values}


def initial_hours(facility: Facility) -> dict[str, str]:
    """What is kept; of an entry without hours, usual office hours to begin with."""
    rows = list(facility.openings.all())
    if not rows:
        return {f"day_{day}": USUAL for day in WORKDAYS}
    spans: dict[int, list[Span]] = {}
    for row in rows:
        spans.setdefault(row.weekday, []).append((row.opens, row.closes))
    return {f"day_{day}": write_hours(spans.get(day, [])) for day in Weekday.values}


class ClosureForm(forms.Form):
    first = DayField(label=_("Closed from"), back=0, ahead=3)
    last = DayField(label=_("Closed to"), back=0, ahead=3, help_text=_("This day is closed too."))
    reason = _text(_("Reason"), _("Everybody reads it in the calendar."), most=200)

    sizes = dict.fromkeys(("first", "last"), "half")

    def clean(self) -> dict[str, Any]:
        values = super().clean() or {}
        if values.get("first") and values.get("last") and values["last"] < values["first"]:
            self.add_error("last", _("The last day is before the first."))
        return values


class HalfHourField(forms.TypedChoiceField):
    """A whole or half hour, chosen from a list: a browser's own clock may know twelve hours only, and every minute of them."""

    def __init__(self, **options: Any) -> None:
        moments = [f"{number // 2:02d}:{30 * (number % 2):02d}" for number in range(48)]
        choices = [("", "–"), *((moment, moment) for moment in moments)]
        super().__init__(**{"choices": choices, "coerce": time.fromisoformat, **options})


class TimeForm(forms.Form):
    """A time on one day."""

    day = DayField(label=_("Day"), back=0, ahead=2, help_text=_("Day/month/year."))
    starts = HalfHourField(label=_("Starts at"))
    ends = HalfHourField(label=_("Ends at"))

    sizes = dict.fromkeys(("day", "starts", "ends"), "half")

    def clean(self) -> dict[str, Any]:
        values = super().clean() or {}
        if values.get("starts") and values.get("ends") and values["ends"] <= values["starts"]:
            self.add_error("ends", _("The time ends before it begins."))
        return values

    def span(self) -> dict[str, datetime]:
        data = self.cleaned_data
        return {"starts_at": at(data["day"], data["starts"]), "ends_at": at(data["day"], data["ends"])}


class RequestForm(TimeForm):
    """What for, and how many people."""

    field_order = ("organisation", "day", "starts", "ends", "purpose", "people")
    organisation = forms.ModelChoiceField(
        Organisation.objects.none(), to_field_name="pid", empty_label=_("– choose –"), label=_("In the name of")
    )
    purpose = _text(_("What for"), _("What is to be measured, made or taught; material, number of samples."), rows=4, most=1000,
                    required=True)
    people = forms.IntegerField(label=_("How many people come"), required=False, min_value=1, max_value=2000)

    sizes = TimeForm.sizes | {"people": "half"}

    def __init__(self, *args: Any, allowed: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        field: Any = self.fields["organisation"]
        field.queryset = allowed
        if len(allowed) == 1:
            field.initial, field.widget = allowed[0].pid, forms.HiddenInput()


class ProposeForm(TimeForm):
    """The owner's other time."""

    answer = _text(_("A word to them"), rows=3, most=1000)


class ApproveForm(forms.Form):
    """What they should know before they come."""

    answer = _text(_("A word to them"), _("Where to report, what to bring. May be left empty."), rows=3, most=1000)


class DeclineForm(forms.Form):
    answer = _text(_("Reason"), _("They read it."), rows=3, most=1000, required=True)


class NoteForm(forms.Form):
    note = _text(_("Reason"), _("The other side reads it."), rows=3, most=500)


class ReturnForm(forms.Form):
    """What the owner should mend."""

    comment = _text(_("What should be mended"), _("The owner reads this."), rows=4, most=1000, required=True)


FACILITY_FORMS = {"return": ReturnForm, "withdraw": NoteForm}
BOOKING_FORMS = {"approve": ApproveForm, "decline": DeclineForm, "turn_down": NoteForm, "cancel": NoteForm}
