"""The demo park can be searched from its first page on, and its broker has kept and refused some proposals."""

from __future__ import annotations

import tomllib
from datetime import timedelta
from pathlib import Path

from django.utils import timezone

from cungcau.access.models import User
from cungcau.discovery.actions import keep_proposal, refuse_proposal
from cungcau.discovery.documents import index_everything
from cungcau.discovery.models import Verdict
from cungcau.discovery.standings import reckon_all
from cungcau.kit.ids import urn
from cungcau.listings.models import Listing
from cungcau.trail.models import Entry

VERDICTS = Path(__file__).with_name("demo") / "verdicts.toml"
BROKER = "dung@demo.example"


def plant() -> None:
    """Documents of every record, written at once instead of one by one later; then the broker's verdicts, once; how
    well each need is served."""
    index_everything()
    if not Verdict.objects.exists():
        plant_verdicts()
    reckon_all()


def plant_verdicts() -> None:
    """The verdicts of the file, given by the broker through the action, some days ago."""
    broker = User.objects.get(email=BROKER)
    listings = {listing.external_id: listing for listing in Listing.objects.with_parts().filter(is_demo=True)}
    for row in tomllib.loads(VERDICTS.read_text(encoding="utf-8"))["verdict"]:
        need, offer, note = listings[row["need"]], listings[row["offer"]], row["note"]
        if row["verb"] == "keep":
            verdict = keep_proposal(need, offer, by=broker, note=note)
        else:
            verdict = refuse_proposal(need, offer, by=broker, reason=row["reason"], note=note)
        at = timezone.now() - timedelta(days=row["days_ago"])
        Verdict.objects.filter(pk=verdict.pk).update(at=at)
        Entry.objects.filter(subject=urn(verdict)).update(at=at)
