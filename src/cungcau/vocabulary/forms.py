"""Boundary of the vocabulary's pages: text and files into clean values."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from cungcau.kit.day_field import DayField
from cungcau.kit.text_fields import TextField

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
