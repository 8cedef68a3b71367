"""What every kind of record has in common: columns of text, codes, numbers and days, compared and turned into what verbs take."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db.models import Q, QuerySet

from cungcau.exchange.records.cells import nothing_of
from cungcau.exchange.records.codes import Codes
from cungcau.exchange.records.texts import text_of
from cungcau.kit.policy import SYSTEM, visible
from cungcau.listings.columns import Column, Trouble, columns_of
from cungcau.registry.models import Zone
from cungcau.vocabulary.code_fields import terms_of
from cungcau.vocabulary.models import Term
from cungcau.vocabulary.tables import key_of

Said = dict[str, Any]
CHUNK = 200
BIG = 2_000_000_000


def check_email(said: Said, troubles: list[Trouble]) -> None:
    """An address that no letter can reach is told."""
    if email := said.get("email"):
        try:
            validate_email(email)
        except ValidationError:
            troubles.append(Trouble("email_unfit", {"text": email, "column": "email"}))


class Records:
    """One kind of record, for one person (or the operator).

    `fields`: column of a file -> column of the record; `schemes`: column -> list of codes; `own_id`: the record's own id, which
    stands for the outside one where it has none; `only_told`: columns that a file shows and that nobody changes by it.
    """

    side = ""
    model: Any = None
    own_id = "pid"
    speaking: frozenset[str] = frozenset(["id", "name"])
    fields: Mapping[str, str] = {}
    schemes: Mapping[str, str] = {}
    defaults: Mapping[str, Any] = {}
    ranges: Mapping[str, tuple[int, int]] = {}
    longest: Mapping[str, int] = {}
    only_told: frozenset[str] = frozenset()
    not_written: frozenset[str] = frozenset()

    def __init__(self, by: Any) -> None:
        self.by = by
        self.known = Codes()
        self.added: list[Any] = []  # contacts that were made for the row at work
        self._held: dict[tuple[str, str], Term] = {}

    # — what there is

    @cached_property
    def by_name(self) -> dict[str, Column]:
        """Every column of a file of this kind."""
        return {column.name: column for column in columns_of(self.side)}

    @cached_property
    def columns(self) -> list[Column]:
        """Those that an export has."""
        return [column for name, column in self.by_name.items() if name not in self.not_written]

    def rows(self) -> QuerySet[Any]:
        """All records, with what `said` reads."""
        raise NotImplementedError

    def each(self, **filters: Any) -> Iterator[Any]:
        """Those that the person may read, in the order in which they came; a few at a time. `filters` are lookups of rows."""
        rows = self.rows() if self.by is SYSTEM else visible(self.by, self.rows())
        return rows.filter(**filters).order_by("pk").iterator(chunk_size=CHUNK)

    def by_key(self, keys: Iterable[Any]) -> dict[Any, Any]:
        """Records by their database key."""
        return {record.pk: record for record in self.rows().filter(pk__in=[key for key in keys if key is not None])}

    def id_of(self, record: Any) -> str:
        """What the record is called in a file."""
        return record.external_id or getattr(record, self.own_id)

    def label(self, record: Any) -> str:
        return str(record)

    def called(self, said: Said) -> str:
        """The same of a record that is not there yet."""
        return str(said["name"])

    def found(self, rows: Sequence[Said]) -> list[list[Any]]:
        """For each row of a file the records that it may mean: by the outside id, else by the record's own."""
        ids = {row["id"] for row in rows if row.get("id")}
        outside, own = defaultdict(list), defaultdict(list)
        for record in self.rows().filter(Q(external_id__in=ids) | Q(**{f"{self.own_id}__in": ids})) if ids else ():
            outside[record.external_id].append(record)
            own[getattr(record, self.own_id)].append(record)
        return [outside[row["id"]] or own[row["id"]] if row.get("id") else [] for row in rows]

    def readable(self, records: Iterable[Any]) -> set[Any]:
        """The keys of those that the person may read: of others not even a guess is confirmed."""
        keys = {record.pk for record in records}
        if self.by is SYSTEM or not keys:
            return keys
        return set(visible(self.by, self.model._default_manager.filter(pk__in=keys)).values_list("pk", flat=True))

    # — what a record says

    def said(self, record: Any) -> Said:
        """All that the person may see of it, by column."""
        found: Said = {"id": self.id_of(record)}
        for name, field in self.fields.items():
            if name in self.by_name:
                found[name] = self._plain(name, getattr(record, field))
        codes = self._codes_of(record)
        for name, scheme in self.schemes.items():
            if name in self.by_name:
                found[name] = tuple(sorted(codes.pop(scheme, ())))
        found["other_codes"] = tuple(sorted(f"{scheme}:{code}" for scheme, several in codes.items() for code in several))
        return found

    def _plain(self, name: str, value: Any) -> Any:
        if self.by_name[name].kind in ("trl", "number", "money", "date", "flag"):
            return value
        return text_of(value)

    def _codes_of(self, record: Any) -> dict[str, list[str]]:
        found: dict[str, list[str]] = defaultdict(list)
        for term in record.terms.all():
            found[term.scheme_id].append(term.code)
        return found

    def blank(self) -> Said:
        """What a record says of which nothing is known yet."""
        return {name: self.defaults.get(name, nothing_of(column)) for name, column in self.by_name.items()}

    # — what a row means

    def completed(self, said: Said, troubles: list[Trouble]) -> None:
        """Set what several columns of a row say together, and what stands for nothing; add what is wrong."""
        for name, value in self.defaults.items():
            if name in said and said[name] in ("", None):
                said[name] = value
        for name, value in said.items():
            low, high = self.ranges.get(name, (0, BIG))
            if self.by_name[name].kind == "number" and value is not None and not low <= value <= high:
                troubles.append(Trouble("number_outside", {"text": value, "low": low, "high": high, "column": name}))
            if isinstance(value, str) and (length := len(value)) > self.most(name):
                troubles.append(Trouble("text_beyond", {"length": length, "most": self.most(name), "column": name}))
        for text in said.get("other_codes", ()):
            scheme, _colon, code = text.partition(":")
            if self._other_code(scheme, code) != code:
                troubles.append(Trouble("other_code_unknown", {"text": text, "column": "other_codes"}))

    def _other_code(self, scheme: str, code: str) -> str | None:
        return self.known(scheme, code) if scheme and scheme not in self.schemes.values() else None

    def most(self, name: str) -> int:
        if name in self.longest:
            return self.longest[name]
        field = "external_id" if name == "id" else self.fields.get(name)
        return (self.model._meta.get_field(field).max_length if field else None) or BIG

    def wrong(self, merged: Said, new: bool) -> Iterator[Trouble]:
        """What is wrong with the whole, once the row has been put over what was there."""
        raise NotImplementedError

    def refusal(self, record: Any, merged: Said) -> Trouble | None:
        """Why the person cannot bring it in (`record` None: begin it), or change it."""
        raise NotImplementedError

    def values(self, merged: Said, names: Iterable[str]) -> dict[str, Any]:
        """The named columns as the verbs take them."""
        names = set(names)
        found = {self.fields[name]: merged[name] for name in names & self.fields.keys()}
        if names & {*self.schemes, "other_codes"}:
            pairs = [(scheme, code) for name, scheme in self.schemes.items() for code in merged.get(name, ())]
            pairs += [(scheme, code) for scheme, _colon, code in (text.partition(":") for text in merged["other_codes"])]
            found["terms"] = self._terms(pairs)
        if "zone" in names:
            found["zone"] = self.zone(merged["zone"])
        return found

    def _terms(self, pairs: list[tuple[str, str]]) -> list[Term]:
        """The rows of codes; each is asked for once a run."""
        for term in terms_of((scheme, [code]) for scheme, code in pairs if (scheme, code) not in self._held):
            self._held[term.scheme_id, term.code] = term
        return [self._held[pair] for pair in pairs if pair in self._held]

    def begin(self, merged: Said, names: Iterable[str]) -> Any:
        raise NotImplementedError

    def begin_together(self, rows: Sequence[tuple[Said, Sequence[str]]]) -> list[tuple[Any, list[Any]]]:
        """Each of these new records, with the contacts made for it; a kind that comes by the thousand does it in few queries."""
        found = []
        for merged, names in rows:
            self.added.clear()
            found.append((self.begin(merged, names), list(self.added)))
        return found

    def edit(self, record: Any, merged: Said, names: Iterable[str]) -> Any:
        raise NotImplementedError

    def put_back(self, record: Any, earlier: Said) -> None:
        """Let the record say again what it said; contacts that came with it are the caller's."""
        names = [name for name in earlier if name != "contacts"]
        if names:
            self.edit(record, {**self.said(record), **earlier}, names)

    def take_away(self, record: Any) -> None:
        """Undo that the record was begun. Raises Refused where something hangs on it."""
        raise NotImplementedError

    # — zones

    @cached_property
    def _zones(self) -> dict[str, Zone]:
        """By code and by name; the newest plan wins."""
        found: dict[str, Zone] = {}
        for zone in Zone.objects.select_related("plan").order_by("plan__valid_from", "plan_id"):
            found.update({key_of(text): zone for text in (zone.name_vi, zone.name_en, zone.code) if text})
        return found

    def zone(self, text: str) -> Zone | None:
        return self._zones.get(key_of(text)) if text else None

    def zone_said(self, said: Said, troubles: list[Trouble]) -> None:
        """A zone by its code, however the row calls it."""
        if text := said.get("zone"):
            zone = self.zone(text)
            if zone is None:
                troubles.append(Trouble("zone_unknown", {"text": text, "known": sorted(self._zone_codes), "column": "zone"}))
            else:
                said["zone"] = zone.code

    @property
    def _zone_codes(self) -> set[str]:
        return {zone.code for zone in self._zones.values()}
