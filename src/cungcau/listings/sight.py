"""What one person may see of one listing: the one place that decides it, for page, search, match, export and mail.

`Sight` answers ("may she see the budget?"); `Sight.seen` is the listing itself with everything empty that she may not see, so
that whatever shows a listing can be given that instead, and cannot forget to ask.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from copy import copy
from functools import cached_property
from typing import Any, TypeVar

from django.db.models import Model
from django.utils.translation import gettext as _

from cungcau.kit.policy import can, visible
from cungcau.listings.models import Listing
from cungcau.listings.visibility import OF_COLUMN, PARTS, ROWS, ROWS_BEHIND, VERBS, Level, Part, level_of, parts_of
from cungcau.registry.models import Organisation

Listings = TypeVar("Listings", bound=Iterable[Listing])
FIELDS = {name: field for field in Listing._meta.concrete_fields for name in (field.name, field.attname)}
UNTOLD = {"history", "publishing", "adviser"}  # nothing that the organisation itself would keep from others


class Sight:
    """What this person may see of this listing. Each answer is asked of the policy when it is first needed.

    `within` is the sight of another person: nothing is shown here that she may not see herself (previews).
    """

    def __init__(self, listing: Listing, user: Any, *, within: Sight | None = None, page: _Page | None = None) -> None:
        self.listing = listing
        self.user = user
        self._within = within
        self._page = page
        self._answers: dict[str, bool] = {}

    def may(self, verb: str) -> bool:
        """Does the policy let her?"""
        if verb not in self._answers:
            own = self._page.allows(verb, self.listing) if self._page else can(self.user, verb, self.listing)
            self._answers[verb] = own and (self._within is None or self._within.may(verb))
        return self._answers[verb]

    @property
    def identity(self) -> bool:
        """Whose listing it is."""
        return self.may("read_identity")

    @property
    def money(self) -> bool:
        return self.sees("money_min")

    @property
    def internal(self) -> bool:
        """Absorption capacity, contact, adviser."""
        return self.may("read_internal")

    @property
    def history(self) -> bool:
        return self.may("read_history")

    def sees(self, column: str) -> bool:
        """May she see what this column of the listing says? True for what is open to every reader."""
        return all(self.sees_part(part) for part in parts_of(column, self.listing.kind))

    def sees_part(self, part: Part) -> bool:
        needed = {part.needs, VERBS[level_of(part, self.listing.sights)]} - {"read"}
        return all(self.may(verb) for verb in sorted(needed))

    @cached_property
    def seen(self) -> Any:
        """The listing as she may see it."""
        return Seen(self)

    @cached_property
    def guarded(self) -> list[Part]:
        """What she sees of it that not everybody may, and that is filled in. Who is not its owner is written down for it."""
        return self.guarded_among(PARTS)

    def guarded_among(self, parts: Iterable[Part]) -> list[Part]:
        return [part for part in parts if is_guarded(self.listing, part) and self.sees_part(part)]

    @cached_property
    def closed_to_her(self) -> list[tuple[Level, list[Part]]]:
        """What an account, or a verified organisation, would show her besides: it is no secret that there is more."""
        found: dict[Level, list[Part]] = {}
        for part in PARTS:
            level = level_of(part, self.listing.sights)
            if level in (Level.ACCOUNT, Level.MEMBERS) and not self.sees_part(part) and says(self.listing, part):
                found.setdefault(level, []).append(part)
        return list(found.items())

    @property
    def organisation_name(self) -> str:
        """The organisation's name, or words that do not tell it."""
        return str(self.listing.organisation) if self.identity else _("Anonymous organisation")

    @property
    def organisation(self) -> Organisation | None:
        return self.listing.organisation if self.identity else None


def is_guarded(listing: Listing, part: Part) -> bool:
    """Is something written there that not every reader may see?"""
    if part.name in UNTOLD:
        return False
    if part.name == "identity":
        return listing.is_anonymous
    if part.name == "budget":
        return listing.is_need and says(listing, part)
    is_closed = part.needs != "read" or level_of(part, listing.sights) not in (Level.PUBLIC, Level.ACCOUNT)
    return is_closed and says(listing, part)


def says(listing: Listing, part: Part) -> bool:
    """Is anything written in this part?"""
    if part.name == "price":
        return listing.is_offer and (listing.money_min is not None or listing.money_max is not None)
    return any(_is_filled(getattr(listing, column)) for column in part.columns)


def _is_filled(value: Any) -> bool:
    if hasattr(value, "all"):
        return bool(value.all())
    return value not in (None, "")


class Seen:
    """A listing with everything empty that the reader may not see. It is read like a `Listing`, and never written."""

    def __init__(self, sight: Sight) -> None:
        self.__dict__.update(_sight=sight, _listing=sight.listing)

    def __getattr__(self, name: str) -> Any:
        sight, listing = self.__dict__["_sight"], self.__dict__["_listing"]
        if name in OF_COLUMN and not sight.sees(name):
            return _nothing_of(name)
        value = getattr(listing, name)
        hidden = [column for verb, columns in ROWS_BEHIND.get(name, {}).items() if not sight.may(verb) for column in columns]
        return Rows(_without(row, hidden) for row in value.all()) if hidden else value

    def __setattr__(self, name: str, value: Any) -> None:
        raise TypeError("what somebody sees of a listing is only read")

    def __str__(self) -> str:
        return str(self._listing)


class Rows(list[Any]):
    """Rows of a listing where a page, the engine or an export asks for `.all()`."""

    def all(self) -> Rows:
        return self

    def __bool__(self) -> bool:
        return len(self) > 0


def _nothing_of(column: str) -> Any:
    """What an empty column of this kind says."""
    if column in ROWS:
        return Rows()
    field = FIELDS.get(column)
    return field.get_default() if field else ""


def _without(row: Model, columns: Sequence[str]) -> Model:
    bare = copy(row)
    for column in columns:
        setattr(bare, column, "" if isinstance(getattr(row, column), str) else None)
    return bare


class _Page:
    """Several listings for one person: each question is asked of the database once for all of them."""

    def __init__(self, listings: Iterable[Listing], user: Any) -> None:
        self._pks = [listing.pk for listing in listings]
        self._user = user
        self._allowed: dict[str, set[int]] = {}

    def allows(self, verb: str, listing: Listing) -> bool:
        if verb not in self._allowed:
            rows = visible(self._user, Listing.objects.filter(pk__in=self._pks).order_by(), verb)
            self._allowed[verb] = set(rows.values_list("pk", flat=True))
        return listing.pk in self._allowed[verb]


def sight_of(listing: Any, user: Any, *, within: Sight | None = None) -> Sight:
    """A person's sight of a listing (or of what somebody sees of it)."""
    known: Listing = listing._listing if isinstance(listing, Seen) else listing
    looked = known.__dict__.get("_looked_at")
    if looked is not None and looked.user == user and within is None:
        return looked  # type: ignore[no-any-return]
    return Sight(known, user, within=within)


def together(listings: Listings, user: Any) -> Listings:
    """The same listings, looked at by this person in a fixed number of queries: for lists, before they are shown."""
    page = _Page(listings, user)
    for listing in listings:
        listing.__dict__["_looked_at"] = Sight(listing, user, page=page)
    return listings
