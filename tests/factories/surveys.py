"""A campaign with firms, and what an officer hears at one of them."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django.utils import timezone

from cungcau.surveys import bank
from cungcau.surveys.actions import add_firms, assign_visits, plan_campaign, start_campaign
from cungcau.surveys.models import Campaign, Visit
from cungcau.surveys.recording import Heard

NEED = {"title_vi": "Khử màu nước thải nhuộm", "problem": "Màu còn 420 Pt-Co.", "money_max": 2_000_000_000}


def a_campaign(by: Any, *firms: Any, running: bool = True, **values: Any) -> Campaign:
    """Planned (or running) for a month from today, with these firms."""
    today = timezone.localdate()
    campaign = plan_campaign(by=by, **{
        "title_vi": "Khảo sát nhu cầu công nghệ 2026", "title_en": "Survey of technology needs 2026",
        "starts_on": today, "ends_on": today + timedelta(days=30), "forms": ["need", "offer", "profile", "visit"],
        "questions": bank.chosen(["difficulty", "readiness_to_invest", "energy_audit"], "Có xưởng phụ không?"), **values,
    })  # fmt: skip
    add_firms(campaign, firms, by=by)
    return start_campaign(campaign, by=by) if running and firms else campaign


def a_visit(by: Any, firm: Any, officer: Any = None, *, running: bool = True) -> Visit:
    """The row of a firm in a campaign of its own, given to the officer."""
    campaign = a_campaign(by, firm, running=running)
    if officer:
        assign_visits(campaign, campaign.visits.all(), by=by, officer=officer)
    return campaign.visits.select_related("campaign", "organisation", "officer").get()


def said(key: str = "k1", **values: Any) -> Heard:
    """A report with a note, the answers, the capacity and a need."""
    known = {
        "note": "Chủ xưởng rất quan tâm.", "answers": {"difficulty": "Nước thải", "readiness_to_invest": 4},
        "absorption": {"finance": 3, "people": 4, "note": "Cần đào tạo."}, "found": [("need", NEED)],
    }  # fmt: skip
    return Heard(key=key, **{**known, **values})


def fresh(visit: Visit) -> Visit:
    return Visit.objects.select_related("campaign", "organisation", "officer").get(pk=visit.pk)
