"""Which field of a record travels in which column, and which does not travel, and why.

`Records.fields` says it of most; here stand the others, so that a field which is new belongs to one of the three before the
tests pass, and `docs/columns.md` tells the reader.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from cungcau.exchange.kinds import records_of
from cungcau.exchange.records.listings import CONTACT, OTHERS
from cungcau.exchange.records.owners import ABOUT_OWNER
from cungcau.exchange.records.parts import PARTS
from cungcau.kit.policy import SYSTEM
from cungcau.listings.models import IPItem, Listing, Specification, Target
from cungcau.registry.models import Consent, Contact, Expert, Organisation

ROWS = {
    Specification: ("specifications", ("parameter", "operator", "value", "high", "text", "unit", "must")),
    Target: ("targets", tuple(part.name for part in PARTS["targets"])),
    IPItem: ("ip_items", tuple(part.name for part in PARTS["ip_items"])),
    Contact: ("contacts", ("name", "position", "phone", "email")),
    Consent: ("contacts", ("purpose", "words", "given_on")),
}
RECORDS: dict[Any, tuple[str, ...]] = {Organisation: ("organisation",), Expert: ("expert",), Listing: ("need", "offer")}
MODELS = (*RECORDS, *ROWS)
# Field, or table of rows, -> columns.
CARRIED: dict[Any, Mapping[str, tuple[str, ...]]] = {
    Organisation: {"external_id": ("id",), "pid": ("id",), "zone": ("zone",), "contacts": ("contacts",)},
    Expert: {"external_id": ("id",), "pid": ("id",), "organisation": ABOUT_OWNER},
    Listing: {
        "external_id": ("id",), "ref": ("id",), "pid": ("id",), "kind": (), "zone": ("zone",), "sights": ("sights",),
        "organisation": (*ABOUT_OWNER, "province", "commune", "in_park"), "contact": tuple(CONTACT),
        "specifications": ("specifications",), "targets": ("targets",), "ip_items": ("ip_items",),
        **{relation: (name,) for name, relation in OTHERS.items()},
    },
    Contact: {"consents": ("contacts",)},
}  # fmt: skip

ROW = "the row's own key; elsewhere it gets another"
ORDER = "the order of the rows in the cell says it"
OWNER = "the row stands in the cell of its record"
DERIVED = "made anew from the other fields"
ACCOUNT = "accounts do not travel"
REVIEW = "belongs to the review here; what comes in is read again"
LIFE = "belongs to the life of the record here; what comes in begins a new one"
WATCH = "counts the changes made here"
DEMO = "what is brought in is nobody's demo"
MERGED = "which records were joined here"
ABOVE = "a record of its own that is about this one"
OTHER_FILE = "stands in the file of that kind"
TRUST = "what people of this point have checked, with their evidence"
TIMES = "personal data of a dated kind, kept where the expert can see and mend them"
LEDGER = "the ledger of consents stays where it was kept; the column gives the newest consent in force"
# Field, or table of rows, -> why it stays.
STAYS: dict[Any, Mapping[str, str]] = {
    Organisation: {
        "id": ROW, "sort_key": DERIVED, "folded": DERIVED, "adviser": ACCOUNT, "memberships": ACCOUNT, "state": REVIEW,
        "verifications": TRUST, "merged_into": MERGED, "taken_in": MERGED, "is_demo": DEMO, "version": WATCH,
        "created_at": LIFE, "updated_at": LIFE, "listings": OTHER_FILE, "experts": OTHER_FILE, "excluded_from": OTHER_FILE,
        "chosen_for": OTHER_FILE, "affiliations": TIMES, "interests_in_it": TIMES, "facilities": ABOVE,
        "lent_bookings": ABOVE, "bookings": ABOVE, "submissions": ABOVE, "survey_visits": ABOVE, "sent_interests": ABOVE,
        "received_interests": ABOVE, "advice": ABOVE, "support_plans": ABOVE,
        "case_parties": ABOVE, "introductions_in_need": ABOVE, "introductions_offering": ABOVE,
    },
    Expert: {
        "id": ROW, "sort_key": DERIVED, "folded": DERIVED, "user": ACCOUNT, "state": REVIEW, "merged_into": MERGED,
        "taken_in": MERGED, "is_demo": DEMO, "version": WATCH, "created_at": LIFE, "updated_at": LIFE, "affiliations": TIMES,
        "absences": TIMES, "interests": TIMES, "readings": ABOVE, "assignments": ABOVE,
    },
    Listing: {
        "id": ROW, "uid": ROW, "adviser": ACCOUNT, "created_by": ACCOUNT, "state": REVIEW, "source": LIFE,
        "submitted_at": LIFE, "published_at": LIFE, "last_confirmed_at": LIFE, "comment": REVIEW, "reader": REVIEW,
        "reader_since": REVIEW, "review_editors": REVIEW, "is_demo": DEMO, "version": WATCH, "created_at": LIFE,
        "updated_at": LIFE, "comments": REVIEW, "ticks": REVIEW, "readings": REVIEW, "changes": REVIEW, "revisions": LIFE,
        "questions": LIFE, "submissions": ABOVE, "survey_finding": ABOVE, "verdicts_as_need": ABOVE,
        "verdicts_as_offer": ABOVE, "standing": DERIVED, "interests": ABOVE, "proposed_in": ABOVE, "enquiries": ABOVE,
        "sheet_lines": ABOVE, "advice": ABOVE,
        "cases_as_need": ABOVE, "cases_as_offer": ABOVE,
    },
    **{model: {"id": ROW, "listing": OWNER, "position": ORDER} for model in (Specification, Target, IPItem)},
    Contact: {
        "id": ROW, "pid": ROW, "organisation": OWNER, "withdrawn_on": "who has withdrawn the consent is not carried about",
        "merged_into": MERGED, "taken_in": MERGED, "listings": OTHER_FILE, "questions": LIFE,
    },
    Consent: {
        "id": ROW, "pid": ROW, "contact": OWNER, "basis": LEDGER, "version": LEDGER, "given_how": LEDGER, "recorded_by": ACCOUNT,
        "withdrawn_on": LEDGER, "withdrawn_how": LEDGER,
    },
}  # fmt: skip


def carried(model: Any) -> dict[str, tuple[str, ...]]:
    """Field, or table of rows, -> the columns that carry it, in the files of every side of such a record."""
    found = dict(CARRIED.get(model, {}))
    if model in ROWS:
        column, names = ROWS[model]
        return found | dict.fromkeys(names, (column,))
    for side in RECORDS[model]:
        records = records_of(side, SYSTEM)
        here = {name: field for name, field in records.fields.items() if name in records.by_name}
        for name, field in here.items():
            found[field] = (*found.get(field, ()), name)
        found["terms"] = (*found.get("terms", ()), *records.schemes, "other_codes")
    return {field: tuple(dict.fromkeys(names)) for field, names in found.items()}


def stays() -> list[tuple[str, str, str]]:
    """(model, field, reason) of all that does not travel."""
    return [(model.__name__, name, why) for model in MODELS for name, why in STAYS.get(model, {}).items()]
