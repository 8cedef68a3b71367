"""What happens after a step: news for the other side and the brokers; and the reminder of answers that are late."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import timedelta

from django.utils import timezone, translation
from django.utils.formats import date_format

from cungcau.access.models import User
from cungcau.brokerage.actions import remind_broker
from cungcau.brokerage.models import Interest, Side
from cungcau.brokerage.queries import brokers_of, people_of
from cungcau.brokerage.waiting import overdue
from cungcau.brokerage.workflow import State
from cungcau.jobs.queue import every, job
from cungcau.kit.ids import urn
from cungcau.kit.policy import SYSTEM
from cungcau.notices.actions import tell
from cungcau.trail.models import Entry
from cungcau.vocabulary.holidays import calendar
from cungcau.vocabulary.queries import names_of

NEWS_FOR = timedelta(days=7)
MORNING = 7
SENDER, OWNER = Side.SENDER, Side.OWNER
# After which verb which sides hear what.
NEWS = {
    "reject": {SENDER: "rejected"}, "forward": {OWNER: "forwarded"}, "accept": {SENDER: "accepted"},
    "decline": {SENDER: "declined"}, "close": {SENDER: "closed", OWNER: "closed"}, "withdraw": {OWNER: "withdrawn"},
}  # fmt: skip


@job
def tell_sides(entry_id: int) -> None:
    """Hears: a step of which a side should know. What opens the contacts is told to both, and nothing besides."""
    interest, entry = _news(entry_id)
    if interest is None:
        return
    opened = interest.revealed_at is not None and entry.verb in {"accept", "agree_sender", "agree_owner"}
    for side, kind in ({SENDER: "revealed", OWNER: "revealed"} if opened else NEWS.get(entry.verb, {})).items():
        if side == OWNER and interest.forwarded_at is None:
            continue  # the owner never heard of it
        _tell(interest, kind, people_of(interest, side), f"entry:{entry.pk}")


@job
def tell_brokers(entry_id: int) -> None:
    """Hears: sent, answered or withdrawn. Who has it in hand, else all of them."""
    interest, entry = _news(entry_id)
    if interest is not None:
        others = [one for one in brokers_of(interest) if urn(one) != entry.actor]
        _tell(interest, f"desk_{entry.verb}", others, f"entry:{entry.pk}")


@every("hour")
@job
def remind_of_overdue() -> None:
    """From a working morning on: the owner's time is over. Once for each."""
    now = timezone.localtime()
    if now.hour < MORNING or not calendar().is_working(now.date()):
        return
    for interest in overdue(now.date()).filter(reminded_at=None).select_related("listing"):
        if remind_broker(interest, by=SYSTEM):
            _tell(interest, "overdue", brokers_of(interest), f"overdue:{interest.pid}")


def _tell(interest: Interest, kind: str, people: Iterable[User], once: str) -> None:
    """Nothing that one side must not know of the other stands in a mail: it names the listing and leads to the page."""
    reason = names_of([(_scheme(interest), interest.reason)]) if interest.reason else {}
    words = next(iter(reason.values()), ["", ""])
    facts = {
        "title_vi": interest.title_vi, "title_en": interest.title_en, "reason_vi": words[0], "reason_en": words[1],
        "answer": interest.answer if interest.answer_is_told else "",
    }  # fmt: skip
    for person in {one.pk: one for one in people}.values():
        with translation.override(person.language):
            facts["due"] = date_format(interest.reply_due, "SHORT_DATE_FORMAT") if interest.reply_due else ""
        tell(person, f"interest_{kind}", about=interest, once=once, is_private=True, **facts)


def _scheme(interest: Interest) -> str:
    return "screening_reason" if interest.state == State.REJECTED else "close_reason"


def _news(entry_id: int) -> tuple[Interest | None, Entry]:
    """The interest of an entry; None when it is gone or the news is old."""
    entry = Entry.objects.get(pk=entry_id)
    if entry.at < timezone.now() - NEWS_FOR:
        return None, entry
    return Interest.objects.select_related("listing").filter(pid=entry.subject_key).first(), entry
