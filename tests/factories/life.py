"""Listings at a point of their life, contacts who have agreed, and the links of mails."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import Any

from django.utils import timezone

from cungcau.listings.models import Listing
from tests.factories.listings import a_published, in_state


def confirmed_ago(listing: Listing, days: float, **fields: Any) -> Listing:
    """The same published listing, last confirmed so many days ago."""
    moment = timezone.now() - timedelta(days=days)
    return in_state(listing, "published", **{"last_confirmed_at": moment, **fields})


def ending_in(listing: Listing, days: int, **fields: Any) -> Listing:
    """The same published listing, its last day so many days ahead."""
    return in_state(listing, "published", valid_until=timezone.localdate() + timedelta(days=days), **fields)


def an_old_one(organisation: Any, by: Any, moderator: Any, days: float = 95, **values: Any) -> Listing:
    return confirmed_ago(a_published(organisation, by, moderator, **values), days)


def a_contact(organisation: Any, by: Any, **values: Any) -> Any:
    """Somebody of the firm without an account who has agreed to be written to."""
    from cungcau.registry.actions import add_contact  # app ready

    consent = {"consent_purpose": "nhắc xác nhận tin", "consent_on": "2026-01-01"}
    return add_contact(organisation, by=by, **{"name": "Cao Thị Liên", "email": "lien@saomai.example", **consent, **values})


def links_of(mail: Any) -> list[str]:
    """The paths of the answer links in a mail."""
    return re.findall(r"https?://[^/\s]+(/listings/answer/\S+)", mail.text)
