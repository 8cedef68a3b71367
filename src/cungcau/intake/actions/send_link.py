"""Send a sender the links of her submissions once more."""

from __future__ import annotations

from cungcau.intake.letters import post_state
from cungcau.intake.models import Submission
from cungcau.intake.workflow import State
from cungcau.kit.policy import SYSTEM
from cungcau.trail.change import change

MOST = 10


def send_link(email: str) -> None:
    """Says nothing about whether something was left under this address: the answer goes by mail, or nowhere."""
    rows = Submission.objects.filter(email=email, verified_at__isnull=False)
    for submission in rows.exclude(state__in=[State.ERASED, State.SPAM]).order_by("-sent_at")[:MOST]:
        with change(submission, "send_link", by=SYSTEM):
            post_state(submission, "link")
