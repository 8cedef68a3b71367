"""Questions about requests for advice, assignments and plans."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.db.models import Avg, Count, Prefetch, Q, QuerySet
from django.utils import timezone

from cungcau.access.models import User
from cungcau.advisory.models import Advice, Assignment, Line, Plan, Step
from cungcau.advisory.workflow import LIVING, OPEN, PENDING, WAITING, AdviceState, AssignmentState, PlanState
from cungcau.engines.common.text import fold
from cungcau.facilities.queries import editors_of
from cungcau.kit.policy import visible
from cungcau.registry.models import Expert, Organisation
from cungcau.registry.queries import experts_seen_by, organisations_seen_by
from cungcau.registry.who import current_memberships
from cungcau.registry.workflow import ExpertState
from cungcau.vocabulary.holidays import calendar

DESK = {"adviser", "broker"}
ASKED = (AssignmentState.PROPOSED, AssignmentState.ACCEPTED)


def advice_seen_by(user: Any) -> QuerySet[Advice]:
    return visible(user, Advice.objects.select_related("organisation", "adviser", "asked_by", "listing"))


def own_advice(user: Any) -> QuerySet[Advice]:
    """What the person's organisations have asked."""
    return advice_seen_by(user).filter(organisation_id__in=current_memberships(user).values("organisation_id"))


def organisations_asking(user: Any) -> QuerySet[Organisation]:
    """In whose name this person may ask."""
    own = current_memberships(user).values("organisation_id")
    return Organisation.objects.filter(pk__in=own).exclude(state="suspended")


def works_at_desk(user: Any) -> bool:
    return bool(user.is_authenticated and user.roles & DESK)


def reads_desk(user: Any) -> bool:
    return bool(user.is_authenticated and user.roles & (DESK | {"director"}))


def works_for_a_firm(user: Any) -> bool:
    return bool(user.is_authenticated and current_memberships(user).exists())


def has_assignments(user: Any) -> bool:
    return bool(user.is_authenticated and own_assignments(user).exists())


def advisers() -> QuerySet[User]:
    """To whom a request or a plan can be given."""
    return User.objects.filter(role_rows__name="adviser", is_active=True).distinct().order_by("name")


def desk_officers() -> QuerySet[User]:
    return User.objects.filter(role_rows__name__in=DESK, is_active=True).distinct()


def of_tab(rows: QuerySet[Advice], user: Any, tab: str) -> QuerySet[Advice]:
    """What waits longest stands first; what is settled, the newest first."""
    wanted = {
        "new": Q(state=AdviceState.ASKED), "mine": Q(adviser_id=user.pk, state__in=OPEN), "open": Q(state__in=OPEN),
        "settled": ~Q(state__in=OPEN),
    }[tab]  # fmt: skip
    found = rows.filter(wanted)
    return found.order_by("-settled_at", "-pk") if tab == "settled" else found.order_by("waiting_since", "pk")


def narrowed(rows: QuerySet[Advice], *, words: str = "", kind: str = "") -> QuerySet[Advice]:
    """By words of the subject or the organisation's name, and by kind; what means nothing narrows nothing."""
    if kind:
        rows = rows.filter(kind=kind)
    text = words.replace("\x00", "").strip()
    return rows.filter(Q(subject__icontains=text) | Q(organisation__folded__contains=fold(text))) if text else rows


def with_clock(rows: Iterable[Advice]) -> list[Any]:
    """Each with `due`, the last day of the time for an answer, and `is_late`; the calendar is asked once."""
    days, today, found = calendar(), timezone.localdate(), list(rows)
    for one in found:
        one.due = one.due_on(days)  # type: ignore[attr-defined]
        one.is_late = one.due is not None and one.due < today  # type: ignore[attr-defined]
    return found


def lines_of(advice: Advice, user: Any) -> QuerySet[Line]:
    """What was said, as far as this person may read it, in order."""
    return visible(user, advice.lines.select_related("by"))


def firm_people(advice: Advice) -> list[User]:
    """Whom of the firm the desk tells: who asked, while she works there and the request was her own; else its editors."""
    asked = advice.asked_by
    if asked is not None and asked.is_active and current_memberships(asked).filter(organisation=advice.organisation).exists():
        return [asked]
    return list(editors_of(advice.organisation_id))


def assignments_seen_by(user: Any) -> QuerySet[Assignment]:
    rows = Assignment.objects.select_related("advice__organisation", "advice__listing", "expert__user", "entrusted_by")
    return visible(user, rows)


def own_assignments(user: Any) -> QuerySet[Assignment]:
    """Of this person as an expert; what she may read by another right is not hers."""
    return assignments_seen_by(user).filter(expert__user_id=user.pk, asked_at__isnull=False)


def waiting_assignments(user: Any) -> QuerySet[Assignment]:
    """What this person was asked as an expert and has not delivered; by the day on which it is due."""
    return own_assignments(user).filter(state__in=ASKED).order_by("due_on", "pk")


def experts_with_load(user: Any) -> QuerySet[Expert]:
    """Experts who can be asked, each with how much she has on her hands, how much of it is late, and how her work was rated."""
    today = timezone.localdate()
    on_hand = Q(assignments__state__in=PENDING)
    late = Q(assignments__state__in=ASKED, assignments__due_on__lt=today)
    done = Q(assignments__state__in=[AssignmentState.DELIVERED, AssignmentState.JUDGED])
    refused = Q(assignments__state=AssignmentState.REFUSED)
    known = visible(user, Assignment.objects.order_by()).values("pk")
    rows = experts_seen_by(user).filter(state__in=[ExpertState.ACTIVE, ExpertState.AWAY])
    of_desk = Q(assignments__in=known)
    return rows.annotate(
        on_hand=Count("assignments", filter=on_hand & of_desk, distinct=True),
        late=Count("assignments", filter=late & of_desk, distinct=True),
        done=Count("assignments", filter=done & of_desk, distinct=True),
        refused=Count("assignments", filter=refused & of_desk, distinct=True),
        rating=Avg("assignments__rating", filter=of_desk),
    ).order_by("-on_hand", "-done", "sort_key", "pk")  # fmt: skip


def plans_seen_by(user: Any) -> QuerySet[Plan]:
    rows = visible(user, Plan.objects.select_related("organisation", "adviser"))
    return rows.prefetch_related(Prefetch("steps", Step.objects.select_related("adviser")))


def own_plans(user: Any) -> QuerySet[Plan]:
    """What was shown to the person's organisations."""
    own = current_memberships(user).values("organisation_id")
    return plans_seen_by(user).filter(organisation_id__in=own, shared=True)


def plans_of_tab(rows: QuerySet[Plan], user: Any, tab: str) -> QuerySet[Plan]:
    wanted = {
        "mine": Q(adviser_id=user.pk, state__in=LIVING), "open": Q(state__in=LIVING),
        "settled": Q(state__in=[PlanState.CLOSED, PlanState.ABANDONED]),
    }[tab]  # fmt: skip
    return rows.filter(wanted)


def organisations_named(user: Any, words: str, most: int = 10) -> list[Organisation]:
    """By name or tax code, for an officer who writes down what a firm said."""
    text = words.replace("\x00", "").strip()
    if not text:
        return []
    rows = organisations_seen_by(user).exclude(state="suspended")
    if text.replace("-", "").isdecimal():
        return list(rows.filter(tax_code__startswith=text)[:most])
    for word in fold(text).split():
        rows = rows.filter(folded__contains=word)
    return list(rows[:most])


def waiting_advice(user: Any) -> QuerySet[Advice]:
    """What waits for this officer: new ones for every adviser, those under way for theirs."""
    new = Q(state=AdviceState.ASKED) if "adviser" in user.roles else Q(pk__in=[])
    return advice_seen_by(user).filter(new | Q(state=AdviceState.TAKEN, adviser_id=user.pk), state__in=WAITING)


def steps_of(user: Any) -> QuerySet[Step]:
    """Actions of plans under way that this person is to do."""
    plans = visible(user, Plan.objects.order_by(), "edit_step").filter(state__in=[PlanState.AGREED, PlanState.UNDER_WAY])
    rows = Step.objects.filter(plan__in=plans.values("pk"), done_on=None).select_related("plan__organisation")
    return rows.filter(Q(adviser_id=user.pk) | Q(adviser=None, plan__adviser_id=user.pk))
