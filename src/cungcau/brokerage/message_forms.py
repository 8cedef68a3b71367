"""From what was typed to clean values: a message, to whom it is passed on, into which case a mail is admitted."""

from __future__ import annotations

from typing import Any

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from cungcau.brokerage.boxes import text
from cungcau.brokerage.case_models import Case, Shared
from cungcau.brokerage.message_making import MOST_FILES, widened
from cungcau.brokerage.message_models import Message
from cungcau.brokerage.message_readers import named_choices
from cungcau.files.kinds import KINDS
from cungcau.kit.text_fields import TextField


class _SeveralFiles(forms.FileInput):
    allow_multiple_selected = True


class FilesField(forms.FileField):
    """Any number of files, up to a bound."""

    def __init__(self, **options: Any) -> None:
        widget = _SeveralFiles(attrs={"multiple": True, "accept": ",".join(f".{kind}" for kind in [*KINDS, "jpeg"])})
        super().__init__(**{"label": _("Files"), "required": False, "widget": widget, **options})

    def clean(self, data: Any, initial: Any = None) -> list[Any]:
        found = data if isinstance(data, list | tuple) else [data] if data else []
        if len(found) > MOST_FILES:
            raise ValidationError(_("At most %(most)s files at once."), code="many", params={"most": MOST_FILES})
        return [super(FilesField, self).clean(one, initial) for one in found]


class PartyMessageForm(forms.Form):
    """Of somebody of a party, to the point. `readers` says in words who reads it."""

    words = text(_("Your words"), rows=4, most=4000, required=True)
    files = FilesField()

    def __init__(self, *args: Any, readers: str = "", **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["words"].help_text = readers
        bounds = {"limit": settings.UPLOAD_LIMIT_MB, "kinds": ", ".join(KINDS)}
        self.fields["files"].help_text = _("At most %(limit)s MB each. Kinds: %(kinds)s.") % bounds


class MessageForm(PartyMessageForm):
    """Of an officer."""

    shared = forms.ChoiceField(label=_("Who may read it"), choices=Shared.choices, initial=Shared.NONE)
    field_order = ["words", "shared", "files"]

    def __init__(self, *args: Any, case: Case, **options: Any) -> None:
        super().__init__(*args, readers=str(_("Whoever may read them is told by mail.")), **options)
        self.fields["shared"].choices = named_choices(case, Shared.choices)  # type: ignore[attr-defined]


class PassOnForm(forms.Form):
    to = forms.ChoiceField(label=_("Who may read it too"), widget=forms.RadioSelect)

    def __init__(self, *args: Any, message: Message, **options: Any) -> None:
        super().__init__(*args, **options)
        old = message.entry.shared
        wider = [(value, label) for value, label in Shared.choices if value != Shared.NONE and widened(old, value) != old]
        self.fields["to"].choices = named_choices(message.case, wider)  # type: ignore[attr-defined]


class AdmitForm(forms.Form):
    case = TextField(label=_("Reference of the case"), max_length=40)

    def __init__(self, *args: Any, cases: QuerySet[Case], **options: Any) -> None:
        super().__init__(*args, **options)
        self.cases = cases

    def clean_case(self) -> Case:
        found = self.cases.filter(ref__iexact=self.cleaned_data["case"].strip()).first()
        if found is None:
            raise ValidationError(_("No case that you work on has that reference."), code="unknown")
        return found
