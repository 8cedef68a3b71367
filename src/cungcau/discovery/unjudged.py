"""What nobody has judged yet: the best offer of each need, and how many listings are still being compared."""

from __future__ import annotations

from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet

from cungcau.discovery.models import Standing, Verdict
from cungcau.discovery.queries import rows_of
from cungcau.discovery.tasks import reckon_listing
from cungcau.discovery.workflow import VerdictState
from cungcau.jobs.queue import waiting


def unjudged(user: Any) -> QuerySet[Standing]:
    """The best first. A pair that was refused after it was reckoned is judged; one that came back, because a side changed,
    was reckoned again since."""
    said = Verdict.objects.filter(need=OuterRef("need"), offer=OuterRef("offer"))
    judged = said.filter(Q(state=VerdictState.KEPT) | Q(state=VerdictState.REFUSED, at__gt=OuterRef("at")))
    sides = {f"{kind}__in": rows_of(kind, user).order_by().values("pk") for kind in ("need", "offer")}
    return Standing.objects.filter(~Exists(judged), **sides).select_related("need", "offer").order_by("-score", "pk")


def being_compared() -> int:
    """Listings that were published or withdrawn and whose comparison has not been done yet."""
    return waiting(reckon_listing)
