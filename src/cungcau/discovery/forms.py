"""What a broker says with a verdict, and a steward with weights."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from cungcau.discovery.models import Rhythm
from cungcau.discovery.news import alerts_of
from cungcau.kit.text_fields import TextField
from cungcau.vocabulary.code_fields import CodeField

NOTE_LENGTH = 1000


def _note(**options: Any) -> TextField:
    return TextField(
        label=_("In your own words"), required=False, max_length=NOTE_LENGTH,
        widget=forms.Textarea(attrs={"rows": 4, "data-autosize": ""}), **options,
    )  # fmt: skip


class KeepForm(forms.Form):
    """Why it is worth bringing the two together; may be left empty."""

    note = _note(help_text=_("Brokers and moderators read this; the two sides do not."))


class RefuseForm(forms.Form):
    """Why the pair should not be proposed again."""

    reason = CodeField("refusal_reason", required=True, label=_("Reason"))
    note = _note(help_text=_("Brokers and moderators read this; the two sides do not. Needed when no reason of the list fits."))


class UndoForm(forms.Form):
    """Why the verdict is taken back."""

    note = _note()


class WeightsForm(forms.Form):
    """Why weights are switched on, or back."""

    note = _note(help_text=_("Stays in the history. Needed when the report does not recommend the weights that are switched on."))


class SearchNameForm(forms.Form):
    """What a saved search is called."""

    name = TextField(label=_("Name of the search"), max_length=120)


class RhythmForm(forms.Form):
    """How often one is told; the page knows of what."""

    rhythm = forms.ChoiceField(label=_("Tell me of what is new"), choices=Rhythm.choices, initial=Rhythm.DAILY)
    by_mail = forms.BooleanField(label=_("By mail too"), required=False)


class SaveSearchForm(SearchNameForm, RhythmForm):
    """A search that is saved: its name, and how often its owner is told what it finds."""

    field_order = ("name", "rhythm", "by_mail")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["rhythm"].help_text = _("A line in your inbox, once a day on working days unless you choose otherwise.")
        self.fields["by_mail"].help_text = _("Without this tick you get no mail.")


class AlertsForm(RhythmForm):
    """How somebody is told of new proposals, and whether digests come by mail at all."""

    no_mail = forms.BooleanField(
        label=_("No digests by mail at all"), required=False,
        help_text=_("Stronger than every tick above and at your saved searches. The inbox stays as it is."),
    )  # fmt: skip

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["rhythm"].label = _("New proposals for the needs of my organisations")

    @classmethod
    def of(cls, user: Any, data: Any = None) -> AlertsForm:
        """With what she has chosen, else what goes without saying."""
        alerts = alerts_of(user)
        initial = {"rhythm": alerts.rhythm, "by_mail": alerts.by_mail, "no_mail": alerts.no_mail}
        return cls(data, initial=initial, auto_id="id_alerts_%s")


JUDGE_FORMS: dict[str, type[forms.Form]] = {"keep": KeepForm, "refuse": RefuseForm}
VERB_FORMS: dict[str, type[forms.Form]] = {"undo": UndoForm}
WEIGHTS_FORMS: dict[str, type[forms.Form]] = {"switch_on": WeightsForm, "switch_back": WeightsForm}
