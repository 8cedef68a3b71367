"""What templates ask about the lists of promoted, restricted and prohibited technology."""

from __future__ import annotations

from typing import Any

from django import template

from cungcau.brokerage.agreement_models import Agreement, Listed
from cungcau.brokerage.case_models import Case
from cungcau.brokerage.listed import day_of, hits, lists_on
from cungcau.brokerage.listed_models import Verdict
from cungcau.vocabulary.words import source_words

register = template.Library()

TONES = {Listed.PROHIBITED: "bad", Listed.RESTRICTED: "warn", Listed.PROMOTED: "good"}
VERDICTS = {Verdict.CONFIRMED: "bad", Verdict.DISMISSED: "neutral"}


@register.simple_tag(takes_context=True)
def listed_card(context: Any, case: Case, agreement: Agreement | None = None) -> dict[str, Any]:
    """`rows`: what something points to or somebody has judged; `day`: as of when."""
    rows = [hit for hit in hits(case, agreement, context["request"].user) if hit.matched or hit.finding]
    day = day_of(agreement)
    return {"rows": rows, "open": sum(hit.is_open for hit in rows), "lists": lists_on(day), "day": day}


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
