"""Plants the demo's interests in every state that people meet, through the verbs that they use; everything fictional."""

from __future__ import annotations

import tomllib
from datetime import timedelta
from pathlib import Path
from typing import Any

from django.utils import timezone

from cungcau.access.models import User
from cungcau.brokerage.actions import (
    accept_interest,
    close_interest,
    decline_interest,
    forward_interest,
    reject_interest,
    send_interest,
    take_interest,
    withdraw_interest,
)
from cungcau.brokerage.actions.send_interest import ON_NEED, ON_OFFER
from cungcau.brokerage.agreement_demo import plant_agreements
from cungcau.brokerage.case_demo import plant_cases
from cungcau.brokerage.guest_demo import plant_guests
from cungcau.brokerage.message_demo import plant_messages
from cungcau.brokerage.models import Contact, Interest, Side
from cungcau.brokerage.outcome_demo import plant_outcomes
from cungcau.brokerage.paper_demo import plant_papers
from cungcau.brokerage.queries import people_of
from cungcau.brokerage.waiting import reply_due
from cungcau.brokerage.workflow import State
from cungcau.kit.ids import urn
from cungcau.listings.models import Listing
from cungcau.registry.models import Organisation
from cungcau.registry.who import current_memberships
from cungcau.trail.models import Entry

FILE = Path(__file__).with_name("demo.toml")
BROKER = "dung@demo.example"
Row = dict[str, Any]
# Which verbs were done when a step was taken.
STEPS = {
    "sent": ("send",), "taken": ("take",), "forwarded": ("forward",), "answered": ("accept", "decline"), "revealed": (),
    "settled": ("reject", "withdraw", "close"),
}  # fmt: skip


def plant() -> None:
    """Every interest of the file, led to its state; then the cases, and what came of them."""
    broker = User.objects.get(email=BROKER)
    for row in tomllib.loads(FILE.read_text(encoding="utf-8"))["interest"]:
        interest = _sent(row, broker)
        _led(interest, row, broker)
        _set_back(interest, row["days"])
    plant_guests(broker)
    plant_cases()
    plant_agreements()
    plant_papers()
    plant_messages()
    plant_outcomes()


def _listing(key: str) -> Listing:
    return Listing.objects.get(external_id=key, is_demo=True)


def _sent(row: Row, broker: User) -> Interest:
    by, organisation = broker, None
    if "organisation" in row:
        organisation = Organisation.objects.get(external_id=row["organisation"], is_demo=True)
    else:
        by = User.objects.get(email=row["by"])
    cost = dict(zip(("cost_min", "cost_max"), row.get("cost", ()), strict=False))
    return send_interest(
        _listing(row["listing"]), organisation or current_memberships(by, editing=True)[0].organisation, by=by,
        contact=Contact(*row["contact"]), named=row.get("named", True), agrees=row.get("agrees", False),
        offers=[_listing(key) for key in row.get("offers", ())],
        **cost, **{name: row[name] for name in (*ON_OFFER, *ON_NEED) if name in row},
    )  # fmt: skip


def _led(interest: Interest, row: Row, broker: User) -> None:
    state, days = row["state"], row["days"]
    if "taken" in days:
        take_interest(interest, by=broker)
    if "forwarded" in days:
        forward_interest(interest, by=broker)
    owner = people_of(interest, Side.OWNER)[0]
    if state in {State.ACCEPTED, State.REVEALED}:
        contact = Contact(*row["owner_contact"]) if "owner_contact" in row else None
        accept_interest(interest, by=owner, agrees=contact is not None, **(contact._asdict() if contact else {}))
    elif state == State.DECLINED:
        decline_interest(interest, by=owner, reason=row["reason"], answer=row["answer"], tell=row.get("tell", False))
    elif state == State.REJECTED:
        reject_interest(interest, by=broker, reason=row["reason"], answer=row["answer"])
    elif state == State.WITHDRAWN:
        withdraw_interest(interest, by=people_of(interest, Side.SENDER)[0])
    elif state == State.CLOSED:
        close_interest(interest, by=broker, reason=row["reason"], note=row["note"])


def _set_back(interest: Interest, days: dict[str, int]) -> None:
    """Each step was taken so many days ago; the reply clock and the consents go with them."""
    at = {step: timezone.now() - timedelta(days=number) for step, number in days.items()}
    moved: Row = {f"{step}_at": moment for step, moment in at.items()}
    if "forwarded" in at:
        moved["reply_due"] = reply_due(timezone.localdate(at["forwarded"]))
    if interest.sender_agreed_at:
        moved["sender_agreed_at"] = at["sent"]
    if interest.owner_agreed_at:
        moved["owner_agreed_at"] = at["answered"]
    Interest.objects.filter(pk=interest.pk).update(**moved)
    for step, moment in at.items():
        Entry.objects.filter(subject=urn(interest), verb__in=STEPS[step]).update(at=moment)
