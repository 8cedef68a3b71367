"""Questions about what came of introductions."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

from django.db.models import Count, Exists, OuterRef, Q, QuerySet, Sum

from cungcau.brokerage.case_models import Case
from cungcau.brokerage.case_workflow import CaseState
from cungcau.brokerage.outcome_metrics import Metric, metrics
from cungcau.brokerage.outcome_models import Answer, Ask, Impact, Introduction, Kind, Level, Seat, Subject, Way
from cungcau.brokerage.outcome_records import open_ask
from cungcau.brokerage.outcome_who import seats_of
from cungcau.brokerage.outcome_workflow import OutcomeState
from cungcau.engines.common.text import fold
from cungcau.kit.policy import SYSTEM, can, visible

# The lists between which one chooses; `all` is the first figure.
TABS = (
    OutcomeState.CONTRADICTED, OutcomeState.ONE, OutcomeState.BOTH, OutcomeState.TALKS, OutcomeState.NOTHING,
    OutcomeState.WAITING, OutcomeState.SILENT, OutcomeState.SETTLED, OutcomeState.UNASKED,
)  # fmt: skip
FEWEST = 3  # values that a reader may not read one by one, before she reads their sum
PARTS = ("demand", "supply", "interest", "case__need", "case__offer")
IMPACT = "impact_"  # before a metric: the contracts of which that figure was told
SAME = {OutcomeState.BOTH, OutcomeState.TALKS, OutcomeState.NOTHING, OutcomeState.SETTLED}


def _said(side: str) -> Q:
    return Q(Exists(Answer.objects.filter(introduction=OuterRef("pk"), side=side)))


def _contract(state: str) -> Q:
    """One that came of the introduction: what was agreed before it is counted apart."""
    return Q(kind=Kind.CONTRACT, state=state) & ~_earlier()


def _earlier() -> Q:
    """A side says, in its newest answer, that the contract was agreed before the point introduced them."""
    later = Answer.objects.filter(introduction=OuterRef("introduction"), side=OuterRef("side"), pk__gt=OuterRef("pk"))
    said = Answer.objects.filter(introduction=OuterRef("pk"), kind=Kind.CONTRACT, earlier=True)
    return Q(Exists(said.filter(~Exists(later))))


def _confirmed() -> Q:
    return Q(kind=Kind.CONTRACT, state__in=[OutcomeState.ONE, OutcomeState.BOTH, OutcomeState.SETTLED])


def _won() -> Q:
    its = Case.objects.filter(state=CaseState.WON)
    return Q(Exists(its.filter(introduction=OuterRef("pk"))))


def _told_impact(**wanted: Any) -> Q:
    """Of a contract that came of the introduction a figure was told."""
    return Q(Exists(Impact.objects.filter(introduction=OuterRef("pk"), **wanted))) & ~_earlier()


def which(name: str) -> Q | None:
    """The records behind a tab or a figure; None for a name that is neither."""
    if name in OutcomeState.values:
        return Q(state=name)
    if name.removeprefix(IMPACT) in metrics() and name.startswith(IMPACT):
        return _told_impact(metric=name.removeprefix(IMPACT))
    rows: dict[str, Q] = {
        "all": Q(),
        "asked": ~Q(state=OutcomeState.UNASKED),
        "answered": _said(Seat.DEMAND) & _said(Seat.SUPPLY),
        "contract_both": _contract(OutcomeState.BOTH),
        "contract_one": _contract(OutcomeState.ONE),
        "contract_settled": _contract(OutcomeState.SETTLED),
        "contract_contradicted": Q(kind=Kind.CONTRACT, state=OutcomeState.CONTRADICTED),
        "contract_earlier": Q(kind=Kind.CONTRACT) & ~Q(state=OutcomeState.CONTRADICTED) & _earlier(),
        "claimed": _won() & ~_confirmed(),
        "value": _contract(OutcomeState.BOTH) & Q(value__isnull=False),
        "impact": _told_impact(),
    }
    return rows.get(name)


FIGURES = (
    "all", "asked", "answered", "contract_both", "contract_one", "contract_settled", "contract_contradicted",
    "contract_earlier", "claimed", "impact",
)  # fmt: skip


def outcomes_read_by(user: Any) -> QuerySet[Introduction]:
    """The introductions of which this officer may read how they stand."""
    rows = Introduction.objects.select_related("demand", "supply", "interest", "case__owner")
    return visible(user, rows, "read_outline")


def narrowed(rows: QuerySet[Introduction], words: str = "", kind: str = "", mine: Any = None) -> QuerySet[Introduction]:
    """By a side's name, the title or the case's reference; by what it speaks of; by who has it in hand."""
    text = words.replace("\x00", "").strip()
    if text:
        folded = fold(text)
        named = Q(demand__folded__contains=folded) | Q(supply__folded__contains=folded)
        named |= Q(demand_name__icontains=text) | Q(supply_name__icontains=text)
        titled = Q(interest__title_vi__icontains=text) | Q(interest__title_en__icontains=text)
        rows = rows.filter(named | titled | Q(case__goal__icontains=text) | Q(case__ref__icontains=text))
    if kind in Kind.values:
        rows = rows.filter(kind=kind)
    return rows.filter(Q(case__owner=mine) | Q(case=None, interest__handler=mine)) if mine is not None else rows


def tab_counts(rows: QuerySet[Introduction]) -> dict[str, int]:
    return dict(rows.order_by().values_list("state").annotate(Count("pk")))


def figures_of(rows: QuerySet[Introduction]) -> dict[str, int]:
    """How many of each; an introduction is one, whoever and however often somebody answered."""
    wanted = {name: Count("pk", filter=condition) if condition else Count("pk") for name in FIGURES
              if (condition := which(name)) is not None}  # fmt: skip
    return rows.order_by().aggregate(**wanted)


def confirmed_values(rows: QuerySet[Introduction]) -> tuple[int, int]:
    """(sum in VND, of how many contracts) of the values that both sides confirm: of each contract the lower amount, once."""
    found = rows.order_by().filter(which("value")).aggregate(total=Sum("value"), number=Count("pk"))
    return int(found["total"] or 0), int(found["number"])


def betrays(rows: QuerySet[Introduction], user: Any) -> bool:
    """Would the sum of confirmed values tell this person one or two of them that she may not read by themselves?"""
    valued = rows.order_by().filter(which("value"))
    return 0 < valued.count() - visible(user, valued, "read_answers").count() < FEWEST


class Gain(NamedTuple):
    """A metric over all contracts: what was told, and how much of it an officer has verified; None where it is not told."""

    metric: Metric
    total: Any
    verified: Any
    number: int

    @property
    def figure(self) -> str:
        return f"{IMPACT}{self.metric.code}"


def gains_of(rows: QuerySet[Introduction], user: Any) -> list[Gain]:
    """The newest figure of each contract, side and metric; the later ones hold the earlier ones. A sum is not told where it, or
    what is left of it, would tell this person the figures of one or two contracts that she may not read by themselves."""
    later = Impact.objects.filter(
        introduction=OuterRef("introduction"), side=OuterRef("side"), metric=OuterRef("metric"), pk__gt=OuterRef("pk")
    )
    about = rows.order_by().filter(which("impact"))
    kept = Impact.objects.filter(introduction__in=about.values("pk")).filter(~Exists(later)).order_by("pk")
    open_to_her = set(visible(user, about, "read_answers").values_list("pk", flat=True))
    told: dict[str, list[tuple[int, Any, bool]]] = defaultdict(list)
    for metric, contract, value, level in kept.values_list("metric", "introduction", "value", "level"):
        told[metric].append((contract, value, level == Level.VERIFIED))
    return [_gain(metric, told[code], open_to_her) for code, metric in metrics().items() if code in told]


def _gain(metric: Metric, told: Sequence[tuple[int, Any, bool]], open_to_her: set[int]) -> Gain:
    every = {contract for contract, _value, _is_verified in told}
    parts = [{contract for contract, _value, is_verified in told if is_verified is wanted} for wanted in (True, False)]
    total = None if _too_few(every - open_to_her) else sum(value for _contract, value, _is_verified in told)
    hidden = total is None or any(_too_few(part - open_to_her) for part in parts)
    verified = None if hidden else sum(value for _contract, value, is_verified in told if is_verified)
    return Gain(metric, total, verified, len(every))


def _too_few(contracts: set[int]) -> bool:
    return 0 < len(contracts) < FEWEST


def told_to_sides(introduction: Introduction) -> str:
    """What each side may know of the other one's answer: the kind, once both have said the same or the point has settled it;
    never a value, never a word."""
    return introduction.kind if introduction.state in SAME else ""


class OwnOutcome(NamedTuple):
    """An introduction as the people of one side see it."""

    introduction: Introduction
    seat: Seat
    answer: Answer | None
    is_asked: bool
    is_asked_impact: bool
    told: str

    @property
    def title(self) -> str:
        return self.introduction.title_for(self.seat)


def own_outcomes(introductions: Iterable[Introduction], user: Any) -> list[OwnOutcome]:
    """One for each side that is hers."""
    return [own_outcome(one, seat) for one in introductions for seat in seats_of(user, one)]


def own_outcome(introduction: Introduction, seat: Seat) -> OwnOutcome:
    answer = introduction.answers.filter(side=seat).order_by("-pk").first()
    settled = introduction.state == OutcomeState.SETTLED
    is_asked = not settled and open_ask(introduction, seat, Subject.OUTCOME) is not None
    impact = open_ask(introduction, seat, Subject.IMPACT) is not None
    return OwnOutcome(introduction, seat, answer, is_asked, impact, told_to_sides(introduction))


def said_before(own: OwnOutcome, by: Any, ask: Ask | None) -> Answer | None:
    """The answer with which the form begins. Who holds a link is shown what was said by links to the same address, or by the
    account of that address: a link that is passed on tells no colleague's words."""
    answer = own.answer
    return answer if answer is not None and _is_hers(answer, by, ask) else None


def told_before(introduction: Introduction, seat: Seat, by: Any, ask: Ask | None) -> list[Impact]:
    """The newest figure of each metric that was told to the question in hand, by the same rule."""
    about = ask or open_ask(introduction, seat, Subject.IMPACT)
    rows = Impact.objects.filter(introduction=introduction, side=seat, ask=about).select_related("ask", "by").order_by("pk")
    return list({row.metric: row for row in rows if _is_hers(row, by, ask)}.values())


def _is_hers(said: Answer | Impact, by: Any, ask: Ask | None) -> bool:
    if by is not SYSTEM:
        return True
    addresses = {said.ask.to if said.ask and said.way == Way.LINK else "", said.by.email if said.by else ""}
    return ask is not None and bool(ask.to) and ask.to in addresses


def outcomes_of_sides(user: Any) -> QuerySet[Introduction]:
    """Those in which this person's organisations are a side."""
    return visible(user, Introduction.objects.select_related(*PARTS), "read_side")


def reads_outcomes(user: Any) -> bool:
    """Has the officers' list at all: brokers, moderators, the director, and who is a second adviser."""
    if not user.is_authenticated:
        return False
    is_one = user.roles & {"broker", "moderator", "director"}
    return bool(is_one) or visible(user, Introduction.objects.all(), "read_outline").exists()


def has_outcomes(user: Any) -> bool:
    return bool(user.is_authenticated and visible(user, Introduction.objects.all(), "read_side").exists())


def contradicted_for(user: Any) -> QuerySet[Introduction]:
    """What this broker has to settle: of her own cases and interests."""
    rows = visible(user, Introduction.objects.filter(state=OutcomeState.CONTRADICTED), "settle")
    return narrowed(rows, mine=user)


def answers_read_by(introduction: Introduction, user: Any) -> list[Answer]:
    rows = Answer.objects.filter(introduction=introduction).select_related("introduction", "by")
    return list(visible(user, rows).order_by("-pk"))


def impacts_read_by(introduction: Introduction, user: Any) -> list[Impact]:
    rows = Impact.objects.filter(introduction=introduction).select_related("introduction", "level_by", "ask")
    return list(visible(user, rows).order_by("-pk"))


def may_read_answers(introduction: Introduction, user: Any) -> bool:
    return can(user, "read_answers", introduction)
