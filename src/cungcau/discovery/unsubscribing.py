"""Signed links that end the mails of one search, of proposals, or of all digests (RFC 8058). They open nothing else.

A link is made of the person and of what it ends, so it needs no table; it works as long as the mail is kept.
"""

from __future__ import annotations

from dataclasses import dataclass

from django.urls import reverse
from django.utils.crypto import constant_time_compare, salted_hmac

from cungcau.access.models import User
from cungcau.discovery.models import SavedSearch
from cungcau.discovery.news import alerts_of
from cungcau.notices.letters import absolute

ALL, PROPOSALS = "all", "needs"


@dataclass(frozen=True)
class Ending:
    """What a link ends: the mails of all digests, of proposals for needs, or of one search."""

    user: User
    what: str
    search: SavedSearch | None = None

    @property
    def is_ended(self) -> bool:
        if self.search is not None:
            return not self.search.by_mail
        alerts = alerts_of(self.user)
        return alerts.no_mail if self.what == ALL else not alerts.by_mail


def link(user: User, what: str) -> str:
    """The full address, in the person's language."""
    return absolute(reverse("discovery:stop", args=[user.pid, what, _token(user.pid, what)]) + f"?lang={user.language}")


def head_of(user: User, what: str) -> dict[str, str]:
    """The lines of a mail's head. One press is promised only where the address is safe, as the RFC asks."""
    address = link(user, what)
    one_click = {"List-Unsubscribe-Post": "List-Unsubscribe=One-Click"} if address.startswith("https://") else {}
    return {"List-Unsubscribe": f"<{address}>", **one_click}


def ending_of(pid: str, what: str, given: str) -> Ending | None:
    """What this link ends; None for a forged one, and for a search that is not there any more."""
    if not constant_time_compare(_token(pid, what), given):
        return None
    user = User.objects.filter(pid=pid, is_active=True).first()
    if user is None or what in {ALL, PROPOSALS}:
        return Ending(user, what) if user else None
    search = SavedSearch.objects.filter(user=user, pid=what).first()
    return Ending(user, what, search) if search else None


def _token(pid: str, what: str) -> str:
    return salted_hmac("cungcau.discovery.stop", f"{pid}:{what}", algorithm="sha256").hexdigest()[:40]
