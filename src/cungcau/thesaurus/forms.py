"""From what a steward typed to the value of a concept."""

from __future__ import annotations

import re
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from cungcau.engines.common.text import fold
from cungcau.engines.thesaurus import Concept as Idea
from cungcau.engines.thesaurus.validation import same_label
from cungcau.kit.fields import reader_language
from cungcau.kit.text_fields import TextField
from cungcau.thesaurus.columns import BAR
from cungcau.thesaurus.content import LINKS, PARTS
from cungcau.thesaurus.models import kinds
from cungcau.thesaurus.queries import Reading, reading
from cungcau.vocabulary.code_fields import CodesField, FewCodesField

MOST_FIELDS = 4
# Words of addresses that are no concepts.
TAKEN = {"new", "understand", "export"}


class LinesField(TextField):
    """Several short texts, one a line; gives a tuple without repeats."""

    def __init__(self, *, rows: int = 4, **options: Any) -> None:
        widget = forms.Textarea(attrs={"rows": rows, "data-autosize": ""})
        super().__init__(required=False, max_length=4000, widget=widget, **options)

    def prepare_value(self, value: Any) -> Any:
        return "\n".join(value) if isinstance(value, tuple | list) else value

    def clean(self, value: Any) -> tuple[str, ...]:
        lines = [" ".join(line.split()) for line in super().clean(value).splitlines()]
        if any(BAR in line for line in lines):
            raise ValidationError(_("The sign “|” separates labels in files, so it stands in none."))
        return tuple(dict.fromkeys(line for line in lines if line))


class ConceptsField(LinesField):
    """Concepts by one of their names in either language, or by key; gives the keys."""

    def clean(self, value: Any) -> tuple[str, ...]:
        here = reading()
        return tuple(dict.fromkeys(self._key(line, here) for line in super().clean(value)))

    def _key(self, line: str, here: Reading) -> str:
        if line in here.thesaurus:
            return line
        label = same_label(line)
        keys = here.owners.get(label, ())
        preferring = [key for key in keys if label in map(same_label, (here.thesaurus[key].vi, here.thesaurus[key].en))]
        found = preferring or keys
        if len(found) == 1:
            return found[0]
        if not found:
            raise ValidationError(_("There is no concept “%(name)s”.") % {"name": line})
        several = _("“%(name)s” may be one of several: %(keys)s. Write its key.")
        raise ValidationError(several % {"name": line, "keys": ", ".join(found)})


def names_of(keys: tuple[str, ...]) -> tuple[str, ...]:
    """The concepts as `ConceptsField` reads them: by name where it names one only."""
    here = reading()
    return tuple(_name_of(key, here) for key in keys)


def _name_of(key: str, here: Reading) -> str:
    name = str(getattr(here.thesaurus[key], reader_language()))
    return name if here.owners.get(same_label(name)) == (key,) else key


def _text(label: Any, help: Any = "", *, required: bool = False) -> TextField:
    return TextField(label=label, help_text=help, required=required, max_length=120)


class ConceptForm(forms.Form):
    """All of a concept but its links to what stands above and below it in files."""

    kind = forms.ChoiceField(label=_("Kind of concept"), choices=kinds)
    vi = _text(_("Name in Vietnamese"), required=True)
    vi_also = LinesField(
        label=_("Other Vietnamese labels"), help_text=_("One a line: abbreviations, regional words, how a workshop says it.")
    )
    hint_vi = _text(_("Hint in Vietnamese"), _("A word or two, where another concept has the same label."))
    en = _text(_("Name in English"), required=True)
    en_also = LinesField(label=_("Other English labels"), help_text=_("One a line."))
    hint_en = _text(_("Hint in English"))
    fields_ = FewCodesField(
        "field", MOST_FIELDS, label=_("Fields of science and technology"), help_text=_("The first one is home.")
    )
    broader = ConceptsField(label=_("Broader"), rows=2)
    related = ConceptsField(label=_("Related"), rows=2)
    solves = ConceptsField(label=_("Solves"), rows=3)
    solved_by = ConceptsField(
        label=_("Solved by"), help_text=_("Of a problem: the link is written into the concepts that you name."), rows=3
    )
    used_in = ConceptsField(label=_("Used in"), rows=3)
    ipc = LinesField(label=_("Patent classes (IPC)"), help_text=_("One a line, for example C02F."), rows=2)
    strategic = CodesField("strategic", label=_("Groups of strategic technologies"))
    measures = LinesField(label=_("Units"), help_text=_("Of a property: in what it is measured, one a line."), rows=2)
    note = TextField(label=_("Why"), help_text=_("Stands in the history."), required=False, max_length=500)

    sections = [
        (_("In Vietnamese"), "", ("vi", "vi_also", "hint_vi")),
        (_("In English"), "", ("en", "en_also", "hint_en")),
        (_("What it is"), "", ("key", "kind", "fields_", "ipc", "strategic", "measures")),
        (
            _("Links"),
            _("One concept a line, by its name in either language or by its key."),
            ("broader", "related", "solves", "solved_by", "used_in"),
        ),
        (_("For the history"), "", ("note",)),
    ]

    def clean(self) -> dict[str, Any]:
        values = super().clean() or {}
        if values.get("solved_by") and values.get("kind") != "problem":
            self.add_error("solved_by", _("Only a problem is solved by something."))
        return values

    def idea(self, key: str) -> Idea:
        """The value that was typed, under this key."""
        typed = {**self.cleaned_data, "fields": self.cleaned_data["fields_"]}
        parts = {part: typed[part] for part in PARTS}
        return Idea(key, **{part: tuple(value) if isinstance(value, list) else value for part, value in parts.items()})

    def tell(self, faults: list[tuple[str, str]]) -> None:
        """Put each sentence where it is mended."""
        for part, words in faults:
            place = {"fields": "fields_"}.get(part, part)
            self.add_error(place if place in self.fields else None, words)


class NewConceptForm(ConceptForm):
    """The same with a key of one's own."""

    key = TextField(
        label=_("Key"), required=False, max_length=80,
        help_text=_("Lower-case English words joined by hyphens, for ever. Left empty, it is made of the English name."),
    )  # fmt: skip

    def clean(self) -> dict[str, Any]:
        values = super().clean()
        values["key"] = values.get("key") or "-".join(re.findall(r"[a-z0-9]+", fold(values.get("en", ""))))[:80].strip("-")
        if values["key"] in TAKEN:
            self.add_error("key", _("This word is an address of its own; choose another key."))
        return values


def initial_of(idea: Idea, solved_by: tuple[str, ...]) -> dict[str, Any]:
    parts = {part: getattr(idea, part) for part in PARTS}
    links = {link: names_of(parts[link]) for link in LINKS}
    return {**parts, **links, "fields_": idea.fields, "strategic": list(idea.strategic), "solved_by": names_of(solved_by)}


class NoteForm(forms.Form):
    """Why."""

    note = TextField(label=_("Why"), required=False, max_length=500, widget=forms.Textarea(attrs={"rows": 3}))


class TextForm(forms.Form):
    """A text to be understood."""

    q = TextField(
        label=_("Text"), required=False, max_length=20_000, widget=forms.Textarea(attrs={"rows": 6, "data-autosize": ""}),
        help_text=_("A need, an offer, a question; in Vietnamese, in English or both."),
    )  # fmt: skip
