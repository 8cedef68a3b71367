"""Whose a row is: every organisation of the installation, found as a file calls it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from django.core.exceptions import ValidationError

from cungcau.exchange.records.unfit import Unfit
from cungcau.listings.columns import Trouble
from cungcau.listings.columns.headings import heading_key
from cungcau.registry.models import Organisation, point
from cungcau.registry.tax_code import check_tax_code, normal_tax_code

Values = Mapping[str, Any]


class Registry:
    """Whose a row is; organisations are read once. `register` makes one of columns, where rows may bring new ones."""

    def __init__(self, given: str, register: Callable[..., Organisation] | None = None) -> None:
        self._by_tax: dict[str, Organisation] = {}
        self._by_id: dict[str, list[Organisation]] = {}
        self._by_own_id: dict[str, list[Organisation]] = {}
        self._by_name: dict[str, list[Organisation]] = {}
        self._register = register
        for one in Organisation.objects.all():
            self._learn(one)
        here = point()
        self._default = self.named("organisation", given) if given else here.host if here else None

    def _learn(self, one: Organisation) -> None:
        if one.tax_code:
            self._by_tax[one.tax_code] = one
        if one.external_id:
            self._by_id.setdefault(one.external_id, []).append(one)
        self._by_own_id[one.pid] = [one]
        for name in {heading_key(name) for name in (one.name_vi, one.name_en, one.short_name)} - {""}:
            self._by_name.setdefault(name, []).append(one)

    def _called(self, text: str) -> list[Organisation]:
        tax = self._by_tax.get(normal_tax_code(text))
        return [tax] if tax else self._by_name.get(heading_key(text), [])

    def known(self, column: str, text: str) -> Organisation:
        """By the id that it has outside, else its own, tax code or name, whatever its state; raises Unfit when none, or more
        than one, is called so."""
        found = self._by_id.get(text) or self._by_own_id.get(text) or self._called(text)
        if len(found) != 1:
            raise Unfit(Trouble("organisation_not_known", {"text": text, "column": column}))
        return found[0]

    def named(self, column: str, text: str) -> Organisation:
        """By tax code or by name; raises Unfit when none, or more than one, is called so and may act."""
        found = [one for one in self._called(text) if one.state != "suspended"]
        if len(found) != 1:
            raise Unfit(Trouble("organisation_unknown", {"text": text, "column": column}))
        return found[0]

    def owner(self, values: Values) -> Organisation:
        """The organisation that the row names, else the one of the command, else the host of the point."""
        given = {column: values[column] for column in ("tax_code", "organisation") if values.get(column)}
        if self._register and "organisation" in given and not any(map(self._called, given.values())):
            new = self._register(name_vi=given["organisation"], tax_code=_tax_code(given.get("tax_code", "")))
            self._learn(new)
            return new
        for column, text in given.items():
            return self.named(column, text)
        if self._default is None:
            raise Unfit(Trouble("organisation_missing"))
        return self._default


def _tax_code(text: str) -> str | None:
    """Raises Unfit for one that cannot be."""
    if not text:
        return None
    code = normal_tax_code(text)
    try:
        check_tax_code(code)
    except ValidationError:
        raise Unfit(Trouble("tax_code_unfit", {"text": text, "column": "tax_code"})) from None
    return code
