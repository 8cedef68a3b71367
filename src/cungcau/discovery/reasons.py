"""Words for what the matching engine answers: parts, lines, refusals and questions, in the reader's language.

The engine speaks in codes and facts (see `engines.matching.model`); every face that shows them calls these.
Pure functions over Django's gettext; no database.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import cache
from typing import Any

from django.utils.translation import get_language, gettext, pgettext
from django.utils.translation import gettext_noop as _

from cungcau.engines.matching.counterfactual import Lifted
from cungcau.engines.matching.model import Line, Part, Refusal
from cungcau.vocabulary.tables import terms_by_code

PARTS = {
    "subject": _("Subject"),
    "classification": _("Fields and industries"),
    "specifications": _("Specifications"),
    "readiness": _("Technology readiness"),
    "mode": _("Transfer mode"),
    "budget": _("Budget and price"),
    "place": _("Place"),
    "freshness": _("Freshness"),
}

STATUSES = {
    "meets": _("meets"),
    "nearly": _("nearly meets"),
    "fails": _("fails"),
    "unknown": _("not known"),
    "note": "",
}

# Line code -> words. What stands in braces comes from `_spoken`.
LINES = {
    "shared_terms": _("both speak of: {terms}"),
    "shared_concepts": _("same subject: {concepts}"),
    "translated_terms": _("in the other language: {pairs}"),
    "everyday_words": _("only everyday words in common"),
    "no_shared_terms": _("no telling words in common"),
    "meaning": _("the texts are close in meaning"),
    "field_same": _("same science and technology field: {codes}"),
    "field_near": _("near fields: {asked} and {offered}, both under {common}"),
    "field_apart": _("other field: asked {asked}, offered {offered}"),
    "field_unknown": _("the offer names no field (asked: {asked})"),
    "sector_same": _("same industry: {codes}"),
    "sector_near": _("near industries: {asked} and {offered}, both under {common}"),
    "sector_apart": _("other industry: asked {asked}, offered {offered}"),
    "sector_unknown": _("the offer names no industry (asked: {asked})"),
    "ipc_same": _("same patent class: {codes}"),
    "ipc_near": _("near patent classes: {asked} and {offered}, both under {common}"),
    "ipc_apart": _("other patent class: asked {asked}, offered {offered}"),
    "ipc_unknown": _("the offer names no patent class (asked: {asked})"),
    "sdg_same": _("same sustainable development goal: {codes}"),
    "sdg_apart": _("other sustainable development goal: asked {asked}, offered {offered}"),
    "sdg_unknown": _("the offer names no sustainable development goal (asked: {asked})"),
    "row": _("{parameter}: wanted {wanted}, offered {offered} – {status}"),
    "row_unknown": _("{parameter}: wanted {wanted}; no row of the offer has this name"),
    "row_perhaps": _("{parameter}: wanted {wanted}; the offer says {offered} – is that the same?"),
    "units_differ": _("{parameter}: wanted {wanted}, offered {offered} – units that do not convert"),
    "trl_reached": _("TRL {offered} offered, TRL {asked} asked – reached"),
    "trl_below": _("TRL {offered} offered, TRL {asked} asked – below"),
    "trl_from_stage": _("stage “{stage}” stands for TRL {low}–{high}, TRL {asked} asked – {status}"),
    "trl_unknown": _("TRL {asked} asked, the offer does not say"),
    "mode_shared": _("both sides want: {codes}"),
    "mode_near": _("near transfer modes: asked {asked}, offered {offered}"),
    "mode_apart": _("other transfer mode: asked {asked}, offered {offered}"),
    "mode_unknown": _("the offer names no transfer mode (asked: {asked})"),
    "price_within": _("price {price} is within the budget {budget}"),
    "price_below": _("price {price} is below the budget {budget}"),
    "price_overlaps": _("price {price} and budget {budget} overlap"),
    "price_near": _("price {price} is a little above the budget {budget}"),
    "price_above": _("price {price} is above the budget {budget}"),
    "price_unknown": _("budget {budget}, the offer names no price"),
    "currency_differs": _("other currency: budget in {asked}, price in {offered}"),
    "same_zone": _("same zone: {zone}"),
    "both_in_park": _("both are in the park"),
    "same_province": _("same province: {province}"),
    "other_place": _("other place: need in {asked}, offer in {offered}"),
    "place_unknown": _("the place of one side is not known"),
    "counts_in_part": _("counts for {share}, as far as the subjects agree"),
}

# The same of somebody who could help with a need, who offers no technology.
HELPER_LINES = LINES | {
    "field_apart": _("other field: asked {asked}, named {offered}"),
    "field_unknown": _("no field of science and technology is named (asked: {asked})"),
}

QUESTIONS = {
    "ask_specification": _("What is the {name} ({unit})?"),
    "ask_readiness": _("What is the technology readiness level (at least TRL {asked} is asked)?"),
    "ask_modes": _("Which transfer modes are possible?"),
    "ask_price": _("What is the price, or its range?"),
    "ask_fields": _("To which science and technology field does the offer belong?"),
    "ask_place": _("Where is the offering organisation?"),
    "need_specifications": _("Which specifications must be reached, with values and units?"),
    "need_budget": _("What is the budget, or its range?"),
    "need_text": _("Could the need be described in more words?"),
}
ASK_WITHOUT_UNIT = _("What is the {name}?")

REFUSALS = {
    "own_organisation": _("The offer comes from the same organisation."),
    "excluded": _("The need excludes this organisation."),
    "prohibited": _("The offered technology is prohibited from transfer."),
    "refused_before": _("This pair was refused before."),
    "mode_excluded": _("The transfer mode is excluded."),
    "readiness_below_floor": _("The technology readiness level is too low."),
    "budget_below_floor": _("The budget is below the lowest price."),
    "must_specification_fails": _("A required specification fails."),
}

# What would have to be otherwise for a refused pair to qualify: parts of the sentence LIFTED, joined by "; ".
CHANGES = {
    "excluded": _("the need did not exclude this organisation"),
    "mode_excluded": _("the offer allowed one of these transfer modes: {asked}"),
    "readiness_below_floor": _("the technology reached TRL {asked}"),
    "budget_below_floor": _("the budget reached {needed}, or the lowest price fell to {ceiling}"),
    "must_specification_fails": _("{name} were {wanted}"),
}
LIFTED = _("It would qualify, with {score} points, if {conditions}.")
LINE_OF = {"mode_excluded": "mode_apart", "must_specification_fails": "row"}

SCHEME_OF = {"field": "field", "sector": "vsic", "ipc": "ipc", "sdg": "sdg", "mode": "transfer_mode", "other": "province"}
SIGNS = {"<=": "≤", ">=": "≥", "=": "", "<": "<", ">": ">"}
MOST_TERMS = 8


def part_name(code: str) -> str:
    """ "subject" -> "Nội dung"."""
    return gettext(PARTS[code]) if code in PARTS else code


def describe_part(part: Part) -> str:
    """All lines of a part as one sentence, without the part's name and points."""
    return "; ".join(filter(None, (describe_line(line) for line in part.lines)))


def describe_line(line: Line, words: Mapping[str, str] = LINES) -> str:
    """One reason in words."""
    if line.code == "updated":
        return _age(line.facts)
    return _in_words(words, line)


def describe_question(question: Line) -> str:
    """A question that would raise the confidence, in words."""
    if question.code == "ask_specification" and not question.facts.get("unit"):
        return gettext(ASK_WITHOUT_UNIT).format(name=question.facts.get("parameter", ""))
    return _in_words(QUESTIONS, question)


def describe_refusal(refusal: Refusal) -> str:
    """Why a pair is forbidden, with the facts that decided."""
    sentence = gettext(REFUSALS.get(refusal.constraint, refusal.constraint))
    detail = _refusal_detail(refusal)
    return f"{sentence.rstrip('.')}: {detail}" if detail else sentence


def describe_lifted(lifted: Lifted) -> str:
    """What would have to change for a refused pair to qualify, in one sentence."""
    told = [
        gettext(CHANGES[change.constraint]).format_map(
            _Spoken(Line("fails", LINE_OF.get(change.constraint, change.constraint), dict(change.facts)))
        )
        for change in lifted.changes
    ]
    return gettext(LIFTED).format(score=lifted.score, conditions="; ".join(told))


def status_name(status: str) -> str:
    """ "meets" -> "đạt"."""
    words = STATUSES.get(status, status)
    return gettext(words) if words else ""


def _in_words(messages: Mapping[str, str], line: Line) -> str:
    words = messages.get(line.code)
    if words is None:
        return line.code
    return gettext(words).format_map(_Spoken(line))


class _Spoken(dict[str, str]):
    """Facts of a line as words, made when the sentence asks for them."""

    def __init__(self, line: Line) -> None:
        super().__init__()
        self._line = line

    def __missing__(self, name: str) -> str:
        special = SPECIAL.get(name)
        if special is not None:
            return special(self._line)
        return _value(self._line.facts.get(name, ""), _scheme(self._line.code))


def _scheme(code: str) -> str:
    return SCHEME_OF.get(code.partition("_")[0], "")


def _value(value: Any, scheme: str) -> str:
    if isinstance(value, (list, tuple)):
        return ", ".join(_value(each, scheme) for each in value)
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        return number_text(value)
    return code_name(scheme, str(value)) if scheme else str(value)


def wanted_text(line: Line) -> str:
    facts = line.facts
    text, unit = str(facts.get("wanted_text") or ""), str(facts.get("wanted_unit") or facts.get("unit") or "")
    return quantity_text(str(facts.get("operator", "=")), facts.get("wanted"), facts.get("wanted_high"), text, unit)


def offered_text(line: Line) -> str:
    facts = line.facts
    if "offered_operator" not in facts:
        return _value(facts.get("offered", ""), _scheme(line.code))
    text, unit = str(facts.get("offered_text") or ""), str(facts.get("offered_unit") or "")
    told = quantity_text(str(facts.get("offered_operator") or "="), facts.get("offered"), facts.get("offered_high"), text, unit)
    if facts.get("converted") is not None and facts.get("offered_unit") != facts.get("wanted_unit"):
        unit = str(facts.get("wanted_unit") or "")
        told = f"{told} (= {quantity_text('=', facts['converted'], facts.get('converted_high'), '', unit)})"
    return f"{called} {told}" if (called := _called_otherwise(facts)) else told


def _called_otherwise(facts: Mapping[str, Any]) -> str:
    """What the offer calls the parameter, in quotation marks, where that is not what the need calls it."""
    wanted, offered = (str(facts.get(name, "")) for name in ("parameter", "offered_parameter"))
    return f"“{offered}”" if offered and wanted.casefold() != offered.casefold() else ""


def parameter_text(line: Line) -> str:
    parameter = str(line.facts.get("parameter", ""))
    required = pgettext("specification", "required")
    return f"{parameter} ({required})" if line.facts.get("must") else parameter


# How a concept of the offer hangs together with one of the need.
CONCEPT_LINKS = {
    "solved_by": _("{concept} (solves: {origin})"),
    "solves": _("{concept} (solved by: {origin})"),
    "narrower": _("{concept} (a kind of: {origin})"),
    "broader": _("{concept} (includes: {origin})"),
    "related": _("{concept} (related to: {origin})"),
}


def _concepts(line: Line) -> str:
    language = "en" if _is_english() else "vi"
    told = []
    for concept in line.facts.get("concepts", ()):
        words = CONCEPT_LINKS.get(concept["link"])
        sentence = gettext(words) if words else "{concept}"
        told.append(sentence.format(concept=concept[language], origin=concept[f"origin_{language}"]))
    return "; ".join(told)


def _pairs(line: Line) -> str:
    return ", ".join(f"{asked} ↔ {offered}" for asked, offered in line.facts.get("pairs", ()))


def _terms(line: Line) -> str:
    return ", ".join(str(term) for term in list(line.facts.get("terms", ()))[:MOST_TERMS])


SPECIAL: dict[str, Callable[[Line], str]] = {
    "wanted": wanted_text,
    "offered": offered_text,
    "parameter": parameter_text,
    "name": lambda line: str(line.facts.get("parameter", "")),
    "terms": _terms,
    "concepts": _concepts,
    "pairs": _pairs,
    "status": lambda line: status_name(line.status),
    "stage": lambda line: code_name("stage", str(line.facts.get("stage", ""))),
    "zone": lambda line: code_name("zone", str(line.facts.get("zone", ""))),
    "province": lambda line: code_name("province", str(line.facts.get("province", ""))),
    "share": lambda line: f"{round(100 * float(line.facts.get('share', 0)))} %",
    "budget": lambda line: _money(line.facts, "budget"),
    "price": lambda line: _money(line.facts, "price"),
    "needed": lambda line: _amount(float(line.facts["needed"]), str(line.facts.get("currency", "VND"))),
    "ceiling": lambda line: _amount(float(line.facts["budget_high"]), str(line.facts.get("currency", "VND"))),
}


def _money(facts: Mapping[str, Any], side: str) -> str:
    return money_text(facts.get(f"{side}_low"), facts.get(f"{side}_high"), str(facts.get("currency", "VND")))


def _age(facts: Mapping[str, Any]) -> str:
    days = int(facts.get("days", 0))
    day = day_text(str(facts.get("date", "")))
    if days <= 0:
        return gettext("confirmed on {date}").format(date=day)
    return gettext("confirmed on {date}, {days} days ago").format(date=day, days=number_text(days))


def _line_words(code: str) -> str:
    words = LINES[code]
    return gettext(words)


def _refusal_detail(refusal: Refusal) -> str:
    """The deciding fact: a specification row, levels, money or modes."""
    facts, constraint = refusal.facts, refusal.constraint
    line = Line("fails", "row", dict(facts))
    if constraint == "must_specification_fails" and "parameter" in facts:
        return _line_words("row").format_map(_Spoken(line))
    if constraint == "readiness_below_floor" and "asked" in facts and "offered" in facts:
        return _line_words("trl_below").format(asked=facts["asked"], offered=facts["offered"])
    if constraint == "budget_below_floor" and {"budget_low", "budget_high"} & set(facts):
        return _line_words("price_above").format_map(_Spoken(line))
    if constraint == "mode_excluded" and "asked" in facts and "offered" in facts:
        asked, offered = (_value(facts[name], "transfer_mode") for name in ("asked", "offered"))
        return _line_words("mode_apart").format(asked=asked, offered=offered)
    return ""


def quantity_text(operator: str, value: Any, high: Any, text: str, unit: str) -> str:
    """ "≥ 200 m3/ngày", "10–12 %", or the text of a row that has no number."""
    if value is None and high is None:
        return f"{text} {unit}".strip()
    if operator == "range" or high is not None:
        shown = "–".join(dict.fromkeys(number_text(end) for end in (value, high) if end is not None))
    else:
        shown = f"{SIGNS.get(operator, '')} {number_text(value)}".strip()
    return f"{shown} {unit}".strip()


def number_text(number: float) -> str:
    """A number in the reader's language: 1.234,5 in Vietnamese, 1,234.5 in English; four digits that matter."""
    shown = f"{number:,.4g}" if abs(number) < 10_000 and number % 1 else f"{number:,.0f}"
    if "e" in shown:
        shown = f"{number:.4g}"
    return shown if _is_english() else shown.translate(str.maketrans(",.", ".,"))


def money_text(low: float | None, high: float | None, currency: str) -> str:
    """A range of money, Vietnamese đồng in millions or billions where that reads better."""
    if low is not None and high is not None and low != high:
        return f"{_amount(low, currency)} – {_amount(high, currency)}"
    if low is not None and high is None:
        return gettext("from {amount}").format(amount=_amount(low, currency))
    if high is not None and low is None:
        return gettext("up to {amount}").format(amount=_amount(high, currency))
    return _amount(low if low is not None else 0, currency)


def _amount(amount: float, currency: str) -> str:
    if currency == "VND":
        for size, words in ((1e9, _("{number} billion VND")), (1e6, _("{number} million VND"))):
            if amount >= size and round(amount / size, 3) * size == amount:
                return gettext(words).format(number=number_text(amount / size))
    return f"{number_text(amount)} {currency}"


def day_text(iso: str) -> str:
    """ "2026-03-09" -> "09/03/2026" in Vietnamese; unchanged in English."""
    pieces = iso[:10].split("-")
    return iso[:10] if _is_english() or len(pieces) != 3 else "/".join(reversed(pieces))


def code_name(scheme: str, code: str) -> str:
    """The name of a code in the reader's language, with the code before it where lists are numbered."""
    return _code_name(scheme, code, "en" if _is_english() else "vi")


@cache
def _code_name(scheme: str, code: str, language: str) -> str:
    try:
        row = terms_by_code(scheme).get(code)
    except KeyError:
        return code
    if row is None:
        return code
    name = row.name(language)
    return f"{code} {name}" if scheme in ("field", "vsic", "ipc", "sdg") else name


def _is_english() -> bool:
    return (get_language() or "vi").startswith("en")


def all_words() -> Iterable[str]:
    """Every message id above, for the test that the Vietnamese catalogue has no gap."""
    for table in (PARTS, STATUSES, HELPER_LINES, LINES, QUESTIONS, REFUSALS, CHANGES):
        yield from filter(None, table.values())
    yield ASK_WITHOUT_UNIT
    yield LIFTED
