"""What readers of a listing type: a moderator's ticks and comments, an expert's answer. A form never saves; the verb does."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from cungcau.kit.text_fields import TextField
from cungcau.listings.models import Reading
from cungcau.registry.models import Expert


class ReviewForm(forms.Form):
    """A reader's ticks, and what should be mended: for the whole, and at single fields (`comment-<field>`).

    `unread`: points that the page names as not ticked before it publishes.
    """

    unread: Sequence[str] = ()

    comment = TextField(
        label=_("For the listing as a whole"), required=False, max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3, "data-autosize": ""}),
        help_text=_("The author reads this. Say which part, and how it would be good."),
    )  # fmt: skip

    def __init__(self, data: Any, *, fields: Any) -> None:
        super().__init__(data)
        self.places = list(fields)
        for name in self.places:
            self.fields[f"comment-{name}"] = TextField(required=False, max_length=2000)

    @property
    def at_fields(self) -> list[tuple[str, str]]:
        texts = ((name, self.cleaned_data.get(f"comment-{name}", "").strip()) for name in self.places)
        return [(name, text) for name, text in texts if text]


class AskReadingForm(forms.Form):
    """Whom to ask, what, and whether publication waits."""

    expert = forms.ModelChoiceField(Expert.objects.none(), to_field_name="pid", empty_label=_("– choose –"), label=_("Expert"))
    question = TextField(
        label=_("What you would like to know"), required=False, max_length=1000,
        widget=forms.Textarea(attrs={"rows": 2, "data-autosize": ""}),
    )  # fmt: skip
    must = forms.BooleanField(label=_("Publication waits for the answer"), required=False)

    def __init__(self, data: Any, *, experts: Any) -> None:
        super().__init__(data)
        self.fields["expert"].queryset = experts  # type: ignore[attr-defined]


class AnswerReadingForm(forms.Form):
    """What an expert thinks of an offer."""

    verdict = forms.ChoiceField(label=_("Your verdict"), choices=Reading.VERDICTS, widget=forms.RadioSelect)
    answer = TextField(
        label=_("Your reasons"), max_length=4000, widget=forms.Textarea(attrs={"rows": 6, "data-autosize": ""}),
        help_text=_("For the moderators only. Say which statements you could check, which you doubt, and what should be shown."),
    )  # fmt: skip
