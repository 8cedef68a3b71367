"""Signed links of what was sent without an account: who holds one is the sender, and sees this and nothing else.

A link is made of the enquiry's own facts, so it needs no table and dies when one of them changes. `sent` is for the browser that
sent the form, before anything is confirmed; `confirm` for the mail that asks for it, good once and for a day; `follow` for every
mail after it, as long as it lives or for half a year after it was settled.
"""

from __future__ import annotations

from datetime import timedelta

from django.urls import reverse
from django.utils import timezone
from django.utils.crypto import constant_time_compare, salted_hmac

from cungcau.brokerage.guest_models import Enquiry
from cungcau.brokerage.guest_workflow import EnquiryState

CONFIRM_LIVES = timedelta(hours=24)
FOLLOW_LIVES = timedelta(days=180)
FACTS = {"sent": ("email",), "confirm": ("confirm_round", "email"), "follow": ("link_round", "email")}


def token(enquiry: Enquiry, purpose: str) -> str:
    facts = ":".join(str(getattr(enquiry, name)) for name in FACTS[purpose])
    return salted_hmac(f"cungcau.brokerage.guest.{purpose}", f"{enquiry.pid}:{facts}", algorithm="sha256").hexdigest()[:40]


def holder_of(pid: str, given: str, purpose: str) -> Enquiry | None:
    """The enquiry whose link this is; None for a forged or worn-out one."""
    rows = Enquiry.objects.select_related("listing__organisation", "interest__listing", "interest__owner", "sheet")
    enquiry = rows.filter(pid=pid).first()
    if enquiry is None or not _is_alive(enquiry, purpose):
        return None
    return enquiry if constant_time_compare(token(enquiry, purpose), given) else None


def _is_alive(enquiry: Enquiry, purpose: str) -> bool:
    now = timezone.now()
    if not enquiry.email or enquiry.state == EnquiryState.ERASED:
        return False
    if purpose == "confirm":
        return bool(enquiry.state == EnquiryState.SENT and enquiry.confirm_until and enquiry.confirm_until > now)
    if purpose == "follow":
        over = enquiry.settled_at or (enquiry.interest.settled_at if enquiry.interest else None)
        return enquiry.verified_at is not None and (over is None or over > now - FOLLOW_LIVES)
    return True


def path(enquiry: Enquiry, purpose: str) -> str:
    return reverse(f"brokerage:guest_{purpose}", args=[enquiry.pid, token(enquiry, purpose)])
