"""How often an interest may be sent without an account; counted with the logins (access.limits)."""

from __future__ import annotations

from datetime import timedelta

from cungcau.access.limits import LIMITS, Limit

LIMITS.update(
    {
        "guest_network": Limit(20, timedelta(hours=1)),
        # A whole fair behind one address, by the code of a sheet in use; without the proof of work less.
        "guest_event": Limit(200, timedelta(hours=1)),
        "guest_unproven": Limit(6, timedelta(hours=1)),
        # How many mails a stranger can make us send to somebody.
        "guest_address": Limit(4, timedelta(hours=1)),
        "guest_link": Limit(3, timedelta(hours=1)),
        # Answers by one link: a mailbox that was broken into does not flood a desk.
        "guest_reply": Limit(10, timedelta(hours=1)),
    }
)
