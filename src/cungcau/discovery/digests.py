"""A digest in words: its lines by search and need, as its reader may see them at this moment."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from django.db.models import QuerySet

from cungcau.discovery.models import Digest, SavedSearch, Told
from cungcau.discovery.queries import rows_of
from cungcau.kit.policy import visible
from cungcau.listings.models import Listing
from cungcau.listings.queries import together

MOST = 50  # items of a mail, and of a page


@dataclass
class Item:
    """A listing of a digest; `also` are further needs that it fits."""

    listing: Listing
    score: int
    also: list[Listing] = field(default_factory=list)


@dataclass
class Group:
    """What one search found, or what is proposed for one need; neither is left of a search that was taken away."""

    search: SavedSearch | None
    need: Listing | None
    items: list[Item] = field(default_factory=list)


def digests_of(user: Any) -> QuerySet[Digest]:
    return visible(user, Digest.objects.all())


def readable(lines: Iterable[Told], user: Any) -> list[Told]:
    """Those whose listing, and whose need, the reader may find now; with the sight that is hers."""
    lines = list(lines)
    wanted = {one.listing_id for one in lines} | {one.need_id for one in lines if one.need_id}
    found = [row for kind in ("need", "offer") for row in rows_of(kind, user).filter(pk__in=wanted)]
    rows = {row.pk: row for row in together(found, user)}
    left = [one for one in lines if one.listing_id in rows and (one.need_id is None or one.need_id in rows)]
    for one in left:
        one.listing, one.need = rows[one.listing_id], rows[one.need_id] if one.need_id else None
    return left


def grouped(lines: Iterable[Told]) -> list[Group]:
    """By search and need, in the order of the ledger; each listing once, with all the needs that it fits."""
    groups: dict[tuple[Any, Any], Group] = {}
    items: dict[int, Item] = {}
    for one in lines:
        if one.listing_id in items:
            if one.need is not None:
                items[one.listing_id].also.append(one.need)
            continue
        group = groups.setdefault((one.search_id, one.need_id), Group(one.search, one.need))
        items[one.listing_id] = Item(one.listing, one.score)
        group.items.append(items[one.listing_id])
    return list(groups.values())


def at_most(groups: list[Group], start: int, end: int) -> list[Group]:
    """The items from one place to another, counted over all groups; groups of which none is left go."""
    shown, place = [], 0
    for group in groups:
        items = group.items[max(0, start - place) : max(0, end - place)]
        place += len(group.items)
        if items:
            shown.append(Group(group.search, group.need, items))
    return shown


def number_of(groups: Iterable[Group]) -> int:
    return sum(len(group.items) for group in groups)
