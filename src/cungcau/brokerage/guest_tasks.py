"""What happens after a step of what was sent without an account: mails to its sender, news for the brokers."""

from __future__ import annotations

from datetime import timedelta

from django.utils import timezone

from cungcau.access.models import User
from cungcau.brokerage.guest_letters import post_state
from cungcau.brokerage.guest_models import Enquiry
from cungcau.brokerage.guest_queries import enquiry_of
from cungcau.brokerage.guest_workflow import ClaimState
from cungcau.brokerage.models import Interest
from cungcau.brokerage.workflow import State
from cungcau.jobs.queue import job
from cungcau.notices.actions import tell
from cungcau.trail.models import Entry
from cungcau.vocabulary.queries import names_of

NEWS_FOR = timedelta(days=7)
# Which mail the sender gets after which verb of the enquiry; of the interest that it became.
LETTERS = {"confirm": "received", "ask_guest": "question", "turn_away": "turned_away"}
STEPS = {"reject": "rejected", "accept": "accepted", "decline": "declined", "close": "closed"}


@job
def tell_guest(entry_id: int) -> None:
    """Hears: something was done of which its sender should know. A claim is told to the person who made it."""
    enquiry, entry = _news(entry_id)
    if enquiry is None:
        return
    if entry.verb in LETTERS:
        last = enquiry.messages.filter(from_guest=False).last()
        facts = {"reason": enquiry.reason, "question": last.text if last else ""}
        post_state(enquiry, f"enquiry_{LETTERS[entry.verb]}", once=f"entry:{entry.pk}:guest", **facts)
    elif enquiry.claimed_by is not None:
        url = enquiry.interest.get_absolute_url() if enquiry.interest and entry.verb == "approve_claim" else ""
        titles = {"title_vi": enquiry.title_vi, "title_en": enquiry.title_en}
        kept = {"url": url or "/profile/", "once": f"entry:{entry.pk}", "is_private": True}
        tell(enquiry.claimed_by, f"enquiry_{entry.verb}", **kept, **titles)


@job
def tell_guest_of_interest(entry_id: int) -> None:
    """Hears: a step of the interest that it became. Who has taken it over with an account is told as any other sender."""
    entry = Entry.objects.get(pk=entry_id)
    interest = Interest.objects.filter(pid=entry.subject_key).first()
    enquiry = enquiry_of(interest) if interest and entry.at > timezone.now() - NEWS_FOR else None
    if interest is None or enquiry is None or enquiry.claim_state == ClaimState.APPROVED:
        return
    opened = interest.revealed_at is not None and entry.verb in {"accept", "agree_sender", "agree_owner"}
    kind = "revealed" if opened else STEPS.get(entry.verb)
    if kind is None:
        return
    scheme = "screening_reason" if interest.state == State.REJECTED else "close_reason"
    reason = next(iter(names_of([(scheme, interest.reason)]).values()), ["", ""]) if interest.reason else ["", ""]
    answer = interest.answer if interest.answer_is_told else ""
    facts = {"reason_vi": reason[0], "reason_en": reason[1], "answer": answer}
    post_state(enquiry, f"enquiry_{kind}", once=f"entry:{entry.pk}:guest", **facts)


@job
def tell_brokers(entry_id: int) -> None:
    """Hears: confirmed, answered, taken back or claimed. The one who is at it, else all of them."""
    enquiry, entry = _news(entry_id)
    if enquiry is None:
        return
    one = enquiry.handler if enquiry.handler and enquiry.handler.is_active else None
    titles = {"title_vi": enquiry.title_vi, "title_en": enquiry.title_en}
    for broker in [one] if one else User.objects.filter(role_rows__name="broker", is_active=True):
        tell(broker, f"enquiry_desk_{entry.verb}", about=enquiry, once=f"entry:{entry.pk}", is_private=True, **titles)


def _news(entry_id: int) -> tuple[Enquiry | None, Entry]:
    """The enquiry of an entry; None when it is gone or the news is old."""
    entry = Entry.objects.get(pk=entry_id)
    if entry.at < timezone.now() - NEWS_FOR:
        return None, entry
    rows = Enquiry.objects.select_related("handler", "claimed_by", "interest")
    return rows.filter(pid=entry.subject_key).first(), entry
