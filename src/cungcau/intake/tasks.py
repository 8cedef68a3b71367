"""What happens after a step: mails to the sender, news for the officers."""

from __future__ import annotations

from datetime import timedelta

from django.utils import timezone

from cungcau.access.models import User
from cungcau.intake.letters import post_state
from cungcau.intake.models import Claim, Submission
from cungcau.intake.workflow import State
from cungcau.jobs.queue import job
from cungcau.listings.models import Listing
from cungcau.notices.actions import tell
from cungcau.trail.models import Entry

NEWS_FOR = timedelta(days=7)
# Which mail the sender gets after which verb.
LETTERS = {
    "verify": "received", "ask": "question", "take": "taken", "merge": "merged", "decline": "declined", "withdraw": "withdrawn",
}  # fmt: skip


@job
def tell_sender(entry_id: int) -> None:
    """Hears: something was done with a submission of which its sender should know."""
    submission, entry = _news(entry_id)
    if submission is not None:
        last = submission.messages.filter(from_sender=False).last()
        facts = {"reason": submission.reason, "question": last.text if last else ""}
        post_state(submission, LETTERS[entry.verb], once=f"entry:{entry.pk}:sender", **facts)


@job
def tell_desk(entry_id: int) -> None:
    """Hears: confirmed, answered, corrected, withdrawn or claimed. The one who is at it, else all moderators."""
    submission, entry = _news(entry_id)
    if submission is None:
        return
    one = submission.handler if submission.handler and submission.handler.is_active else None
    officers = [one] if one else User.objects.filter(role_rows__name="moderator", is_active=True)
    for officer in officers:
        tell(officer, f"intake_desk_{entry.verb}", about=submission, once=f"entry:{entry.pk}", title=submission.title)


@job
def tell_claimant(entry_id: int) -> None:
    """Hears: a claim was approved or refused."""
    entry = Entry.objects.get(pk=entry_id)
    claim = Claim.objects.select_related("user", "submission__listing").filter(pid=entry.subject_key).first()
    if claim is not None and entry.at > timezone.now() - NEWS_FOR:
        listing = claim.submission.listing
        url = listing.get_absolute_url() if listing and entry.verb == "approve_claim" else ""
        title = claim.submission.title
        tell(claim.user, f"intake_{entry.verb}", url=url, once=f"entry:{entry.pk}", title=title)


@job
def tell_of_listing(entry_id: int) -> None:
    """Hears: a listing was published or withdrawn; whoever told us that need hears of it."""
    entry = Entry.objects.get(pk=entry_id)
    listing = Listing.objects.filter(pid=entry.subject_key).first()
    if listing is None or entry.at < timezone.now() - NEWS_FOR:
        return
    for submission in listing.submissions.filter(state__in=[State.TAKEN, State.MERGED]):
        kind = {"publish": "published", "withdraw": "gone"}[entry.verb]
        post_state(submission, kind, once=f"entry:{entry.pk}:{submission.pid}")


def _news(entry_id: int) -> tuple[Submission | None, Entry]:
    """The submission of an entry; None when it is gone or the news is old."""
    entry = Entry.objects.get(pk=entry_id)
    if entry.at < timezone.now() - NEWS_FOR:
        return None, entry
    return Submission.objects.select_related("handler").filter(pid=entry.subject_key).first(), entry
