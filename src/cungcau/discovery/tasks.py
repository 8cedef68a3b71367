"""Discovery hears: whatever is done to a record, its document is brought up to date."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.db import transaction
from django.utils import timezone
from django_tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from cungcau.access.models import User
from cungcau.discovery import index
from cungcau.discovery.actions.make_digest import make_digest
from cungcau.discovery.documents import index_everything, index_records
from cungcau.discovery.models import Document, Rhythm, Standing, Verdict
from cungcau.discovery.news import people_of
from cungcau.discovery.reading import everything, forget_unneeded, read_records
from cungcau.discovery.rounds import take, turns_at
from cungcau.discovery.standings import (
    LATE,
    better_served_by,
    forget_unpublished,
    knows,
    published_needs,
    reckon_again,
    reckon_all,
    reckon_rows,
)
from cungcau.discovery.together import take_turn
from cungcau.discovery.vectors import sentence_model
from cungcau.discovery.waiting import tell_brokers
from cungcau.jobs.queue import enqueue, every, job
from cungcau.kit.policy import SYSTEM, can
from cungcau.listings.models import Kind, Listing
from cungcau.registry.models import Expert
from cungcau.trail.models import Entry

SOON = -25  # after what shows a record as it is, before what only makes it better
LATER = -50  # of -100 to 100: what is better with than without comes after what people wait for
BLOCK = 100  # needs that one job compares
AT_ONCE = 20  # records whose texts are read by one job

# What puts a listing before the other side, or takes it away.
PUBLISHING = ("publish", "resume", "renew", "pause", "revise", "expire", "withdraw", "set_visibility")
CARRIED = {"edit", "suspend", "activate", "unmerge", "take_in", "give_back"}  # after these its listings and experts say otherwise

NEWS_FOR = timedelta(days=7)


@job
def index_subject(entry_id: int) -> None:
    """Index what the entry is about; of an organisation, its listings and experts too (they carry its name)."""
    entry = Entry.objects.get(pk=entry_id)
    label, _, pid = entry.subject.partition(":")
    index_records(label, [pid])
    if label == "registry.organisation" and entry.verb in CARRIED:
        for of, rows in (("listings.listing", Listing.objects), ("registry.expert", Expert.objects)):
            index_records(of, rows.filter(organisation__pid=pid).values_list("pid", flat=True))


@job
def read_rows(rows: dict[str, list[int]]) -> None:
    """Make the vectors of some records' texts."""
    read_records(rows)


@job
def read_subject(entry_id: int) -> None:
    """Hears: a record was indexed; what it says is read for its meaning."""
    subject = Entry.objects.values_list("subject", flat=True).get(pk=entry_id)
    documents = Document.objects.filter(subject=subject).exclude(kind="gone")
    read_records({kind: [row] for kind, row in documents.values_list("kind", "row")})


@every("day")
@job
def read_everything() -> None:
    """What was published before there was a model, or under another one; and what nobody needs any more goes."""
    for rows in everything(AT_ONCE) if sentence_model(settings.EMBEDDER) else ():
        enqueue(read_rows.using(priority=LATER), rows)
    forget_unneeded()


@job
def reckon_listing(entry_id: int) -> None:
    """Hears: a listing was published or went; how well needs are served follows, unless all was reckoned since."""
    entry = Entry.objects.get(pk=entry_id)
    listing = Listing.objects.with_parts().filter(pid=entry.subject_key).first()
    if listing is None or knows(listing, entry.at):
        return
    if listing.is_offer and can(SYSTEM, "read", listing):  # standings tell nothing of what is not for everybody
        better_served_by(listing)
    else:
        reckon_again(listing)


@job
def reckon_woken(entry_id: int) -> None:
    """Hears: a listing was confirmed; one that was stale is compared again, as if it were published anew."""
    if Entry.objects.get(pk=entry_id).facts.get("woke"):
        reckon_listing.call(entry_id)


@job
def reckon_verdict(entry_id: int) -> None:
    """Hears: a broker refused a pair or took a verdict back."""
    entry = Entry.objects.get(pk=entry_id)
    verdict = Verdict.objects.select_related("need").filter(pid=entry.subject_key).first()
    if verdict is not None and not knows(verdict.need, entry.at):
        reckon_again(verdict.need)


@job
def reckon_with_other_weights(entry_id: int) -> None:
    """Hears: other weights count. Of two entries at once (one set for another) the first finds nothing left for the second."""
    entry = Entry.objects.get(pk=entry_id)
    if Standing.objects.filter(at__lt=entry.at).exists():
        reckon_all()


@job
def tell_of_new_offer(entry_id: int) -> None:
    """Hears: a listing was published; an offer finds the needs that wait for it. Old news is no news."""
    entry = Entry.objects.get(pk=entry_id)
    if entry.at < timezone.now() - NEWS_FOR:
        return
    offer = Listing.objects.with_parts().filter(pid=entry.subject_key, kind=Kind.OFFER).first()
    if offer is not None and offer.is_published:
        tell_brokers(offer)


@job
def make_one_digest(user_id: int, rhythm: str) -> None:
    user = User.objects.filter(pk=user_id, is_active=True).first()
    if user is not None:
        make_digest(user, rhythm, by=SYSTEM)


@job
def tell_at_once(entry_id: int) -> None:
    """Hears: a listing was published. Where many are, the last one tells of all; what was told meanwhile is not told again."""
    ready = DBTaskResult.objects.filter(task_path=tell_at_once.module_path, status=TaskResultStatus.READY)
    if not ready.exists():
        _tell_people_of(Rhythm.AT_ONCE)


@every("hour")
@job
def make_due_digests() -> None:
    """Each turn of a rhythm is taken with the jobs that it needs. Who is told at once is looked after too: what was put off, or
    could not be read in time, is not lost."""
    for rhythm, slot in turns_at(timezone.now()):
        with transaction.atomic():
            if take(rhythm, slot):
                _tell_people_of(rhythm)
    _tell_people_of(Rhythm.AT_ONCE)


def _tell_people_of(rhythm: str) -> None:
    for user_id in people_of(rhythm):
        enqueue(make_one_digest.using(priority=LATER), user_id, rhythm)


@every("day")
@job
def reckon_every_need() -> None:
    """Texts, prices and days change without a word that is heard: each night everything is compared anew, on the cluster
    where there is one."""
    forget_unpublished()
    if settings.CLUSTER:
        enqueue(reckon_together.using(priority=LATER), 0)
    else:
        _leave_to_workers()


@job
def reckon_together(after: int) -> dict[str, Any]:
    """The needs after this row, on the cluster; a minute's worth, then what people wait for comes before the rest. Where the
    cluster cannot be used, its workers leave the rest to the workers of the queue; the value tells why."""
    turn = take_turn(settings.CLUSTER, after)
    with transaction.atomic():
        _hear_again(turn.begun - LATE)
        if turn.fault:
            _leave_to_workers(turn.last)
        elif not turn.is_last:
            enqueue(reckon_together.using(priority=LATER), turn.last)
    return {"compared": turn.compared, "fault": turn.fault, "facts": turn.facts}


def _leave_to_workers(after: int = 0) -> None:
    """In blocks that the workers of all machines take; one that dies costs its block, which another does again."""
    for rows in published_needs(BLOCK, after):
        enqueue(reckon_needs.using(priority=LATER), rows)


def _hear_again(since: datetime) -> None:
    """What came and went during a turn, which knew nothing of it."""
    entries = Entry.objects.filter(at__gte=since, subject__startswith="listings.listing:").order_by("pk")
    for entry_id, verb in entries.filter(verb__in=[*PUBLISHING, "confirm"]).values_list("pk", "verb"):
        enqueue(reckon_woken if verb == "confirm" else reckon_listing, entry_id)


@job
def reckon_needs(rows: list[int]) -> None:
    reckon_rows(rows)


@job
def build_anew(_entry_id: int) -> None:
    """Hears: somebody was erased. What was struck out is still in the words of this machine's index until it is built anew."""
    index_everything()
    index.rebuild()
