"""The demo park can be searched from its first page on, its broker has kept and refused some proposals, two people are told of
what is new."""

from __future__ import annotations

import tomllib
from datetime import timedelta
from pathlib import Path

from django.utils import timezone

from cungcau.access.models import User
from cungcau.discovery.actions import keep_proposal, make_digest, refuse_proposal, save_search
from cungcau.discovery.documents import index_everything
from cungcau.discovery.models import SavedSearch, Verdict
from cungcau.discovery.standings import published_needs
from cungcau.discovery.tasks import reckon_needs
from cungcau.jobs.queue import enqueue, job
from cungcau.kit.ids import urn
from cungcau.kit.policy import SYSTEM
from cungcau.listings.models import Listing
from cungcau.trail.models import Entry

SEARCHES = Path(__file__).with_name("demo") / "searches.toml"
VERDICTS = Path(__file__).with_name("demo") / "verdicts.toml"
BROKER = "dung@demo.example"
FIRST, NEXT = 100, 90  # of -100 to 100
AT_ONCE = 10  # needs that one job compares: who stops the system waits for the job at hand


def plant() -> None:
    """Documents of every record, written at once instead of one by one later. What compares them is left to the worker,
    and comes first there: the comparisons that publishing asks for then find everything done."""
    index_everything()
    enqueue(give_verdicts.using(priority=FIRST))
    for rows in published_needs(AT_ONCE):
        enqueue(reckon_needs.using(priority=NEXT), rows)
    enqueue(tell_what_is_new.using(priority=NEXT - 1))


@job
def give_verdicts() -> None:
    """Safe to repeat."""
    plant_verdicts()


def plant_verdicts() -> None:
    """The verdicts of the file that are not there yet, given by the broker through the action, some days ago."""
    broker = User.objects.get(email=BROKER)
    listings = {listing.external_id: listing for listing in Listing.objects.with_parts().filter(is_demo=True)}
    for row in tomllib.loads(VERDICTS.read_text(encoding="utf-8"))["verdict"]:
        need, offer, note = listings[row["need"]], listings[row["offer"]], row["note"]
        if Verdict.objects.filter(need=need, offer=offer).exists():
            continue
        if row["verb"] == "keep":
            verdict = keep_proposal(need, offer, by=broker, note=note)
        else:
            verdict = refuse_proposal(need, offer, by=broker, reason=row["reason"], note=note)
        at = timezone.now() - timedelta(days=row["days_ago"])
        Verdict.objects.filter(pk=verdict.pk).update(at=at)
        Entry.objects.filter(subject=urn(verdict)).update(at=at)


@job
def tell_what_is_new() -> None:
    """Safe to repeat."""
    plant_searches()


def plant_searches() -> None:
    """The saved searches of the file that are not there yet, and a digest for who is told of what is past."""
    for row in tomllib.loads(SEARCHES.read_text(encoding="utf-8"))["search"]:
        user = User.objects.get(email=row["who"])
        if SavedSearch.objects.filter(user=user, query=row["query"]).exists():
            continue
        saved = save_search(row["name"], row["query"], by=user, rhythm=row["rhythm"], by_mail=row["by_mail"])
        if row["told_for"]:
            told_from = timezone.now() - timedelta(days=row["told_for"])
            SavedSearch.objects.filter(pk=saved.pk).update(told_from=told_from)
            make_digest(user, row["rhythm"], by=SYSTEM)
