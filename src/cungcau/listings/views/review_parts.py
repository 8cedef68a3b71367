"""What the page of a listing tells of its review, to those who may know: comments at fields, a change that waits."""

from __future__ import annotations

from typing import Any

from cungcau.kit.policy import can
from cungcau.kit.verbs import buttons
from cungcau.listings.models import Comment, Listing
from cungcau.listings.queries import Sight, open_change
from cungcau.listings.views.field_words import differences, label_of
from cungcau.listings.workflow import CHANGE_FLOW, ChangeState, State

Told = tuple[str, Comment]


def comments_in_words(listing: Listing) -> list[Told]:
    """(label of the field, comment) of all that was asked, the newest first."""
    return [(label_of(listing.kind, one.field), one) for one in reversed(listing.comments.all())]


def review_parts(listing: Listing, user: Any, sight: Sight) -> dict[str, Any]:
    """For the template `_review_parts.html`; nothing for a stranger."""
    if not sight.history:
        return {}
    change = open_change(listing) if listing.state in {State.PUBLISHED, State.PAUSED, State.EXPIRED} else None
    taking_back = ("accept_change", "return_change", "propose_change")
    return {
        "comments": comments_in_words(listing),
        "change": change,
        "change_waits": change is not None and change.state == ChangeState.WAITING,
        "changed_fields": differences(change) if change else [],
        "change_buttons": buttons(user, change, CHANGE_FLOW, url_name="listings:change_act", skip=taking_back) if change else [],
        "may_review": can(user, "take", listing),
    }
