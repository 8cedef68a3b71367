"""What templates ask about a submission."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import template
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cungcau.access.strangers import masked
from cungcau.intake.forms import ANONYMITY, WHY
from cungcau.intake.models import Message, Submission
from cungcau.intake.workflow import State

register = template.Library()

TONES = {
    State.SENT: "neutral", State.VERIFIED: "info", State.ASKED: "warn", State.TAKEN: "good", State.MERGED: "good",
    State.DECLINED: "bad", State.WITHDRAWN: "neutral", State.SPAM: "bad", State.ERASED: "neutral",
}  # fmt: skip
TO_SENDER = {
    State.VERIFIED: gettext_lazy("It waits for an officer, who reads it within three working days."),
    State.ASKED: gettext_lazy("An officer has a question: please answer it below."),
    State.TAKEN: gettext_lazy("An officer makes a listing of it; another one reads it before it is published."),
    State.MERGED: gettext_lazy("The same need was here already: you hear what becomes of it."),
    State.DECLINED: gettext_lazy("The point cannot take it up."),
    State.WITHDRAWN: gettext_lazy("You have withdrawn it."),
    State.SPAM: gettext_lazy("It waits for an officer, who reads it within three working days."),
}
DONE = {
    "send": gettext_lazy("Sent"), "send_again": gettext_lazy("Code sent again"), "verify": gettext_lazy("Mail address confirmed"),
    "ask": gettext_lazy("Question to the sender"), "answer": gettext_lazy("Answered"),
    "correct": gettext_lazy("Contact data corrected"), "change_mail": gettext_lazy("New mail address confirmed"),
    "send_link": gettext_lazy("Link sent again"), "take": gettext_lazy("Taken up"),
    "merge": gettext_lazy("Joined to another need"), "decline": gettext_lazy("Declined"),
    "mark_spam": gettext_lazy("Put into the spam bin"),
    "restore": gettext_lazy("Taken out of the spam bin"), "release": gettext_lazy("Taken out of the spam bin"),
    "withdraw": gettext_lazy("Withdrawn"), "claim": gettext_lazy("“This is mine”"),
}  # fmt: skip


@register.filter
def state_tone(submission: Submission) -> str:
    return TONES[State(submission.state)]


@register.filter
def sender_state(submission: Submission) -> str:
    """The state's word for the sender; of the spam bin she learns nothing."""
    return str(State.VERIFIED.label if submission.state == State.SPAM else submission.get_state_display())


@register.filter
def for_sender(submission: Submission) -> str:
    """What the state means for whoever sent it. That it lies in the spam bin is not told: a machine would learn of it."""
    return str(TO_SENDER.get(State(submission.state), ""))


@register.filter
def steps_of(submission: Submission, public: bool) -> list[tuple[str, str, str]]:
    """(label, status, date) of the way from here to publication."""
    ended = submission.state in {State.DECLINED, State.WITHDRAWN}
    taken = submission.state in {State.TAKEN, State.MERGED}
    rows = [
        (_("Sent"), "done", _day(submission.sent_at)),
        (_("Mail address confirmed"), "done", _day(submission.verified_at)),
        (_("Read by an officer"), "done" if taken or ended else "current", _day(submission.settled_at)),
    ]
    if ended:
        return [*rows, (str(submission.get_state_display()), "failed", "")]
    rows.append((_("Read by a second officer"), "done" if public else "current" if taken else "todo", ""))
    return [*rows, (_("Published"), "done" if public else "todo", "")]


def _day(moment: Any) -> str:
    return date_format(localtime(moment), "SHORT_DATE_FORMAT") if moment else ""


@register.filter
def last_question(rows: Iterable[Message]) -> Message | None:
    asked = [row for row in rows if not row.from_sender]
    return asked[-1] if asked else None


@register.filter
def masked_contact(submission: Submission) -> str:
    return masked(submission.email, submission.phone)


@register.filter
def who_may_read(submission: Submission) -> str:
    return str(dict(ANONYMITY).get(submission.anonymity, ""))


@register.filter
def why_words(code: str) -> str:
    return str(WHY[code])


@register.filter
def step_done(entry: Any) -> str:
    return str(DONE.get(entry.verb, entry.verb))


@register.filter
def hand(entry: Any) -> str:
    """Who did it: the trail keeps no name of a sender."""
    return entry.actor_name if entry.actor else {"sender": _("the sender")}.get(entry.actor_name, entry.actor_name)
