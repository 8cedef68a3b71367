"""An interest in an offer and a proposal for a need, led through the verbs or put into a state."""

from __future__ import annotations

from typing import Any

from django.utils import timezone

from cungcau.brokerage.actions import (
    accept_interest,
    agree_sender,
    close_interest,
    decline_interest,
    forward_interest,
    reject_interest,
    send_interest,
    take_interest,
    withdraw_interest,
)
from cungcau.brokerage.models import Contact, Interest

CALL = Contact("Nguyễn Thị An", "0912 000 201", "an.goi@sao-mai.example")
OWNERS = {"name": "Vũ Minh Quân", "phone": "0912 000 202", "email": "quan.goi@tan-vien.example"}
ON_OFFER = {
    "about": "Chúng tôi gia công chi tiết máy, 120 người.", "wish": "Muốn xem thử thiết bị chạy với nước thải của chúng tôi.",
    "question": "Thiết bị cần mấy người đứng máy?",
}  # fmt: skip
ON_NEED = {
    "approach": "Ôzôn kết hợp H2O2 sau bể sinh học, không sinh bùn.", "trl": 8, "months": 6, "cost_min": 900_000_000,
    "cost_max": 1_200_000_000, "conditions": "Được đặt máy thử hai tuần tại nhà máy.",
}  # fmt: skip


def an_interest(listing: Any, organisation: Any, by: Any, **values: Any) -> Interest:
    said = ON_NEED if listing.is_need else ON_OFFER
    return send_interest(listing, organisation, by=by, **{"contact": CALL, **said, **values})


def a_forwarded(listing: Any, organisation: Any, by: Any, broker: Any, **values: Any) -> Interest:
    interest = take_interest(an_interest(listing, organisation, by, **values), by=broker)
    return forward_interest(interest, by=broker)


def led_to(interest: Interest, state: str, sender: Any, owner: Any, broker: Any) -> Interest:
    """From its first state to that one, by the hands of those who do it."""
    if state == "sent":
        return interest
    if state == "withdrawn":
        return withdraw_interest(interest, by=sender)
    take_interest(interest, by=broker)
    if state == "rejected":
        return reject_interest(interest, by=broker, reason="unclear", answer="Xin nói rõ hơn.")
    if state != "screening":
        forward_interest(interest, by=broker)
    if state == "declined":
        return decline_interest(interest, by=owner, reason="time", answer="Năm nay chưa làm.")
    if state in {"accepted", "revealed"}:
        accept_interest(interest, by=owner, agrees=True, **OWNERS)
    if state == "revealed":
        agree_sender(interest, by=sender, **CALL._asdict())
    if state == "closed":
        close_interest(interest, by=broker, reason="no_answer")
    return interest


def put(interest: Interest, state: str, **fields: Any) -> Interest:
    """The same row in another state without its story, with the dates that the database asks for."""
    now = timezone.now()
    dates: dict[str, Any] = {}
    if state in {"forwarded", "accepted", "declined", "revealed"}:
        dates["forwarded_at"] = now
    if state == "revealed":
        dates |= {"revealed_at": now, "sender_agreed_at": now, "owner_agreed_at": now}
    Interest.objects.filter(pk=interest.pk).update(state=state, **{**dates, **fields})
    interest.refresh_from_db()
    return interest
