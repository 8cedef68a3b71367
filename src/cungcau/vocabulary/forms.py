"""Boundary of the vocabulary's pages: text and files into clean values."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from cungcau.kit.day_field import DayField
from cungcau.kit.text_fields import TextField
from cungcau.vocabulary.models import Holiday, HolidayKind, HolidayStatus

MOST_FILES = 20
MOST_BYTES = 40 * 1024 * 1024


class SearchForm(forms.Form):
    q = TextField(
        label=_("Search in this list"),
        required=False,
        max_length=100,
        help_text=_("A code, a name or another word for it, with or without diacritics."),
    )


class _ManyFiles(forms.ClearableFileInput):
    allow_multiple_selected = True


class FilesField(forms.FileField):
    """One or several uploads; gives a list."""

    widget = _ManyFiles

    def clean(self, data: Any, initial: Any = None) -> list[Any]:
        given = data if isinstance(data, list | tuple) else [data]
        files = [super(FilesField, self).clean(one, initial) for one in given] or [super().clean(None, initial)]
        if len(files) > MOST_FILES or sum(file.size for file in files) > MOST_BYTES:
            raise forms.ValidationError(_("These files are too many or too large for this list."))
        return files


class ImportForm(forms.Form):
    """Files of a new edition. Blank version and day mean what the files or the shipped list say."""

    uploads = FilesField(label=_("Files"))
    version = TextField(
        label=_("Name of the edition"),
        required=False,
        max_length=40,
        help_text=_("Leave it empty to take the name from the file or the list."),
    )
    valid_from = DayField(label=_("Valid from"), required=False, widget=forms.DateInput(attrs={"type": "date"}))


class HolidayForm(forms.Form):
    """What a day is and how we know; a new one says which day."""

    day = DayField(label=_("Day"), back=3, ahead=5, widget=forms.DateInput(attrs={"type": "date"}))
    kind = forms.ChoiceField(label=_("What it is"), choices=HolidayKind.choices, widget=forms.RadioSelect)
    name_vi = TextField(label=_("Name in Vietnamese"), max_length=150)
    name_en = TextField(label=_("Name in English"), max_length=150, required=False)
    source = TextField(
        label=_("Source"), max_length=300, widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("Number and date of the decision, and where you have read it."),
    )
    status = forms.ChoiceField(
        label=_("How sure"), choices=HolidayStatus.choices, widget=forms.RadioSelect,
        help_text=_("By law: the day stands in the law itself. Announced: decided for this year. Computed: by the lunar "
                    "calendar or a rule of the law. Unknown: nobody has read the decision."),
    )  # fmt: skip

    def __init__(self, *args: Any, holiday: Holiday | None = None, **options: Any) -> None:
        super().__init__(*args, **options)
        self.holiday = holiday
        if holiday is not None:
            del self.fields["day"]

    def clean_day(self) -> Any:
        day = self.cleaned_data["day"]
        if Holiday.objects.filter(day=day).exists():
            raise forms.ValidationError(_("This day is in the list already: open it there and edit it."))
        return day
