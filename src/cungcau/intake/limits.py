"""How often the public form may be used from one network and for one address; counted with the logins (access.limits)."""

from __future__ import annotations

from datetime import timedelta

from cungcau.access.limits import LIMITS, Limit

LIMITS.update(
    {
        # A workshop behind one address sends its dozen; without the proof of work (no JavaScript) less.
        "intake_network": Limit(20, timedelta(hours=1)),
        "intake_unproven": Limit(4, timedelta(hours=1)),
        # How many mails a stranger can make us send to somebody.
        "intake_address": Limit(4, timedelta(hours=1)),
        "intake_link": Limit(3, timedelta(hours=1)),
        "intake_code": Limit(30, timedelta(hours=1)),
    }
)
