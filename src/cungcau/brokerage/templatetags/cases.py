"""What templates ask about a case."""

from __future__ import annotations

from typing import Any

from django import template
from django.utils.formats import date_format, number_format
from django.utils.timezone import localdate, localtime
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from cungcau.brokerage.case_models import Case, Left, LogEntry, StageEntry
from cungcau.brokerage.case_reasons import reason_words
from cungcau.brokerage.case_workflow import CaseState
from cungcau.brokerage.stages import Stage, stages
from cungcau.vocabulary.holidays import calendar
from cungcau.vocabulary.queries import label

register = template.Library()

TONES = {
    CaseState.OPEN: "good", CaseState.PAUSED: "warn", CaseState.WON: "bridge", CaseState.LOST: "bad", CaseState.ENDED: "neutral",
}  # fmt: skip
DONE = {
    "open": gettext_lazy("Opened"), "edit": gettext_lazy("Edited"), "go_to": gettext_lazy("Went to another stage"),
    "tick": gettext_lazy("Ticked"), "untick": gettext_lazy("Tick taken back"), "log": gettext_lazy("Wrote into the log"),
    "correct": gettext_lazy("Corrected an entry"), "write": gettext_lazy("A party wrote"),
    "plan_next": gettext_lazy("Next action planned"), "add_party": gettext_lazy("Party added"),
    "end_party": gettext_lazy("A party left"), "pause": gettext_lazy("Paused"), "resume": gettext_lazy("Resumed"),
    "hand_over": gettext_lazy("Handed over"), "win": gettext_lazy("Won"), "lose": gettext_lazy("Lost"),
    "end": gettext_lazy("Ended without a contract"), "reopen": gettext_lazy("Opened again"),
    "message": gettext_lazy("Wrote a message"), "receive": gettext_lazy("A mail came in"),
    "pass_on": gettext_lazy("Passed a message on"), "admit": gettext_lazy("Let a mail in that was held back"),
    "give_address": gettext_lazy("Asked for an address"), "revoke": gettext_lazy("Took an address back"),
}  # fmt: skip


@register.filter
def case_tone(case: Case) -> str:
    return TONES[CaseState(case.state)]


@register.filter
def mode_words(case: Case) -> str:
    return label("transfer_mode", case.mode)


@register.filter
def case_reason(case: Case) -> str:
    return reason_words(case) if case.reason else ""


@register.filter
def quiet_words(case: Any) -> str:
    """How long nobody was in touch; `quiet` comes from `case_queries.with_ages`."""
    if case.last_contact_on is None:
        return ngettext("no contact for %(days)s day, since it was opened", "no contact for %(days)s days, since it was opened",
                        case.quiet) % {"days": case.quiet}  # fmt: skip
    if case.quiet <= 0:
        return _("last contact today")
    return ngettext("last contact %(days)s day ago", "last contact %(days)s days ago", case.quiet) % {"days": case.quiet}


@register.filter
def value_of(case: Case) -> str:
    """The value in VND, from and to."""
    known = [one for one in dict.fromkeys((case.value_min, case.value_max)) if one is not None]
    words = [number_format(one, force_grouping=True) for one in known]
    return f"{'–'.join(words)} VND" if words else ""


@register.filter
def stage_line(case: Case, entries: list[StageEntry]) -> list[tuple[str, str, str]]:
    """(name, status, note) of every stage of the template: what is done, where the case is, what was left out."""
    newest = {entry.stage: entry for entry in entries}
    present = "failed" if case.state == CaseState.LOST else "current"
    rows = []
    for code in case.way.stages:
        stage, entry = stages()[code], newest.get(code)
        if code == case.stage and entry is not None:
            rows.append((stage.name, present, _present_note(case, entry)))
        elif entry is not None and entry.how == Left.DONE:
            rows.append((stage.name, "done", _stay(entry)))
        elif entry is not None and entry.how == Left.SKIPPED:
            why = _("skipped: %(reason)s") % {"reason": entry.reason} if entry.reason else _("skipped")
            rows.append((stage.name, "todo", why))
        else:
            rows.append((stage.name, "todo", _("optional") if stage.optional else ""))
    return rows


def _stay(entry: StageEntry) -> str:
    left = localtime(entry.left_at)
    days = calendar().working_days_between(localdate(entry.entered_at), left.date())
    words = ngettext("%(day)s, after %(days)s working day", "%(day)s, after %(days)s working days", days)
    return words % {"day": date_format(left, "SHORT_DATE_FORMAT"), "days": days}


def _present_note(case: Case, entry: StageEntry) -> str:
    days = {"since": date_format(localtime(entry.entered_at), "SHORT_DATE_FORMAT")}
    if case.state != CaseState.OPEN:
        return _("since %(since)s") % days
    return _("since %(since)s, meant until %(until)s") % {**days, "until": date_format(case.stage_due, "SHORT_DATE_FORMAT")}


@register.filter
def checklist(stage: Stage, entries: list[StageEntry]) -> list[tuple[str, str, str]]:
    """(code, words, who ticked it when) of each line of the present stage."""
    present = next((entry for entry in entries if entry.left_at is None), None)
    ticks = {tick.line: tick for tick in present.ticks.all()} if present else {}
    return [(line.code, line.words, _ticked(ticks[line.code]) if line.code in ticks else "") for line in stage.lines]


def _ticked(tick: Any) -> str:
    day = date_format(localtime(tick.at), "SHORT_DATE_FORMAT")
    return f"{tick.by.name}, {day}" if tick.by else day


@register.filter
def ticked_of(lines: list[tuple[str, str, str]]) -> str:
    """How many lines of the checklist are ticked, of how many."""
    return f"{sum(bool(ticked) for _code, _words, ticked in lines)}/{len(lines)}"


@register.filter
def stage_of(case: Case) -> str:
    """The present stage among those of its template."""
    way = list(case.way.stages)
    number = way.index(case.stage) + 1 if case.stage in way else 0
    return f"{number}/{len(way)} · {case.present.name}"


@register.filter
def number_of(rows: Any) -> str:
    """How many, for the line behind which they are folded on a phone; none is a number too."""
    return str(len(rows))


@register.filter
def stays(entries: list[StageEntry]) -> list[tuple[str, StageEntry, str]]:
    """(name, the stay, how many lines were ticked) of each stage that was left, the newest first; not what was jumped over."""
    left = [entry for entry in reversed(entries) if entry.left_at and (entry.left_at != entry.entered_at)]
    return [(stages()[one.stage].name, one, f"{len(one.ticks.all())}/{len(stages()[one.stage].lines)}") for one in left]


@register.filter
def stage_name(code: str) -> str:
    return stages()[code].name if code in stages() else code


@register.filter
def who_wrote(entry: LogEntry) -> str:
    """Who, and for which party or with which."""
    message = getattr(entry, "message", None)
    if message:
        return str(message.author)
    name = entry.by.name if entry.by else ""
    if entry.writer:
        return f"{name} ({entry.writer})"
    return _("%(name)s, with %(party)s") % {"name": name, "party": entry.party} if entry.party else name


@register.filter
def case_step(entry: Any) -> str:
    """A line of the trail in words, with the stage that it led to or ended in."""
    words = str(DONE.get(entry.verb, entry.verb))
    stage = entry.facts.get("stage", "") if entry.verb in {"go_to", "win", "lose", "end"} else ""
    return f"{words}: {stage_name(stage)}" if stage else words


@register.filter
def case_note(entry: Any) -> str:
    """Codes of checklist lines are no words for people."""
    if entry.verb not in {"tick", "untick"}:
        return str(entry.note)
    lines = stages()[entry.facts["stage"]].lines if entry.facts.get("stage") in stages() else ()
    return next((line.words for line in lines if line.code == entry.note), "")
