"""Ties interests without an account, and sheets with codes, into the house."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _


def start_guests() -> None:
    from cungcau.access.queries import on_profile  # app ready: the tables need the models
    from cungcau.brokerage import guest_duty, guest_limits, guest_persons, guest_policy, guest_tasks  # noqa: F401
    from cungcau.brokerage.guest_queries import may_read_sheets, own_enquiries
    from cungcau.kit import nav
    from cungcau.trail.reactions import on

    guest_persons.declare_people()
    guest_duty.hand_in_all()
    for verb in ("confirm", "ask_guest", "turn_away", "refuse_claim", "approve_claim"):
        on("brokerage.enquiry", verb, guest_tasks.tell_guest)
    for verb in ("confirm", "reply", "take_back", "claim"):
        on("brokerage.enquiry", verb, guest_tasks.tell_brokers)
    for verb in ("reject", "accept", "decline", "agree_sender", "agree_owner", "close"):
        on("brokerage.interest", verb, guest_tasks.tell_guest_of_interest)
    words = _("Sheets with codes")
    nav.add(nav.Item("sheets", words, "brokerage:sheets", 46, "file", place="desk", shown=may_read_sheets))
    on_profile("brokerage/_guest_profile.html", lambda user: {"enquiries": own_enquiries(user)})
