"""Questions about interests."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.db.models import Count, Q, QuerySet
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from cungcau.access.models import User
from cungcau.brokerage.guest_policy import sheet_makers
from cungcau.brokerage.models import Interest, Side
from cungcau.brokerage.openness import is_open_to_strangers, live_interest, senders_for, types_in
from cungcau.brokerage.sight import Answers, InterestSight
from cungcau.brokerage.waiting import with_clock
from cungcau.brokerage.workflow import LIVE, State
from cungcau.kit.policy import visible
from cungcau.listings.models import Listing
from cungcau.registry.models import Membership
from cungcau.registry.who import current_memberships

# By which date a state is waited in: the oldest of these stands first.
SINCE = {
    State.SENT: "sent_at", State.SCREENING: "taken_at", State.FORWARDED: "forwarded_at", State.ACCEPTED: "answered_at",
    State.DECLINED: "answered_at", State.REVEALED: "revealed_at",
}  # fmt: skip


def interests_seen_by(user: Any) -> QuerySet[Interest]:
    rows = Interest.objects.select_related("listing__organisation", "organisation", "owner", "handler", "sender", "sheet")
    return visible(user, rows)


def seen(rows: Iterable[Interest], user: Any) -> list[InterestSight]:
    """The sights of these, with their clocks."""
    found = with_clock(rows)
    answers = Answers(found, user)
    return [InterestSight(row, user, answers) for row in found]


def sent_by(user: Any) -> QuerySet[Interest]:
    """What the person's organisations have sent."""
    return interests_seen_by(user).filter(organisation_id__in=current_memberships(user).values("organisation_id"))


def received_by(user: Any) -> QuerySet[Interest]:
    """What was passed on to the person's organisations."""
    own = current_memberships(user).values("organisation_id")
    return interests_seen_by(user).filter(owner_id__in=own, forwarded_at__isnull=False)


def to_answer(user: Any) -> QuerySet[Interest]:
    """What waits for an answer of the person's organisations."""
    return received_by(user).filter(state=State.FORWARDED)


def on_desk(user: Any, state: str) -> QuerySet[Interest]:
    """The brokers' queue of a state: the oldest first while it lasts, the newest first once it is over."""
    column = SINCE.get(State(state), "settled_at")
    rows = interests_seen_by(user).filter(state=state)
    return rows.order_by(column, "pk") if state in LIVE else rows.order_by(f"-{column}", "-pk")


def tabs(user: Any) -> list[tuple[str, Any, int]]:
    """(state, word, how many) of each state."""
    counts = dict(interests_seen_by(user).order_by().values_list("state").annotate(Count("pk")))
    return [(state.value, state.label, counts.get(state.value, 0)) for state in State]


def works_at_desk(user: Any) -> bool:
    return bool(user.is_authenticated and "broker" in user.roles)


def works_somewhere(user: Any) -> bool:
    """Works for an organisation, so that interests may be hers."""
    return bool(user.is_authenticated and current_memberships(user).exists())


def panel(listing: Listing, user: Any) -> dict[str, Any] | None:
    """What a listing's page says of interests to this person; None where it says nothing. `button` stands in its heading."""
    address = reverse("brokerage:send", args=[listing.pid])
    words = _("Propose a solution") if listing.is_need else _("Express interest")
    if not user.is_authenticated:
        without = reverse("brokerage:write", args=[listing.pid])
        return {"button": (words, without, "send")} if is_open_to_strangers(listing) else None
    own = current_memberships(user).values("organisation_id")
    if own.filter(organisation_id=listing.organisation_id).exists():
        received = received_by(user).filter(listing=listing).count()
        return {"received": received} if received else None
    found: dict[str, Any] = {}
    if under_way := live_interest(listing, own):
        found["under_way"] = under_way
    elif senders_for(user, listing):
        found["button"] = (words, address, "send")
    if types_in(user, listing):
        found["by_phone"] = f"{address}?by=phone"
    if is_open_to_strangers(listing) and sheet_makers.check(user, None):
        found["sheet"] = f"{reverse('brokerage:sheet_new')}?listing={listing.pid}"
    return found or None


def people_of(interest: Interest, side: Side) -> list[User]:
    """Who hears of it for a side: who sent it, as long as she works there, else the organisation's editors of today."""
    organisation = interest.organisation_id if side == Side.SENDER else interest.owner_id
    today = timezone.localdate()
    held = Membership.objects.filter(organisation_id=organisation, role=Membership.EDITOR, since__lte=today)
    held = held.filter(Q(until=None) | Q(until__gt=today))
    editors = User.objects.filter(pk__in=held.values("user_id"), is_active=True)
    author = editors.filter(pk=interest.sender_id) if side == Side.SENDER and interest.sender_id else editors.none()
    return list(author) or list(editors)


def brokers_of(interest: Interest) -> list[User]:
    """The one who has it in hand, else all of them."""
    brokers = User.objects.filter(role_rows__name="broker", is_active=True)
    return list(brokers.filter(pk=interest.handler_id)) or list(brokers)
