"""Which records of the registry wait for a steward or an adviser, and which checks end soon."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cungcau.kit import duties
from cungcau.kit.duties import Act, Line, Source
from cungcau.kit.policy import visible
from cungcau.registry.models import Expert, Organisation, Verification
from cungcau.registry.queries import verifications_that_end
from cungcau.registry.workflow import EXPERT_FLOW, ORGANISATION_FLOW, ExpertState, OrganisationState

SOON = 90  # days


def _has(*roles: str) -> Any:
    return lambda user: bool(user.is_authenticated and user.roles & set(roles))


def organisations(user: Any, group: str) -> QuerySet[Organisation]:
    """Neither checked nor active yet: the steward's."""
    rows = Organisation.objects.filter(state__in=[OrganisationState.TEMPORARY, OrganisationState.VERIFIED])
    return visible(user, rows, "activate").order_by("sort_key", "pk")


def organisation_lines(rows: list[Organisation], user: Any) -> list[Line]:
    """Looked at before anybody says that it is verified, so no button does it from here."""
    return [_to_look_at(row, ORGANISATION_FLOW, OrganisationState.TEMPORARY) for row in rows]


def experts(user: Any, group: str) -> QuerySet[Expert]:
    """Proposed or checked, and not active yet."""
    rows = Expert.objects.filter(state__in=[ExpertState.PROPOSED, ExpertState.VERIFIED])
    return visible(user, rows, "activate").order_by("name", "pk")


def expert_lines(rows: list[Expert], user: Any) -> list[Line]:
    return [_to_look_at(row, EXPERT_FLOW, ExpertState.PROPOSED) for row in rows]


def _to_look_at(row: Any, flow: Any, first: str) -> Line:
    move = flow.moves["verify" if row.state == first else "activate"]
    return Line(str(row), row.get_absolute_url(), Act(move.label, row.get_absolute_url()), note=str(row.get_state_display()))


def checks(user: Any, group: str) -> QuerySet[Verification]:
    """The steward sees all that end, others those that they recorded; what has ended is overdue."""
    today = timezone.localdate()
    days = {"valid_until__lt": today} if group == duties.OVERDUE else {"valid_until__gte": today}
    rows = verifications_that_end(SOON).filter(**days)
    return rows if "steward" in user.roles else rows.filter(by=user.pk)


def check_lines(rows: list[Verification], user: Any) -> list[Line]:
    today = timezone.localdate()
    return [
        Line(
            str(row.organisation), row.organisation.get_absolute_url(),
            Act(_("Check again"), reverse("registry:verification", args=[row.organisation.pid])),
            note=str(row.get_level_display()), due=row.valid_until,
            lapsed=row.valid_until is not None and row.valid_until < today,
        )
        for row in rows
    ]  # fmt: skip


def hand_in_all() -> None:
    point = (duties.POINT,)
    organisation, expert = gettext_lazy("Organisation"), gettext_lazy("Expert")
    steward, desk = _has("steward"), _has("steward", "broker", "adviser")
    duties.hand_in(Source("registry.organisation", organisation, point, organisations, organisation_lines, steward, order=50))
    duties.hand_in(Source("registry.expert", expert, point, experts, expert_lines, _has("steward", "adviser"), order=52))
    check = gettext_lazy("Check of an organisation")
    duties.hand_in(Source("registry.check", check, (duties.OVERDUE, duties.EXPIRING), checks, check_lines, desk, order=54))
