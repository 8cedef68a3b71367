"""Needs and offers in and out: what comes in is a draft; what is published is not changed by a file, but revised first."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from itertools import islice
from typing import Any

from django.db.models import QuerySet

from cungcau.exchange.reading import goals_of
from cungcau.exchange.records import parts, sights
from cungcau.exchange.records.cells import specifications_of
from cungcau.exchange.records.kind import CHUNK, Records, Said, check_email
from cungcau.exchange.records.listing_columns import CODES, TEXTS, money_in, other_goals
from cungcau.exchange.records.owners import ABOUT_OWNER, Owners
from cungcau.exchange.records.texts import text_of
from cungcau.exchange.records.unfit import Unfit
from cungcau.kit.policy import SYSTEM, can
from cungcau.listings.actions import Draft, draft_listings, edit_listing, withdraw_listing
from cungcau.listings.columns import Trouble
from cungcau.listings.columns.headings import SPEAKING
from cungcau.listings.columns.pieces import pieces_of
from cungcau.listings.looks import note_export
from cungcau.listings.models import Listing
from cungcau.listings.queries import sight_of, together
from cungcau.listings.workflow import LISTING_FLOW
from cungcau.registry.actions import add_contact
from cungcau.registry.models import Contact, Organisation

CONTACT = {"contact": "name", "phone": "phone", "email": "email"}
MONEY = ("money_low", "money_high")
# Columns that a record calls as a file does.
ALIKE = (
    "inputs", "outputs", "training", "origin_preference", "incidental_costs", "inventors", "task_agency", "transfer_list",
    "licence_needed", "export_control", "hi_tech", "partner_wishes", "confidential",
)
ABSORPTION = tuple(f"absorption_{name}" for name in ("finance", "people", "infrastructure", "management"))
# Columns of a file that are called otherwise than what they tell of a listing: whoever may not see that gets them empty.
TELLS = {
    **dict.fromkeys((*ABOUT_OWNER, "province", "commune", "in_park"), "organisation"), **dict.fromkeys(CONTACT, "contact"),
    "excluded": "excluded_organisations", "chosen": "chosen_organisations",
}  # fmt: skip
OTHERS = {"excluded": "excluded_organisations", "chosen": "chosen_organisations"}
SINGLE_RIGHT = ("ip_type", "ip_number", "ip_status", "share")


class Listings(Records):
    """Of one kind: "need" or "offer"."""

    model = Listing
    own_id = "ref"
    speaking = SPEAKING | {"id"}
    fields = {
        **TEXTS, "keywords": "keywords_vi", "keywords_en": "keywords_en", "trl": "trl", "money_low": "money_min",
        "money_high": "money_max", "needed_by": "start_by", "decided_by": "decision_date", "valid_until": "valid_until",
        "consent": "anonymity", "right_to_transfer": "right_to_transfer", "months_to_deploy": "months_to_deploy",
        "state_funded": "state_funded", **{name: name for name in (*ALIKE, *ABSORPTION)},
    }  # fmt: skip
    schemes = {"goals": "goal", **{name: scheme for name, (scheme, _most) in CODES.items()}}
    defaults = {"consent": "named", "budget_disclosure": "broker_only", "goals": ()}
    longest = {"contact": 150, "phone": 40, "email": 254}
    ranges = {"months_to_deploy": (0, 600), **dict.fromkeys(ABSORPTION, (1, 5))}
    only_told = frozenset([*ABOUT_OWNER, "province", "commune", "in_park"])
    not_written = frozenset(["money", "currency", "surveyed", "surveyor", "updated", "owner", *SINGLE_RIGHT])
    not_taken = frozenset(["surveyed", "surveyor", "updated", "owner"])

    def __init__(self, by: Any, side: str) -> None:
        super().__init__(by)
        self.side = side
        self.references: Iterator[str] = iter(())  # those that were reserved for what is begun
        here = {name for name, scheme in self.schemes.items() if name in self.by_name}
        self.schemes = {name: scheme for name, scheme in self.schemes.items() if name in here}

    @cached_property
    def _owners(self) -> Owners:
        return Owners()

    def rows(self) -> QuerySet[Listing]:
        rows = Listing.objects.filter(kind=self.side).with_parts().select_related("organisation__zone", "zone", "contact")
        return rows.prefetch_related(*OTHERS.values())

    def each(self, **filters: Any) -> Iterator[Listing]:
        """What is exported of them that is not for everybody is written down."""
        rows = super().each(**filters)
        while some := list(islice(rows, CHUNK)):
            note_export(together(some, self.by), by=self.by)
            yield from some

    def label(self, record: Listing) -> str:
        return record.title

    def called(self, said: Said) -> str:
        return str(said["title"] or said["title_en"])

    # — what a listing says

    def said(self, record: Listing) -> Said:
        found = super().said(record)
        owner, zone, contact = record.organisation, record.zone, record.contact
        found.update(Owners.said(owner))
        found.update(province=owner.province, commune=text_of(owner.commune), in_park=owner.in_park)
        found["zone"] = zone.code if zone else ""
        found.update({name: text_of(getattr(contact, field)) if contact else "" for name, field in CONTACT.items()})
        found["specifications"] = specifications_of(record.specifications.all())
        for name, relation in OTHERS.items():
            found[name] = _ids(getattr(record, relation).all())
        found["sights"] = sights.rows_of(record)
        if self.side == "need":
            found["targets"] = parts.rows_of("targets", record.targets.all())
        else:
            found["ip_items"] = parts.rows_of("ip_items", record.ip_items.all())
        return found if self.by is SYSTEM else self._seen(record, found)

    def _seen(self, record: Listing, found: Said) -> Said:
        """The same without what this person may not see."""
        sight, blank = sight_of(record, self.by), self.blank()
        told = {name: TELLS.get(name) or self.fields.get(name, name) for name in found}
        found.update({name: blank[name] for name, column in told.items() if not sight.sees(column)})
        if not sight.identity:
            found["id"] = record.ref or record.pid
        if "ip_items" in found:
            found["ip_items"] = parts.rows_of("ip_items", sight.seen.ip_items.all())
        return found

    # — what a row means

    def completed(self, said: Said, troubles: list[Trouble]) -> None:
        self._take_goals(said, troubles)
        self._take_money(said, troubles)
        self._take_single_right(said, troubles)
        super().completed(said, troubles)
        self.zone_said(said, troubles)
        check_email(said, troubles)
        for name in OTHERS:
            if said.get(name):
                try:
                    said[name] = _ids(self._owners.called(name, text) for text in said[name])
                except Unfit as unfit:
                    troubles.append(unfit.trouble)
        if "sights" in said:
            said["sights"] = sights.completed(self.side, said["sights"], troubles)

    def _take_goals(self, said: Said, troubles: list[Trouble]) -> None:
        """Codes of the list; goals told in other words stand in the description, as `publish` puts them."""
        if "goals" not in said:
            return
        text = {"goals": said["goals"]}
        said["goals"] = tuple(sorted(goals_of(text)))
        if words := other_goals(text):
            if "description" in said:
                said["description"] = "\n".join(filter(None, [said["description"], words]))
            else:
                troubles.append(Trouble("code_unknown", {"text": words, "scheme": "goal", "column": "goals"}))

    def _take_money(self, said: Said, troubles: list[Trouble]) -> None:
        given = {name for name in ("money", *MONEY) if name in said}
        values = {name: said.pop(name) for name in (*given, "currency") if name in said}
        if given:
            low, high = money_in(self.side, values, troubles)
            said.update({name: end for name, end in zip(MONEY, (low, high), strict=True) if given & {"money", name}})

    def _take_single_right(self, said: Said, troubles: list[Trouble]) -> None:
        """The template's columns for one right stand for a row of rights, where the file has no rows."""
        given = {name: said.pop(name) for name in SINGLE_RIGHT if name in said}
        if "ip_items" in said or not any(given.values()):
            return
        types = given.get("ip_type", ())
        numbers = pieces_of(given.get("ip_number", "")) or [""] * len(types)
        if not types or len(numbers) != len(types):
            troubles.append(Trouble("rights_unclear", {"column": "ip_type"}))
            return
        cell = [
            {"type": right, "status": given.get("ip_status") or "", "number": number, "owner_percent": given.get("share") or ""}
            for right, number in zip(types, numbers, strict=True)
        ]
        said["ip_items"], wrong = parts.read("ip_items", cell, self.known)
        troubles += [Trouble(one.code, {**one.facts, "column": "share"}) for one in wrong]

    def wrong(self, merged: Said, new: bool) -> Iterator[Trouble]:
        if not merged["title"] and not merged["title_en"]:
            yield Trouble("title_missing", {"column": "title"})
        low, high = merged["money_low"], merged["money_high"]
        if low is not None and high is not None and low > high:
            yield Trouble("money_upside_down", {"low": low, "high": high, "column": "money_high"})
        if both := sorted(set(merged["chosen"]) & set(merged["excluded"])):
            yield Trouble("chosen_and_excluded", {"names": both, "column": "chosen"})

    def refusal(self, record: Any, merged: Said) -> Trouble | None:
        try:
            return self._refusal_of_new(merged) if record is None else self._refusal_of_edit(record, merged)
        except Unfit as unfit:
            return unfit.trouble

    def _refusal_of_new(self, merged: Said) -> Trouble | None:
        owner = self._owners.of(merged)
        if owner is None:
            return Trouble("owner_missing", {"column": "organisation"})
        if owner.state == "suspended":
            return Trouble("owner_suspended", {"organisation": str(owner), "column": "organisation"})
        may = can(self.by, "draft", Listing(organisation=owner, kind=self.side, created_by_id=self.by.pk))
        if not may:
            return Trouble("may_not_write", {"email": self.by.email, "organisation": str(owner)})
        return self._refusal_of_contact(owner, merged)

    def _refusal_of_edit(self, record: Listing, merged: Said) -> Trouble | None:
        if "edit" not in LISTING_FLOW.verbs(record.state):
            return Trouble("state_closed", {"state": record.get_state_display()})
        if not can(self.by, "edit", record):
            held = self.by is SYSTEM  # the only reason there is for the operator
            return Trouble("under_review") if held else Trouble("may_not_edit", {"email": self.by.email})
        if opened := self._opened(record, merged):
            return opened
        return self._refusal_of_contact(record.organisation, merged)

    def _opened(self, record: Listing, merged: Said) -> Trouble | None:
        """A file may close a part, never open it for more people than its owner has on the page."""
        if parts_opened := sights.opened(self.side, sights.rows_of(record), merged["sights"]):
            return Trouble("sights_opened", {"parts": parts_opened, "column": "sights"})
        if more := sorted(set(merged["chosen"]) - set(_ids(record.chosen_organisations.all()))):
            return Trouble("chosen_added", {"names": more, "column": "chosen"})
        return None

    def _refusal_of_contact(self, owner: Organisation, merged: Said) -> Trouble | None:
        wanted = {name: merged[name] for name in CONTACT}
        if not any(wanted.values()):
            return None
        if not wanted["contact"]:
            return Trouble("contact_without_name", {"column": "contact"})
        if self._contact(owner, merged) is None and not can(self.by, "add_contact", owner):
            return Trouble("may_not_add_contact", {"email": self.by.email, "column": "contact"})
        return None

    def other_owner(self, record: Listing, said: Said) -> Trouble | None:
        """A listing stays with its organisation: the row must not name another."""
        given = {name: said[name] for name in ABOUT_OWNER if said.get(name)}
        if not given or self._owners.is_called_so(record.organisation, given):
            return None
        facts = {"text": next(iter(given.values())), "organisation": str(record.organisation), "column": next(iter(given))}
        return Trouble("organisation_other", facts)

    # — bringing it in

    def _contact(self, owner: Organisation, merged: Said) -> Contact | None:
        wanted = {field: merged[name] for name, field in CONTACT.items()}
        return next(
            (one for one in owner.contacts.filter(withdrawn_on=None)
             if all(text_of(getattr(one, field)) == text for field, text in wanted.items())), None,
        )  # fmt: skip

    def _reached(self, owner: Organisation, merged: Said) -> Contact | None:
        """Whom the point should call: a contact that the organisation has, else a new one."""
        if not merged["contact"]:
            return None
        if (found := self._contact(owner, merged)) is not None:
            return found
        made = add_contact(owner, by=self.by, **{field: merged[name] for name, field in CONTACT.items()})
        self.added.append(made)
        return made

    def _values_of(self, owner: Organisation, merged: Said, names: Iterable[str]) -> dict[str, Any]:
        names = set(names)
        found = self.values(merged, names)
        if "specifications" in names:
            found["specifications"] = [row._asdict() for row in merged["specifications"]]
        found.update({name: parts.values_of(name, merged[name]) for name in ("targets", "ip_items") if name in names})
        for name in names & OTHERS.keys():
            found[OTHERS[name]] = [self._owners.called(name, text) for text in merged[name]]
        if "sights" in names:
            found["sights"] = dict(merged["sights"])
        if names & set(CONTACT):
            found["contact"] = self._reached(owner, merged)
        return found

    def begin(self, merged: Said, names: Iterable[str]) -> Listing:
        (made,) = draft_listings(self.side, [self._draft(merged, names)], by=self.by, source="import")
        return made

    def begin_together(self, rows: Sequence[tuple[Said, Sequence[str]]]) -> list[tuple[Any, list[Any]]]:
        drafts, contacts = [], []
        for merged, names in rows:
            self.added.clear()
            drafts.append(self._draft(merged, names))
            contacts.append(list(self.added))
        return list(zip(draft_listings(self.side, drafts, by=self.by, source="import"), contacts, strict=True))

    def _draft(self, merged: Said, names: Iterable[str]) -> Draft:
        owner = self._owners.of(merged)
        if owner is None:
            raise Unfit(Trouble("owner_missing", {"column": "organisation"}))
        values = self._values_of(owner, merged, names)
        return Draft(owner, values, external_id=merged["id"], ref=next(self.references, ""))

    def edit(self, record: Any, merged: Said, names: Iterable[str]) -> Listing:
        values = self._values_of(record.organisation, merged, names)
        return edit_listing(record, by=self.by, version=record.version, **values)

    def take_away(self, record: Any) -> None:
        """A draft that nobody has touched is withdrawn, and its outside id is free again."""
        withdraw_listing(record, by=self.by, free_id=True)


def _ids(organisations: Iterable[Organisation]) -> tuple[str, ...]:
    return tuple(sorted({one.external_id or one.pid for one in organisations}))
