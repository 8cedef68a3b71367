"""What became of the demo park's listings after they were published: confirmed, revised, renewed … through the verbs.

Each step is done now, then what it wrote is moved to its day, so that the park has a past. Listings that `life/steps.toml` leaves
alone are as old as they are: some to be confirmed, some stale.
"""

from __future__ import annotations

import tomllib
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from django.db.models import F
from django.utils import timezone

from cungcau.kit.ids import urn
from cungcau.listings.actions import ACTIONS, confirm_listing
from cungcau.listings.models import Listing, Revision
from cungcau.trail.models import Entry

FILE = Path(__file__).with_name("demo") / "life" / "steps.toml"
MOMENTS = ("submitted_at", "published_at", "last_confirmed_at", "updated_at")
CONFIRMED_AFTER = 75  # days: the park's owners are conscientious, unless the file says so
Row = dict[str, Any]


def plant(cast: Any) -> None:
    """The steps of the file, then the confirmations of all others. `cast` knows who writes and who moderates."""
    content = tomllib.loads(FILE.read_text(encoding="utf-8"))
    for step in content["step"]:
        _do(step, cast)
    old = timezone.now() - timedelta(days=CONFIRMED_AFTER)
    owners = Listing.objects.filter(is_demo=True, state="published", last_confirmed_at__lt=old)
    for place, listing in enumerate(owners.exclude(external_id__in=content["left_alone"]).order_by("pk")):
        started = timezone.now()
        confirm_listing(listing, by=listing.created_by)
        _move(listing, started, days=3 + place * 7 % 60)


def _do(step: Row, cast: Any) -> None:
    """One verb by the author or a moderator, with its values, on its day."""
    listing = Listing.objects.select_related("created_by").get(is_demo=True, external_id=step["listing"])
    by = {"moderator": cast.moderator, "colleague": cast.colleague}.get(step.get("by", ""), listing.created_by)
    version = {"version": listing.version} if step["verb"] == "edit" else {}
    started = timezone.now()
    ACTIONS[step["verb"]](listing, by=by, **version, **step.get("values", {}))
    _move(listing, started, days=step["days_ago"])


def _move(listing: Listing, started: datetime, *, days: float) -> None:
    """What was written since then happened so many days ago."""
    ago = timedelta(days=days)
    listing.refresh_from_db()
    moved = {name: at - ago for name in MOMENTS if (at := getattr(listing, name)) is not None and at >= started}
    Listing.objects.filter(pk=listing.pk).update(**moved)
    Entry.objects.filter(subject=urn(listing), at__gte=started).update(at=F("at") - ago)
    Revision.objects.filter(listing=listing, at__gte=started).update(at=F("at") - ago)
