"""News of documents for those who work on a case: a party put one there, or a new version of its own."""

from __future__ import annotations

from datetime import timedelta

from django.utils import timezone

from cungcau.brokerage.paper_models import Paper
from cungcau.jobs.queue import job
from cungcau.kit.ids import urn
from cungcau.kit.policy import can
from cungcau.notices.actions import tell
from cungcau.trail.models import Entry

NEWS_FOR = timedelta(days=7)


@job
def tell_of_paper(entry_id: int) -> None:
    """Hears: put there, renewed. The owner of the case and the second adviser, of a party's document that others did."""
    entry = Entry.objects.get(pk=entry_id)
    paper = Paper.objects.select_related("case__owner", "case__second", "party").filter(pid=entry.subject_key).first()
    if paper is None or paper.party is None or entry.at < timezone.now() - NEWS_FOR:
        return
    facts = {"ref": paper.case.ref, "title": paper.title, "who": str(paper.party), "renewed": entry.verb == "renew_paper"}
    for user in (paper.case.owner, paper.case.second):
        if user is not None and urn(user) != entry.actor and can(user, "read_desk", paper):
            tell(user, "paper_filed", about=paper, once=f"entry:{entry.pk}:{user.pk}", is_private=True, **facts)
