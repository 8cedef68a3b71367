"""Discovery hears: whatever is done to a record, its document is brought up to date."""

from __future__ import annotations

from cungcau.discovery.documents import index_records
from cungcau.jobs.queue import job
from cungcau.listings.models import Listing
from cungcau.registry.models import Expert
from cungcau.trail.models import Entry


@job
def index_subject(entry_id: int) -> None:
    """Index what the entry is about; of an organisation, its listings and experts too (they carry its name)."""
    entry = Entry.objects.get(pk=entry_id)
    label, _, pid = entry.subject.partition(":")
    index_records(label, [pid])
    if label == "registry.organisation" and entry.verb in {"edit", "suspend", "activate"}:
        for of, rows in (("listings.listing", Listing.objects), ("registry.expert", Expert.objects)):
            index_records(of, rows.filter(organisation__pid=pid).values_list("pid", flat=True))
