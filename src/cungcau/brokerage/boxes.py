"""The boxes in which people type words, for every form of the room."""

from __future__ import annotations

from typing import Any

from django import forms

from cungcau.kit.text_fields import TextField


def text(label: Any, help: Any = "", *, rows: int = 0, most: int = 150, required: bool = False) -> TextField:
    """A box that says how much fits, and counts while one types."""
    if not rows:
        return TextField(label=label, help_text=help, required=required, max_length=most)
    widget = forms.Textarea(attrs={"rows": rows, "data-autosize": "", "data-count": ""})
    return TextField(label=label, help_text=help, required=required, max_length=most, widget=widget)
