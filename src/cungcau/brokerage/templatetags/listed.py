"""What templates ask about the lists of promoted, restricted and prohibited technology."""

from __future__ import annotations

from typing import Any

from django import template
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from cungcau.brokerage.agreement_models import Agreement, Listed
from cungcau.brokerage.case_models import Case
from cungcau.brokerage.listed import day_of, hits, lists_on
from cungcau.brokerage.listed_models import ListedFinding, Verdict
from cungcau.kit.policy import can
from cungcau.vocabulary.words import source_words

register = template.Library()

TONES = {Listed.PROHIBITED: "bad", Listed.RESTRICTED: "warn", Listed.PROMOTED: "good"}
VERDICTS = {Verdict.CONFIRMED: "bad", Verdict.DISMISSED: "neutral"}


@register.simple_tag(takes_context=True)
def listed_card(context: Any, case: Case, agreement: Agreement | None = None) -> dict[str, Any]:
    """`rows`: what something points to or somebody has judged; `day`: as of when; `fold`: the line of a case on a phone."""
    rows = [hit for hit in hits(case, agreement, context["request"].user) if hit.matched or hit.finding]
    day = day_of(agreement)
    waiting = sum(hit.is_open for hit in rows)
    lists = lists_on(day)
    known = waiting or all(one.is_loaded for one in lists)
    words = ngettext("%(n)s undecided", "%(n)s undecided", waiting) % {"n": waiting} if known else _("unknown")
    return {"rows": rows, "open": waiting, "lists": lists, "day": day, "fold": "" if agreement else words}


@register.simple_tag(takes_context=True)
def unjudged_hits(context: Any, case: Case, agreement: Agreement | None = None) -> dict[str, Any]:
    """How many probable entries nobody has judged, who is the first to judge them, and where; nothing of it for a party."""
    user = context["request"].user
    if not can(user, "read", ListedFinding(case=case)):
        return {"number": 0}
    waiting = [hit for hit in hits(case, agreement, user) if hit.is_open]
    asked = f"?agreement={agreement.pid}" if agreement else ""
    first = reverse("brokerage:listed_entry", args=[case.pid, waiting[0].term.pk]) + asked if waiting else ""
    names = [one.name for one in (case.owner, case.second) if one]
    may = can(user, "judge_entry", ListedFinding(case=case))
    return {"number": len(waiting), "names": names, "first": first, "may": may}


@register.filter
def list_name(on_list: str) -> Any:
    return Listed(on_list).label


@register.filter
def list_tone(on_list: str) -> str:
    return TONES[Listed(on_list)]


@register.filter
def verdict_tone(finding: Any) -> str:
    """A promotion that is confirmed is good news."""
    if finding.verdict == Verdict.CONFIRMED and finding.on_list == Listed.PROMOTED:
        return "good"
    return VERDICTS[Verdict(finding.verdict)]


@register.filter
def in_words(source: str) -> str:
    return source_words(source)
