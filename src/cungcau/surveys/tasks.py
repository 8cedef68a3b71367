"""Who hears of campaigns: the firm's editors of an appointment, the officer of her firms."""

from __future__ import annotations

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import override

from cungcau.access.models import User
from cungcau.jobs.queue import job
from cungcau.notices.actions import tell
from cungcau.registry.models import Membership
from cungcau.surveys.models import Campaign, Visit
from cungcau.surveys.workflow import VisitState
from cungcau.trail.models import Entry

PROFILE_PAGE = "/profile/#survey-visits"


@job
def tell_firm(entry_id: int) -> None:
    """Hears: a day was agreed with a firm. Its editors read who comes when."""
    entry = Entry.objects.get(pk=entry_id)
    visit = Visit.objects.select_related("officer", "organisation").filter(pid=entry.subject_key, state=VisitState.AGREED).first()
    if visit is None or visit.at is None or visit.at < timezone.now():
        return
    facts = {"who": str(visit.officer or ""), "place": visit.place, "firm": visit.organisation.name_vi}
    for language in ("vi", "en"):
        with override(language):
            facts[f"when_{language}"] = date_format(timezone.localtime(visit.at), "DATETIME_FORMAT")
    today = timezone.localdate()
    editors = User.objects.filter(
        memberships__in=Membership.objects.filter(organisation=visit.organisation, role=Membership.EDITOR, since__lte=today)
        .exclude(until__lte=today), is_active=True,
    ).distinct()  # fmt: skip
    for person in editors:
        tell(person, "survey_agreed", url=PROFILE_PAGE, once=f"entry:{entry.pk}", **facts)


@job
def tell_officer(entry_id: int) -> None:
    """Hears: firms of a campaign were given to an officer."""
    entry = Entry.objects.get(pk=entry_id)
    campaign = Campaign.objects.filter(pid=entry.subject_key).first()
    officer = User.objects.filter(pid=entry.facts.get("officer") or "-", is_active=True).first()
    if campaign is None or officer is None or not entry.facts.get("assigned") or entry.actor.endswith(f":{officer.pid}"):
        return
    titles = {"title_vi": campaign.title_vi, "title_en": campaign.title_en or campaign.title_vi}
    tell(officer, "survey_assigned", url="/surveys/mine/", once=f"entry:{entry.pk}", number=entry.facts["assigned"], **titles)
