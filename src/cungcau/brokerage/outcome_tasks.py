"""What happens by the clock: introductions are noted, sides are asked, silence is told; and brokers hear of answers."""

from __future__ import annotations

from datetime import timedelta

from django.db.models import Exists, OuterRef, Q
from django.utils import timezone

from cungcau.brokerage.actions import ask_side, fall_silent, introduce_sides
from cungcau.brokerage.agreement_models import Agreement
from cungcau.brokerage.case_models import Case, StageEntry
from cungcau.brokerage.models import Interest
from cungcau.brokerage.outcome_asking import ask_now
from cungcau.brokerage.outcome_clock import due, end_of_asking, questions
from cungcau.brokerage.outcome_levels import introduction_of
from cungcau.brokerage.outcome_models import Introduction, Kind, Seat
from cungcau.brokerage.outcome_people import brokers_for
from cungcau.brokerage.outcome_records import schedule
from cungcau.brokerage.outcome_workflow import OutcomeState
from cungcau.brokerage.stages import stages, templates
from cungcau.jobs.queue import every, job
from cungcau.kit.ids import urn
from cungcau.kit.policy import SYSTEM
from cungcau.notices.actions import tell
from cungcau.trail.models import Entry
from cungcau.vocabulary.holidays import calendar

NEWS_FOR = timedelta(days=7)
MORNING = 8
NO_OUTCOME = {"nda", "loi"}  # kinds of agreement that nothing has come of yet


@job
def note_introduction(entry_id: int) -> None:
    """Hears: an interest's contacts may be open now, a case may have brought its sides together."""
    entry = Entry.objects.get(pk=entry_id)
    model = Interest if entry.subject.startswith("brokerage.interest:") else Case
    thing = model.objects.filter(pid=entry.subject_key).first()
    if thing is not None:
        introduce_sides(thing, by=SYSTEM)


@every("hour")
@job
def ask_what_came_of_it() -> None:
    """From a working morning on: whatever is due. Each question is one transaction, so who dies in the middle has asked some and
    leaves the rest to the next hour; a mail that cannot leave waits in the outbox."""
    now = timezone.localtime()
    if now.hour < MORNING or not calendar().is_working(now.date()):
        return
    note_missing()
    for pk in list(Introduction.objects.filter(next_on__lte=now.date()).order_by("next_on", "pk").values_list("pk", flat=True)):
        ask_whoever_is_due(Introduction.objects.get(pk=pk))


def note_missing() -> None:
    """Introductions of before this was asked at all, and those whose reaction was lost."""
    for interest in Interest.objects.filter(revealed_at__isnull=False, introduction=None):
        introduce_sides(interest, by=SYSTEM)
    brought = {code for way in templates().values() for code in way.stages if code in stages() and way.needs_sides(code)}
    entered = StageEntry.objects.filter(case=OuterRef("pk"), stage__in=brought).exclude(how="skipped")
    alone = Q(interest=None, introduction=None)
    late = Q(interest__introduction__isnull=False, introduction=None)
    for case in Case.objects.filter(alone & Q(Exists(entered)) | late):
        introduce_sides(case, by=SYSTEM)


def ask_whoever_is_due(introduction: Introduction) -> None:
    """Each question that has come; then silence, where the last of them has run out."""
    today = timezone.localdate()
    for one in due(questions(introduction, introduction.answers.all(), introduction.asks.all()), today):
        ask_side(introduction, by=SYSTEM, side=one.side, about=one.about, round=one.round)
    end = end_of_asking(introduction.asks.all())
    if introduction.state == OutcomeState.WAITING and end is not None and end < today:
        fall_silent(introduction, by=SYSTEM)
    else:
        schedule(introduction)


@job
def ask_about_signature(entry_id: int) -> None:
    """Hears: an agreement of a case was signed. Of a memorandum or a contract both sides are asked whether it is so."""
    entry = Entry.objects.get(pk=entry_id)
    agreement = Agreement.objects.select_related("case").filter(pid=entry.subject_key).first()
    if agreement is None or agreement.kind in NO_OUTCOME:
        return
    introduction = introduction_of(agreement.case) or introduce_sides(agreement.case, by=SYSTEM, on=agreement.signed_on)
    if introduction is not None:
        ask_now(introduction, by=SYSTEM)


@job
def tell_brokers_of_answer(entry_id: int) -> None:
    """Hears: a side has answered. The broker, where the sides contradict each other or there is a contract."""
    entry = Entry.objects.get(pk=entry_id)
    introduction = Introduction.objects.select_related("case", "interest").filter(pid=entry.subject_key).first()
    if introduction is None or entry.at < timezone.now() - NEWS_FOR:
        return
    kind = ""
    if entry.facts.get("state") == OutcomeState.CONTRADICTED:
        kind = "outcome_contradicted"
    elif entry.facts.get("kind") == Kind.CONTRACT:
        kind = "outcome_contract"
    if not kind:
        return
    facts = {"title": str(introduction)}
    for seat in Seat:
        facts[f"{seat}_vi"], facts[f"{seat}_en"] = introduction.names(seat)
        role = "who" if seat == entry.facts.get("side") else "partner"
        facts[f"{role}_vi"], facts[f"{role}_en"] = introduction.names(seat)
    for broker in brokers_for(introduction):
        if urn(broker) != entry.actor:
            tell(broker, kind, about=introduction, once=f"entry:{entry.pk}", is_private=True, **facts)
