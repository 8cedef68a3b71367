"""Form fields of the surveys: a line or lines of text, a level from 1 to 5, several photos."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from cungcau.kit.text_fields import TextField

LEVELS = [("", "–"), *((str(n), str(n)) for n in range(1, 6))]
MOST_PHOTOS = 6


def text(label: Any, help: Any = "", *, rows: int = 0, most: int = 250, required: bool = False) -> TextField:
    """A line, or `rows` lines, of text."""
    widget = forms.Textarea(attrs={"rows": rows, "data-autosize": ""}) if rows else forms.TextInput()
    return TextField(label=label, help_text=help, required=required, max_length=most, widget=widget)


def level(label: Any) -> forms.TypedChoiceField:
    return forms.TypedChoiceField(label=label, choices=LEVELS, required=False, coerce=int, empty_value=None)


class PhotosInput(forms.FileInput):
    allow_multiple_selected = True


class PhotosField(forms.FileField):
    """Several pictures; gives a list."""

    widget = PhotosInput

    def clean(self, data: Any, initial: Any = None) -> Any:
        pictures = [super(PhotosField, self).clean(one, initial) for one in (data if isinstance(data, list | tuple) else [data])]
        found = [one for one in pictures if one]
        if len(found) > MOST_PHOTOS:
            raise ValidationError(_("At most %(most)s photos at once.") % {"most": MOST_PHOTOS})
        return found
