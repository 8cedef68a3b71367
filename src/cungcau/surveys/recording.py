"""What is heard of a firm comes in here, from the phone, from paper or at the desk: once, whole, never over another's words."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from cungcau.files.actions import attach_file
from cungcau.kit.errors import IllegalMove, Refused, Stale
from cungcau.kit.policy import can
from cungcau.listings.actions import draft_listing
from cungcau.listings.content import plain
from cungcau.listings.models import Kind, Listing
from cungcau.registry.actions import add_contact, edit_organisation
from cungcau.registry.models import Contact, Organisation
from cungcau.surveys.models import ABSORPTION, Finding, Report, Visit
from cungcau.surveys.workflow import VISIT_FLOW
from cungcau.trail.change import change, move
from cungcau.vocabulary.code_fields import terms_of

SOURCE = "survey"
ATTEMPTS = 5


@dataclass(frozen=True)
class Heard:
    """One report about a visit.

    `key` names it and was made when the form was opened, `mark` stands for all that was typed; `seen` is the pid of the last
    report that its writer knew ("" for none). `absorption`: finance, people, infrastructure, management (1–5) and note.
    `found`: (kind, values of `listings.actions.draft_listing`, with `codes` as scheme → codes). `contact`: name, phone, with
    the person's consent. `profile`: columns of the organisation. `photos`: (open file, name).
    """

    key: str
    mark: str = ""
    seen: str = ""
    done_on: date | None = None
    note: str = ""
    answers: Mapping[str, Any] = field(default_factory=dict)
    absorption: Mapping[str, Any] = field(default_factory=dict)
    found: Iterable[tuple[str, Mapping[str, Any]]] = ()
    contact: Mapping[str, str] = field(default_factory=dict)
    profile: Mapping[str, Any] = field(default_factory=dict)
    photos: Iterable[tuple[Any, str]] = ()
    sheet: str = ""

    def content(self) -> dict[str, Any]:
        """As JSON values, for the report that is kept."""
        said = {
            "mark": self.mark, "sheet": self.sheet, "note": self.note, "answers": dict(self.answers),
            "absorption": _said(self.absorption), "contact": _said(self.contact),
            "profile": _said(self.profile), "done_on": plain(self.done_on),
        }  # fmt: skip
        return {name: value for name, value in said.items() if value}


def record(visit: Visit, verb: str, heard: Heard, *, by: Any) -> Report:
    """Keep the report, bring the visit up to it, and draft the listings that came of it. What comes again under its key is
    the same report.

    Raises PermissionDenied, IllegalMove; Stale when somebody has reported since `heard.seen`, or when the report with this key
    arrived with other words (its answer got lost, and its writer went on typing); Refused.
    """
    if already := _sent(visit, heard, by):
        return already
    try:
        return _record(visit, verb, heard, by)
    except (IntegrityError, IllegalMove, Stale):  # perhaps by the same report, sent twice at the same moment
        if already := _sent(visit, heard, by):
            return already
        raise


def _sent(visit: Visit, heard: Heard, by: Any) -> Report | None:
    report = Report.objects.select_related("by").filter(key=heard.key).first()
    if report is None:
        return None
    if (report.visit_id, report.by_id) != (visit.pk, by.pk):
        raise Refused("foreign_key", _("This report belongs to another visit. Open the form anew."))
    if report.content.get("mark", "") != heard.mark:
        raise Stale(visit, str(report.by), report.at)
    return report


def _record(visit: Visit, verb: str, heard: Heard, by: Any) -> Report:
    with change(visit, verb, by=by) as facts:
        last = visit.reports.select_related("by").first()
        if last and last.pid != heard.seen:
            raise Stale(visit, str(last.by or ""), last.at)
        report = Report.objects.create(key=heard.key, visit=visit, by=by, content=heard.content())
        contact = _contact_of(visit, heard.contact, by)
        move(visit, VISIT_FLOW, verb, **_columns(visit, heard), **({"contact": contact} if contact else {}))
        facts["report"] = report.pid
        for kind, values in heard.found:
            _keep_finding(report, kind, values, by)
        _update_entry(visit.organisation, heard.profile, by)
        for upload, name in heard.photos:
            attach_file(visit, upload, name, by=by, internal=True)
    return report


def _columns(visit: Visit, heard: Heard) -> dict[str, Any]:
    """What the visit says after the report: said anew, or as before."""
    found: dict[str, Any] = {"done_on": heard.done_on or visit.done_on or timezone.localdate()}
    found["answers"] = {**visit.answers, **{key: value for key, value in heard.answers.items() if value not in ("", None)}}
    if heard.note:
        found["note"] = heard.note
    for name in (*ABSORPTION, "note"):
        if heard.absorption.get(name):
            found[f"absorption_{name}"] = heard.absorption[name]
    return found


def _contact_of(visit: Visit, said: Mapping[str, str], by: Any) -> Contact | None:
    """The person who was named, with consent, as a contact of the firm, where the reporter may add one."""
    if not said.get("name") or not can(by, "add_contact", visit.organisation):
        return None
    known = visit.organisation.contacts.filter(name=said["name"], withdrawn_on=None).first()
    return known or add_contact(
        visit.organisation, by=by, name=said["name"], phone=said.get("phone", ""), consent_on=timezone.localdate(),
        consent_purpose=_("contact about what was said in the survey"),
    )  # fmt: skip


def _keep_finding(report: Report, kind: str, values: Mapping[str, Any], by: Any) -> None:
    """What was said in the very same words before is no second need."""
    finding = Finding(visit=report.visit, report=report, kind=kind, content=_said(values))
    if report.visit.findings.filter(kind=kind, content=finding.content).exists():
        return
    if can(by, "draft", Listing(organisation=report.visit.organisation, kind=kind)):
        finding.listing = draft_found(finding, by=by)
    finding.save()


def draft_found(finding: Finding, *, by: Any) -> Listing:
    """The finding as a draft of the firm, `source` survey; with the absorption capacity that was heard there."""
    visit, content = finding.visit, dict(finding.content)
    values: dict[str, Any] = {
        "terms": terms_of(content.pop("codes", {}).items()), "contact": visit.contact, "adviser": visit.campaign.adviser
    }
    if finding.kind == Kind.NEED:
        values |= {f"absorption_{name}": score for name, score in visit.absorption.items()}
        values["absorption_note"] = visit.absorption_note
    day = content.pop("start_by", None)
    if day:
        values["start_by"] = date.fromisoformat(day)
    return _once_more(lambda: draft_listing(visit.organisation, finding.kind, by=by, source=SOURCE, **content, **values))


def _once_more(draft: Callable[[], Listing]) -> Listing:
    """Somebody may take the next reference at the same moment."""
    for _attempt in range(ATTEMPTS - 1):
        try:
            with transaction.atomic():
                return draft()
        except IntegrityError:
            continue
    return draft()


def _update_entry(organisation: Organisation, profile: Mapping[str, Any], by: Any) -> None:
    """What the firm says of itself comes into the registry, where the reporter may edit it; else it waits in the report."""
    if profile and can(by, "edit", organisation):
        edit_organisation(organisation, by=by, version=organisation.version, **profile)


def _said(values: Mapping[str, Any]) -> dict[str, Any]:
    """JSON values without the empty ones."""
    return {name: plain(value) for name, value in values.items() if value not in ("", None, [], {})}
