"""Form fields that offer the codes of a vocabulary."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from cungcau.vocabulary.models import Term
from cungcau.vocabulary.queries import choices


def with_blank(scheme: str) -> Any:
    """The scheme's choices behind an empty one, read when the form is drawn."""
    return lambda: [("", _("– choose –")), *choices(scheme)]


class CodeField(forms.ChoiceField):
    """One code of a scheme."""

    def __init__(self, scheme: str, *, required: bool = False, **options: Any) -> None:
        super().__init__(choices=with_blank(scheme), required=required, **options)


class CodesField(forms.MultipleChoiceField):
    """Several codes of a short scheme, as checkboxes; gives the codes."""

    widget = forms.CheckboxSelectMultiple

    def __init__(self, scheme: str, **options: Any) -> None:
        self.scheme = scheme
        super().__init__(choices=lambda: choices(scheme), required=False, **options)


class FewCodesWidget(forms.MultiWidget):
    """A few selects beside each other."""

    def __init__(self, scheme: str, number: int) -> None:
        self.number = number
        super().__init__([_numbered_select(scheme, place) for place in range(1, number + 1)])

    def decompress(self, value: Any) -> list[str]:
        given = list(value or [])[: self.number]
        return [*given, *[""] * (self.number - len(given))]


def _numbered_select(scheme: str, place: int) -> forms.Select:
    """One of the selects; its own name for a screen reader stands in the group that has the field's name."""
    name = format_lazy("{word} {place}", word=_("Choice"), place=place)
    return forms.Select(choices=with_blank(scheme), attrs={"aria-label": name})


class FewCodesField(forms.MultiValueField):
    """Up to `number` codes of a long scheme, each chosen in a select of its own; gives the codes without repeats."""

    def __init__(self, scheme: str, number: int, **options: Any) -> None:
        self.scheme = scheme
        parts = [CodeField(scheme) for _n in range(number)]
        super().__init__(parts, widget=FewCodesWidget(scheme, number), require_all_fields=False, required=False, **options)

    def compress(self, data_list: list[str]) -> list[str]:
        return list(dict.fromkeys(code for code in data_list or [] if code))


def terms_with(scheme: str, codes: list[str]) -> list[Term]:
    """The rows of the codes that exist, in their order; of a code with several editions the one valid today."""
    return terms_of([(scheme, codes)])


def terms_of(wanted: Iterable[tuple[str, list[str]]]) -> list[Term]:
    """The same for several schemes, asked for at once."""
    pairs = dict.fromkeys((scheme, code) for scheme, codes in wanted for code in codes)
    if not pairs:
        return []
    today = timezone.localdate()
    found: dict[tuple[str, str], Term] = {}
    schemes, codes = {scheme for scheme, _code in pairs}, {code for _scheme, code in pairs}
    for row in Term.objects.filter(scheme_id__in=schemes, code__in=codes).order_by("valid_from", "pk"):
        key = (row.scheme_id, row.code)
        if key in pairs and (key not in found or row.is_valid_on(today)):
            found[key] = row
    return [found[pair] for pair in pairs if pair in found]
