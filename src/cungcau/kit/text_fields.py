"""Fields for text that people type. Every text field of the house but a password is one of these."""

from __future__ import annotations

import re
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from cungcau.engines.common.text import visible


class TextField(forms.CharField):
    """Text as it is kept: composed letters, and nothing that a reader cannot see."""

    def to_python(self, value: Any) -> Any:
        return super().to_python(value if value is None else visible(str(value)))


class EmailField(TextField, forms.EmailField):
    """An e-mail address."""

    default_error_messages = {"invalid": _("This is not an e-mail address. Write it like name@example.vn.")}


class URLField(TextField, forms.URLField):
    """A web address."""


class PhoneField(TextField):
    """A phone number as people write it; at least eight digits."""

    def __init__(self, **options: Any) -> None:
        widget = forms.TextInput(attrs={"type": "tel", "autocomplete": "tel", "inputmode": "tel"})
        super().__init__(**{"label": _("Phone"), "max_length": 40, "required": False, "widget": widget, **options})

    def clean(self, value: Any) -> str:
        text: str = super().clean(value)
        if text and (len(re.sub(r"\D", "", text)) < 8 or re.search(r"[^\d\s+().\-]", text)):
            raise ValidationError(_("Give the number with its digits, for example 0912 345 678."), code="phone")
        return text
