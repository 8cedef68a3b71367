"""Fields for text that people type. Every text field of the house but a password is one of these."""

from __future__ import annotations

from typing import Any

from django import forms

from cungcau.engines.common.text import visible


class TextField(forms.CharField):
    """Text as it is kept: composed letters, and nothing that a reader cannot see."""

    def to_python(self, value: Any) -> Any:
        return super().to_python(value if value is None else visible(str(value)))


class EmailField(TextField, forms.EmailField):
    """An e-mail address."""


class URLField(TextField, forms.URLField):
    """A web address."""
