"""Plants the demo park's needs and offers: drafted, submitted, read by the moderator … through the actions people use.

Afterwards the dates are moved into the past, so that the park looks as if it had been at work for some months.
"""

from __future__ import annotations

import io
import tomllib
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from django.db.models import F
from django.utils import timezone

from cungcau.access.models import User
from cungcau.files.actions import attach_file
from cungcau.kit.ids import new_pid, urn
from cungcau.kit.policy import SYSTEM
from cungcau.listings import demo_life
from cungcau.listings.actions import (
    draft_listing,
    expire_listing,
    keep_typed,
    pause_listing,
    publish_listing,
    return_listing,
    submit_listing,
    withdraw_listing,
)
from cungcau.listings.content import COLUMNS
from cungcau.listings.demo_pictures import a_line
from cungcau.listings.demo_review import plant_review
from cungcau.listings.models import Listing, Revision
from cungcau.listings.shown import SCHEMES
from cungcau.registry.models import Membership, Organisation
from cungcau.registry.who import memberships_remembered
from cungcau.trail.models import Entry
from cungcau.vocabulary.code_fields import terms_of

FOLDER = Path(__file__).with_name("demo")
MODERATOR, TYPIST = "ha@demo.example", "an@demo.example"
ADVISERS = ("dung@demo.example", "mai@demo.example")
PICTURE = "so-do-cong-nghe.png"
TYPED = {
    "subkind": "equipment", "title_vi": "Máy cuộn vải tự chỉnh biên cho khổ 1,8 m", "step": "summary_vi",
    "summary_vi": "Vải kỹ thuật khổ 1,8 m chạy lệch biên 15–20 mm, mỗi ca phải dừng chỉnh tay 6 lần",
}
Row = dict[str, Any]
PASSED = {"published", "paused", "expired"}
RENAMED = {"kind_code": "subkind", "right_basis": "right_to_transfer", "time_to_deploy_months": "months_to_deploy"}
EARLIER = {"draft": 3, "submit": 1}  # days before the publishing
MOMENTS = {"created_at": "draft", "submitted_at": "submit", "published_at": "", "last_confirmed_at": "", "updated_at": ""}
MONEY = {"need": ("budget_min", "budget_max"), "offer": ("price_min", "price_max")}


class Cast:
    """Who takes part, each read once."""

    def __init__(self) -> None:
        self.organisations = {one.external_id: one for one in Organisation.objects.filter(is_demo=True)}
        self.moderator = self.colleague = User.objects.get(email=MODERATOR)
        self._terms: dict[str, dict[str, Any]] = {}
        self.advisers = [*User.objects.filter(email__in=ADVISERS).order_by("email"), None]
        self._editors: dict[int, list[User]] = {}
        for row in Membership.objects.filter(organisation__is_demo=True).select_related("user").order_by("pk"):
            if row.role == Membership.EDITOR:
                self._editors.setdefault(row.organisation_id, []).append(row.user)

    def author(self, row: Row, organisation: Organisation) -> User:
        """The editor that the row names by the beginning of the address, else the organisation's first."""
        editors = self._editors.get(organisation.pk, [])
        if not editors:
            raise LookupError(f"{organisation.external_id} has nobody who can write")
        name = row.get("author", "").rpartition(".")[2]
        return next((one for one in editors if name and one.email.startswith(f"{name}@")), editors[0])

    def terms(self, wanted: list[tuple[str, list[str]]]) -> list[Any]:
        """The rows of these codes, as `terms_of` finds them; those of a scheme are read once."""
        for scheme, codes in wanted:
            known = self._terms.setdefault(scheme, {})
            if new := [code for code in codes if code not in known]:
                known |= dict.fromkeys(new) | {term.code: term for term in terms_of([(scheme, new)])}
        return [term for scheme, codes in wanted for code in dict.fromkeys(codes) if (term := self._terms[scheme][code])]


@memberships_remembered()
def plant() -> None:
    """Every need and offer of the demo's files, in its state."""
    cast = Cast()
    rows = [row for path in sorted(FOLDER.glob("*.toml")) for row in tomllib.loads(path.read_text(encoding="utf-8"))["listing"]]
    planted = [plant_listing(row, cast) for row in rows]
    plant_typing()
    set_back(planted, rows)
    cast.colleague = plant_review(cast.moderator)
    demo_life.plant(cast)


def plant_typing() -> None:
    """A need that An has begun to type and not saved: she alone finds it under her listings."""
    typist = User.objects.filter(email=TYPIST).first()
    firm = Organisation.objects.filter(memberships__user=typist, is_demo=True).first() if typist else None
    if firm:
        keep_typed(firm, "need", new_pid(), {name: [text] for name, text in TYPED.items()}, by=typist, tab="demo", number=1)


def plant_listing(row: Row, cast: Cast) -> Listing:
    """One listing of the files, led to its state by the hands that would have led it."""
    organisation = cast.organisations[row["organisation"]]
    author, moderator = cast.author(row, organisation), cast.moderator
    adviser = cast.advisers[organisation.pk % len(cast.advisers)]  # of some firms nobody looks after the listings yet
    listing = draft_listing(
        organisation, row["kind"], by=author, source="demo", adviser=adviser, external_id=row["key"], **values_of(row, cast)
    )
    if stages := row.get("picture"):
        attach_file(listing, io.BytesIO(a_line(stages)), PICTURE, by=author)
    state = row["state"]
    was_public = state in PASSED or (state == "withdrawn" and bool(row.get("valid_until")))
    if state in {"submitted", "returned"} or was_public:
        submit_listing(listing, by=author)
    if was_public:
        publish_listing(listing, by=moderator)
    last: dict[str, Callable[[], Any]] = {
        "returned": lambda: return_listing(listing, by=moderator, comment=row.get("comment", "")),
        "paused": lambda: pause_listing(listing, by=author),
        "expired": lambda: expire_listing(listing, by=SYSTEM),
        "withdrawn": lambda: withdraw_listing(listing, by=author, note=row.get("comment", ""), reason=row.get("reason", "")),
    }
    if state in last:
        last[state]()
    return listing


def values_of(row: Row, cast: Cast) -> Row:
    """What the drafting verb takes, from a row of the files."""
    in_english_first = sorted(row, key=lambda name: name.endswith("_vi"))  # one column for both: Vietnamese wins
    known = {_column(name): row[name] for name in in_english_first}
    values = {name: _plain(value) for name, value in known.items() if name in COLUMNS and name not in {"state_funded", "trl"}}
    low, high = MONEY[row["kind"]]
    values.update(money_min=row.get(low), money_max=row.get(high), state_funded=row.get("state_funded"))
    values["trl"] = row.get("trl") or row.get("trl_min")
    values.update(_absorption(row.get("absorption", {})))
    if row.get("right_to_transfer") is False:
        values["right_to_transfer"] = ""
    values["valid_until"] = _later(row.get("valid_until"))
    if "ends_in" in row:
        values["valid_until"] = timezone.localdate() + timedelta(days=row["ends_in"])
    values["references"] = _references(row.get("references", []))
    values["terms"] = cast.terms([(scheme, [str(code) for code in row.get(name, [])]) for name, scheme in SCHEMES.items()])
    values["specifications"] = [_specification(spec) for spec in row.get("specifications", [])]
    values["targets"] = [_target(target) for target in row.get("targets", [])]
    values["ip_items"] = [item for item in row.get("ip_items", []) if item["type"] != "none"]
    for name in ("excluded_organisations", "chosen_organisations"):
        values[name] = [cast.organisations[key] for key in row.get(name, [])]
    return {name: value for name, value in values.items() if value is not None}


def _column(name: str) -> str:
    """The column of a key of the files: its own name, or the name without its language."""
    if name in RENAMED:
        return RENAMED[name]
    return name if name in COLUMNS else name.removesuffix("_vi").removesuffix("_en")


def _plain(value: Any) -> Any:
    if isinstance(value, list):
        return "; ".join(value) if value and isinstance(value[0], str) else ""
    return value.strip() if isinstance(value, str) else value


def _absorption(row: Row) -> Row:
    note = row.get("note_vi") or row.get("note_en") or ""
    return {f"absorption_{name}": row.get(name) for name in ("finance", "people", "infrastructure", "management")} | {
        "absorption_note": note
    }


def _references(rows: list[Row]) -> str:
    return "\n".join(f"{row.get('year', '')}, {row['place']}: {row.get('result_vi') or row.get('result_en', '')}" for row in rows)


def _specification(row: Row) -> Row:
    value = row.get("value")
    is_number = isinstance(value, int | float) and not isinstance(value, bool)
    text = "" if is_number else "; ".join(value) if isinstance(value, list) else str(value or row.get("text", ""))
    operator = row.get("operator", "=")
    if text and operator not in {"in", "text"}:
        operator = "text"
    return {
        "parameter": row["parameter"], "operator": operator, "value": value if is_number else None, "high": row.get("high"),
        "text": text, "unit": row.get("unit", ""), "must": row.get("must", False),
    }  # fmt: skip


def _target(row: Row) -> Row:
    metric = row.get("metric_vi") or row.get("metric_en") or row.get("metric", "")
    return {"metric": metric, "now": _number(row.get("now", "")), "wanted": _number(row["wanted"]), "unit": row.get("unit", "")}


def _number(value: Any) -> str:
    return f"{value:g}".replace(".", ",") if isinstance(value, float) else str(value)


def _later(day: date | str | None) -> date | None:
    """A last day that is still to come; one in the past is set when the listing has expired."""
    found = date.fromisoformat(day) if isinstance(day, str) else day
    return found if found and found >= timezone.localdate() else None


def set_back(planted: list[Listing], rows: list[Row]) -> None:
    """Move what happened into the past: the age of a row is how long ago it was published (or last touched)."""
    of_age: dict[int, list[Listing]] = {}
    for listing, row in zip(planted, rows, strict=True):
        of_age.setdefault(row.get("age_days", 7), []).append(listing)
    for days, listings in of_age.items():
        age, ids = timedelta(days=days), [listing.pk for listing in listings]
        moved = {name: F(name) - age - timedelta(days=EARLIER.get(verb, 0)) for name, verb in MOMENTS.items()}
        Listing.objects.filter(pk__in=ids).update(**moved)
        Entry.objects.filter(subject__in=[urn(listing) for listing in listings]).update(at=F("at") - age)
        Revision.objects.filter(listing__in=ids).update(at=F("at") - age)
    subjects, today = [urn(listing) for listing in planted], timezone.localdate()
    for verb, earlier in EARLIER.items():
        Entry.objects.filter(subject__in=subjects, verb=verb).update(at=F("at") - timedelta(days=earlier))
        Revision.objects.filter(listing__in=planted, verb=verb).update(at=F("at") - timedelta(days=earlier))
    for listing, row in zip(planted, rows, strict=True):
        last_day = row.get("valid_until")
        past = date.fromisoformat(last_day) if isinstance(last_day, str) else last_day
        if past and past < today and listing.state == "expired":
            Listing.objects.filter(pk=listing.pk).update(valid_until=past)
