"""What is asked before a file comes in, goes out, or is taken back."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from cungcau.exchange.actions.export_records import FORMATS
from cungcau.exchange.choosing import STATES
from cungcau.exchange.models import Side
from cungcau.kit.day_field import DayField
from cungcau.kit.text_fields import TextField
from cungcau.vocabulary.queries import choices


class UploadForm(forms.Form):
    """A file, and what it holds."""

    side = forms.ChoiceField(label=_("What the file holds"))
    upload = forms.FileField(label=_("File"), widget=forms.ClearableFileInput(attrs={"accept": ".xlsx,.csv"}))

    def __init__(self, sides: list[str], *words: Any, **options: Any) -> None:
        super().__init__(*words, **options)
        self.fields["side"].choices = [(side, Side(side).label) for side in sides]  # type: ignore[attr-defined]


class ExportForm(forms.Form):
    """Which records of one kind, and as what."""

    state = forms.ChoiceField(label=_("State"), required=False)
    field = forms.ChoiceField(label=_("Science and technology field"), required=False)
    since = DayField(label=_("Changed since"), required=False, ahead=None)
    format = forms.ChoiceField(
        label=_("Format"), choices=[(name, f".{name}") for name in FORMATS], initial=FORMATS[0], widget=forms.RadioSelect
    )

    def __init__(self, side: str, *words: Any, **options: Any) -> None:
        super().__init__(*words, **options)
        every = ("", _("all"))
        self.fields["state"].choices = [every, *STATES[Side(side)]]  # type: ignore[attr-defined]
        self.fields["field"].choices = [every, *choices("field")]  # type: ignore[attr-defined]

    @property
    def filters(self) -> dict[str, str]:
        """What was chosen, as plain values."""
        chosen = {name: self.cleaned_data.get(name) for name in ("state", "field", "since")}
        return {name: str(value) for name, value in chosen.items() if value}


class UndoForm(forms.Form):
    """Why an import is taken back."""

    note = TextField(
        label=_("Reason"), max_length=500, required=False, widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Every record that it changed says again what it said before, and what it had begun is taken away. What "
                    "somebody has changed since is left as it is and named."),
    )  # fmt: skip


VERB_FORMS = {"undo": UndoForm}
