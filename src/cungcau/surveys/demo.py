"""Plants the demo park's survey campaigns, through the verbs; afterwards the dates are moved to where they would be."""

from __future__ import annotations

import tomllib
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any

from django.utils import timezone

from cungcau.access.models import User
from cungcau.kit.ids import urn
from cungcau.listings.models import Listing
from cungcau.registry.actions import add_contact
from cungcau.registry.models import Organisation
from cungcau.surveys import bank
from cungcau.surveys.actions import (
    ACTIONS,
    add_firms,
    agree_visit,
    assign_visits,
    close_campaign,
    miss_visit,
    plan_campaign,
    refuse_visit,
    send_form,
    start_campaign,
)
from cungcau.surveys.models import ABSORPTION, Campaign, Finding, Report, Visit
from cungcau.surveys.recording import Heard
from cungcau.trail.models import Entry

FILE = Path(__file__).with_name("demo") / "campaigns.toml"
PLANNER = "dung"
FRIDAY = 4
Row = dict[str, Any]


def plant() -> None:
    """Every campaign of the file, with its firms in their states; once."""
    if Campaign.objects.filter(is_demo=True).exists():
        return
    firms = {one.external_id: one for one in Organisation.objects.filter(is_demo=True)}
    # The oldest first, as they would have been planned.
    for row in sorted(tomllib.loads(FILE.read_text(encoding="utf-8"))["campaign"], key=lambda row: row["starts"]):
        _campaign(row, firms)


def _person(name: str) -> User:
    return User.objects.get(email=f"{name}@demo.example")


def _day(offset: int) -> date:
    return timezone.localdate() + timedelta(days=offset)


def _workday(offset: int) -> date:
    """That day; of a weekend the working day before it, or after it where it is still to come."""
    day = _day(offset)
    while day.weekday() > FRIDAY:
        day += timedelta(days=1 if offset >= 0 else -1)
    return day


def _moment(day: date, at: str) -> datetime:
    return timezone.make_aware(datetime.combine(day, time.fromisoformat(at)))


def _campaign(row: Row, firms: dict[str, Organisation]) -> None:
    planner = _person(PLANNER)
    plain = {name: row[name] for name in ("title_vi", "title_en", "aim_vi", "aim_en", "forms")}
    campaign = plan_campaign(
        by=planner, is_demo=True, starts_on=_day(row["starts"]), ends_on=_day(row["ends"]), adviser=_person(row["adviser"]),
        questions=bank.chosen(row["questions"], row.get("own", "")), **plain,
    )  # fmt: skip
    add_firms(campaign, [firms[one["firm"]] for one in row["firm"]], by=planner)
    if row["state"] != "planned":
        start_campaign(campaign, by=planner)
    _assign(campaign, row["firm"], planner)
    for one in row["firm"]:
        _firm(campaign, one, planner)
    if row["state"] == "closed":
        close_campaign(campaign, by=planner, closing_note=row["closing_note"])
    _set_back(campaign, row)


def _assign(campaign: Campaign, rows: list[Row], planner: User) -> None:
    """Who goes where and how, each kind of firm in one go."""
    for officer, method in dict.fromkeys((row.get("officer", ""), row.get("method", "")) for row in rows):
        if officer or method:
            keys = [row["firm"] for row in rows if (row.get("officer", ""), row.get("method", "")) == (officer, method)]
            visits = campaign.visits.filter(organisation__external_id__in=keys)
            assign_visits(campaign, visits, by=planner, officer=_person(officer) if officer else None, method=method)


def _firm(campaign: Campaign, row: Row, planner: User) -> None:
    visit = campaign.visits.select_related("organisation", "campaign", "officer").get(organisation__external_id=row["firm"])
    who = visit.officer or planner
    if "contact" in row:
        consent = {"consent_on": _day(-30), "consent_purpose": "liên hệ khảo sát nhu cầu công nghệ"}
        add_contact(visit.organisation, by=planner, **row["contact"], **consent)
    if "agreed" in row:
        agree_visit(visit, by=who, at=_moment(_workday(row["agreed"]), row["time"]), place=row.get("place", ""))
    if row.get("sent"):
        send_form(visit, by=who)
    if "refused" in row:
        refuse_visit(visit, by=who, reason=row["refused"], note=row.get("note", ""))
    if "missed" in row:
        miss_visit(visit, by=who, note=row["missed"])
    if "went" in row:
        _report(visit, row["went"], who)


def _report(visit: Visit, row: Row, who: User) -> None:
    need = dict(row.get("need", {}))
    found = []
    if need:
        found = [("need", {"title_vi": need.pop("title"), "description_vi": need.pop("wanted"), **need})]
    capacity = dict(zip(ABSORPTION, row["capacity"], strict=True)) | {"note": row.get("capacity_note", "")}
    heard = Heard(
        key=f"demo-{visit.pid}", done_on=_workday(row["day"]), note=row["note"], answers=row["answers"], absorption=capacity,
        found=found, contact=row.get("contact", {}),
    )  # fmt: skip
    ACTIONS[row.get("how", "visit")](visit, heard, by=who)
    at = _moment(_workday(row["day"]), "17:00")
    Report.objects.filter(visit=visit).update(at=at)
    Entry.objects.filter(subject=urn(visit)).update(at=at)
    Entry.objects.filter(subject=urn(visit), verb__in=("agree", "send_form")).update(at=at - timedelta(days=4))
    drafted = Finding.objects.filter(visit=visit, listing__isnull=False).values_list("listing", flat=True)
    for listing in Listing.objects.filter(pk__in=drafted):
        Listing.objects.filter(pk=listing.pk).update(created_at=at, updated_at=at)
        Entry.objects.filter(subject=urn(listing)).update(at=at)


def _set_back(campaign: Campaign, row: Row) -> None:
    """The campaign's own story ends before today: planned ten days before its start, closed after its last day."""
    begun = _moment(_workday(min(row["starts"] - 10, -3)), "09:00")
    Campaign.objects.filter(pk=campaign.pk).update(created_at=begun)
    story = Entry.objects.filter(subject=urn(campaign))
    story.update(at=begun)
    if row["state"] != "planned":
        story.filter(verb="start").update(at=_moment(_workday(row["starts"]), "08:00"))
        story.filter(verb="close").update(at=_moment(_workday(min(row["ends"] + 5, 0)), "16:00"))
