"""Discovery hears: whatever is done to a record, its document is brought up to date."""

from __future__ import annotations

from cungcau.discovery.documents import SOURCES, index_record
from cungcau.jobs.queue import job
from cungcau.listings.models import Listing
from cungcau.trail.models import Entry


@job
def index_subject(entry_id: int) -> None:
    """Index what the entry is about; of an organisation, its published listings too (they carry its name)."""
    entry = Entry.objects.get(pk=entry_id)
    label, _, pid = entry.subject.partition(":")
    thing = SOURCES[label].rows().filter(pid=pid).first()
    if thing is None:
        return
    index_record(thing)
    if label == "registry.organisation" and entry.verb in {"edit", "suspend", "activate"}:
        for listing in Listing.objects.with_parts().filter(organisation=thing):
            index_record(listing)
