"""What two organisations becoming one would open: told before it is done, since nobody can unread it."""

from __future__ import annotations

from collections.abc import Iterator

from django.utils.translation import ngettext

from cungcau.listings.models import Listing
from cungcau.listings.visibility import Level
from cungcau.registry.models import Organisation


def opened_by_merger(kept: Organisation, gone: Organisation) -> Iterator[str]:
    """Whose people would read what is kept from them now, in words."""
    for one, other in ((kept, gone), (gone, kept)):
        if number := one.listings.filter(excluded_organisations=other).count():
            yield _excluded(one, other, number)
        if number := sum(map(_is_for_chosen, _chosen_alone(one, other))):
            yield _chosen(one, other, number)


def _excluded(owner: Organisation, other: Organisation, number: int) -> str:
    return ngettext(
        "%(owner)s keeps %(number)s listing from %(other)s. After the merger the people of %(other)s read it.",
        "%(owner)s keeps %(number)s listings from %(other)s. After the merger the people of %(other)s read them.",
        number,
    ) % {"owner": owner, "other": other, "number": number}  # fmt: skip


def _chosen(one: Organisation, other: Organisation, number: int) -> str:
    return ngettext(
        "%(number)s listing of others lets %(one)s see more, and not %(other)s. After the merger the people of both see it.",
        "%(number)s listings of others let %(one)s see more, and not %(other)s. After the merger the people of both see it.",
        number,
    ) % {"one": one, "other": other, "number": number}  # fmt: skip


def _chosen_alone(one: Organisation, other: Organisation) -> list[Listing]:
    """Listings of third ones that have chosen only the one."""
    rows = Listing.objects.filter(chosen_organisations=one).exclude(organisation__in=[one, other])
    return list(rows.exclude(pk__in=Listing.objects.filter(chosen_organisations=other)))


def _is_for_chosen(listing: Listing) -> bool:
    """Whether being chosen opens anything of it."""
    return listing.anonymity == "chosen" or Level.CHOSEN in listing.sights.values()
