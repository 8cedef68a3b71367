"""What templates ask about the outcome of an introduction."""

from __future__ import annotations

from typing import Any

from django import template
from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cungcau.brokerage.case_models import Case
from cungcau.brokerage.case_workflow import OVER, CaseState
from cungcau.brokerage.models import Interest
from cungcau.brokerage.outcome_levels import confirmed_by, introduction_of, level_of, level_words
from cungcau.brokerage.outcome_metrics import Metric, metrics
from cungcau.brokerage.outcome_models import OTHER, Answer, Impact, Introduction, Kind, Seat, Way
from cungcau.brokerage.outcome_queries import IMPACT, OwnOutcome, answers_read_by, own_outcome
from cungcau.brokerage.outcome_records import answers_of
from cungcau.brokerage.outcome_who import seats_of
from cungcau.brokerage.outcome_workflow import OutcomeState
from cungcau.files.models import File
from cungcau.files.queries import read_by
from cungcau.kit.policy import can
from cungcau.vocabulary.queries import label

register = template.Library()

TONES = {
    OutcomeState.UNASKED: "neutral", OutcomeState.WAITING: "info", OutcomeState.ONE: "warn", OutcomeState.BOTH: "good",
    OutcomeState.CONTRADICTED: "bad", OutcomeState.TALKS: "bridge", OutcomeState.NOTHING: "neutral",
    OutcomeState.SILENT: "neutral", OutcomeState.SETTLED: "bridge",
}  # fmt: skip
DONE = {
    "introduce": gettext_lazy("The sides were introduced"), "ask": gettext_lazy("Asked"), "answer": gettext_lazy("Answered"),
    "fall_silent": gettext_lazy("Nobody has answered"), "settle": gettext_lazy("Settled"),
    "tell_impact": gettext_lazy("Figures told"),
}  # fmt: skip
FIGURES = {
    "all": gettext_lazy("Introductions"), "asked": gettext_lazy("Asked"), "answered": gettext_lazy("Answered by both sides"),
    "contract_both": gettext_lazy("Contracts confirmed by both"), "contract_one": gettext_lazy("Contracts by one side's word"),
    "contract_settled": gettext_lazy("Contracts settled by the point"),
    "contract_contradicted": gettext_lazy("Contracts contradicted"),
    "contract_earlier": gettext_lazy("Contracts agreed before, not by the point's introduction"),
    "claimed": gettext_lazy("Won by the point's word alone"),
    "impact": gettext_lazy("Contracts with figures of impact"), "value": gettext_lazy("Contracts with a value both confirm"),
}  # fmt: skip


@register.filter
def about_value_alone(introduction: Introduction) -> bool:
    """Both sides told of the same contract, and do not agree on what it is worth."""
    return {answer.kind for answer in answers_of(introduction).values()} == {Kind.CONTRACT}


@register.filter
def outcome_tone(introduction: Introduction) -> str:
    return TONES[OutcomeState(introduction.state)]


@register.filter
def agreed_before(sides: Any) -> bool:
    """One of the sides says, in its newest answer, that they had agreed before the point introduced them."""
    return any(answers and answers[0].earlier for _seat, _name, answers in sides)


@register.filter
def figure_words(name: str) -> Any:
    metric = metrics().get(name.removeprefix(IMPACT)) if name.startswith(IMPACT) else None
    return f"{FIGURES['impact']}: {metric.name}" if metric else FIGURES.get(name, "")


@register.filter
def side_name(introduction: Introduction, seat: str) -> str:
    return introduction.name(seat)


@register.filter
def money(value: Any) -> str:
    return f"{number_format(value, force_grouping=True)} VND" if value is not None else ""


@register.filter
def answer_value(answer: Answer) -> str:
    """The amount, the range, or that the side would rather not say; nothing of what is no contract."""
    if answer.kind != Kind.CONTRACT:
        return ""
    if answer.value is not None:
        return money(answer.value)
    return label("contract_value", answer.band) if answer.band else _("would rather not say")


@register.filter
def answer_reason(answer: Answer) -> str:
    return label("case_reason", answer.reason) if answer.reason else ""


@register.simple_tag(takes_context=True)
def files_of(context: template.Context, answer: Answer) -> list[File]:
    """The papers that go with an answer, as far as the reader may see them."""
    return read_by(context["request"].user, answer)


@register.filter
def metric_name(impact: Impact) -> str:
    found = metrics().get(impact.metric)
    return found.name if found else impact.metric


@register.filter
def metric_value(impact: Impact) -> str:
    found = metrics().get(impact.metric)
    return in_unit(impact.value, found)


@register.filter
def in_unit(value: Any, metric: Metric | None) -> str:
    """Without decimals where there are none."""
    whole, unit = value == int(value), metric.unit_of(value) if metric else ""
    return f"{number_format(value, 0 if whole else 2, force_grouping=True)} {unit}".strip()


@register.filter
def side_state(case: Case) -> str:
    """The state of a case as its parties read it. Whether it is won would tell one side what the other one said, until both have
    said so or the point has settled it; until then it is over, as one that was lost."""
    if case.state == CaseState.WON and level_of(case, introduction_of(case)) in {"both", "settled"}:
        return str(CaseState.WON.label)
    return _("Over") if case.state in OVER else str(CaseState(case.state).label)


@register.filter
def own_state(row: OwnOutcome) -> str:
    """How it stands, as far as her side may know."""
    kind = row.introduction.get_kind_display()
    if row.told and row.introduction.state == OutcomeState.SETTLED:
        return _("Settled by the point: %(kind)s") % {"kind": kind}
    if row.told:
        return _("Both sides say the same: %(kind)s") % {"kind": kind}
    if row.answer:
        return _("You said: %(kind)s") % {"kind": Kind(row.answer.kind).label}
    return _("Your answer is asked for") if row.is_asked else _("Not asked now")


@register.filter
def own_tone(row: OwnOutcome) -> str:
    return "warn" if row.is_asked and not row.answer else "good" if row.told else "neutral"


@register.filter
def side_tone(case: Case) -> str:
    return {CaseState.OPEN: "good", CaseState.PAUSED: "warn"}.get(CaseState(case.state), "neutral")


@register.filter
def outcome_step(entry: Any) -> str:
    """A line of the trail; of whom it speaks stands beside the verb."""
    words, side = str(DONE.get(entry.verb, entry.verb)), entry.facts.get("side", "")
    return f"{words}: {Seat(side).label}" if side in Seat.values else words


@register.filter
def outcome_hand(entry: Any) -> str:
    """Whose hand it was; who answered by the link of a mail is known by the way alone."""
    return str(Way.LINK.label) if entry.facts.get("way") == Way.LINK else str(entry.actor_name)


@register.inclusion_tag("brokerage/_outcome_panel.html", takes_context=True)
def outcome_panel(context: template.Context, thing: Interest | Case) -> dict[str, Any]:
    """What came of it, on the page of an interest or a case: for officers both sides, for a side its own."""
    user = context["request"].user
    case = thing if isinstance(thing, Case) else None
    found = introduction_of(thing) if case else Introduction.objects.filter(interest_id=thing.pk).first()
    shown: dict[str, Any] = {"request": context["request"], "introduction": found, "case": case}
    if case is not None and case.state == "won" and can(user, "read_outline", case):
        level = level_of(case, found)
        claim = getattr(case, "claim", None) if level == "claimed" and can(user, "read_desk", case) else None
        shown |= {"level": level, "level_words": level_words(level), "claim": claim}
    if found is None:
        return shown
    if can(user, "read_outline", found):
        answers = answers_read_by(found, user)
        sides = [(seat.label, found.name(seat), next((one for one in answers if one.side == seat), None)) for seat in Seat]
        wins = case is not None and case.state in {"open", "paused"} and can(user, "win", case) and confirmed_by(found)
        # On a phone the page of a case folds it, unless there is something to decide.
        decides = wins or found.state == OutcomeState.CONTRADICTED
        shown["fold"] = found.get_state_display() if case is not None and not decides else ""
        shown["earlier"] = any(one.earlier for _label, _name, one in sides if one)
        return {**shown, "is_officer": True, "sides": sides, "reads": can(user, "read_answers", found), "wins": wins}
    seats = seats_of(user, found)
    if not seats:
        return {"introduction": None}
    return {**shown, "own": own_outcome(found, seats[0]), "partner": found.name(OTHER[seats[0]])}
