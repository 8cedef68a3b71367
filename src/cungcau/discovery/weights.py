"""What the verdicts tell of the weights: the pairs to learn from, how many there are, and a report in words."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, NamedTuple

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from cungcau.discovery import reasons
from cungcau.discovery.models import Verdict, Weights
from cungcau.discovery.workflow import VerdictState
from cungcau.engines.matching.learning import LEAST_NEEDS, JudgedPair
from cungcau.kit.policy import can

# Reasons that say nothing of the pair: what had been a good match is over.
OUTSIDE = ("supplier_unable", "need_settled")
JUDGED = (VerdictState.KEPT, VerdictState.REFUSED)


class Outcome(NamedTuple):
    """What came of a kept proposal: the technology fitted, or it did not; and when that was known."""

    fitted: bool
    at: datetime


_outcomes: list[Callable[[], Mapping[int, Outcome]]] = []


def learn_from(source: Callable[[], Mapping[int, Outcome]]) -> None:
    """A room above knows what came of kept proposals (by the verdict's key); it says so when the house starts."""
    _outcomes.append(source)


def outcomes() -> dict[int, Outcome]:
    return {verdict: outcome for source in _outcomes for verdict, outcome in source().items()}


def may_weigh(user: Any) -> bool:
    return can(user, "read", Weights())


def judged_pairs() -> list[JudgedPair]:
    """Every pair that is kept or refused, with its parts as they were when that was said. What came of a kept one outweighs what
    was hoped of it: where the technology turned out not to fit, the pair counts as one that was refused."""
    known = outcomes()
    rows = Verdict.objects.filter(state__in=JUDGED).exclude(reason__in=OUTSIDE).exclude(parts=[]).order_by("pk")
    return [
        JudgedPair(
            need, state == VerdictState.KEPT and (pk not in known or known[pk].fitted),
            {part["code"]: part["points"] / part["of"] for part in parts if part["of"]},
        )
        for pk, need, state, parts in rows.values_list("pk", "need__pid", "state", "parts")
    ]


@dataclass(frozen=True)
class Lesson:
    """How much there is to learn from. `compared`: needs with a kept and a refused pair; `left_out`: refused for reasons that
    say nothing of the pair."""

    needs: int
    compared: int
    kept: int
    refused: int
    left_out: int

    @property
    def is_possible(self) -> bool:
        """Two needs: one to learn from and one to try it on."""
        return self.compared > 1

    @property
    def warning(self) -> str:
        """Plain words where a recommendation could not follow; "" where it could."""
        if self.compared >= LEAST_NEEDS:
            return ""
        told = ngettext(
            "So far %(n)s need has both a kept and a refused proposal.",
            "So far %(n)s needs have both a kept and a refused proposal.",
            self.compared,
        ) % {"n": self.compared}
        return told + " " + _("New weights are recommended from %(least)s such needs on.") % {"least": LEAST_NEEDS}


def lesson() -> Lesson:
    pairs = judged_pairs()
    kept, refused = ({pair.need for pair in pairs if pair.kept is verdict} for verdict in (True, False))
    number = sum(pair.kept for pair in pairs)
    left_out = Verdict.objects.filter(state=VerdictState.REFUSED, reason__in=OUTSIDE).count()
    return Lesson(len(kept | refused), len(kept & refused), number, len(pairs) - number, left_out)


def newest_of_these_verdicts() -> Weights | None:
    """The newest set, where nothing was judged and nothing came of it since it was estimated: the same would come out again."""
    newest, last = Weights.objects.first(), Verdict.objects.filter(at__isnull=False).order_by("-at").first()
    if newest is None or last is None or last.at is None:
        return None
    return newest if max([last.at, *(outcome.at for outcome in outcomes().values())]) <= newest.at else None


@dataclass(frozen=True)
class PartWeights:
    """One line of the table: a part's points by hand, and as learned."""

    label: str
    before: int
    after: int

    @property
    def change(self) -> str:
        """ "+2", "−1"; "" where nothing changes."""
        return f"{self.after - self.before:+d}".replace("-", "−") if self.after != self.before else ""


def table_of(weights: Weights) -> list[PartWeights]:
    before = weights.report["weights_before"]
    return [PartWeights(reasons.part_name(part), int(before[part]), int(after)) for part, after in weights.weights.items()]


def in_words(weights: Weights) -> list[str]:
    """What the trial on needs held out says, sentence by sentence."""
    return list(_sentences(weights.report))


def _sentences(report: dict[str, Any]) -> Iterator[str]:
    before, after, interval = report["before"], report["after"], report["interval"]
    if before is None:
        yield _("Nothing could be held out: there are too few needs with a kept and a refused proposal.")
        return
    yield _(
        "On needs that the weights were not learned from, a kept proposal stands above a refused one of the same need in "
        "%(before)s of 100 cases with the hand-set weights and in %(after)s with the learned ones."
    ) % {"before": _number(100 * before["order"]), "after": _number(100 * after["order"])}
    low, high = (_signed(100 * end) for end in interval)
    if low == high:
        yield _("The order of their proposals changes in none of these needs, or next to none.")
    else:
        words = _("The gain in these cases lies between %(low)s and %(high)s with a confidence of 95 %%.")
        yield words % {"low": low, "high": high}
    yield _("The log loss of the chance of being kept goes from %(before)s to %(after)s (less is better).") % {
        "before": _number(before["loss"], 3),
        "after": _number(after["loss"], 3),
    }


def _number(value: float, places: int = 1) -> str:
    return reasons.number_text(round(value, places))


def _signed(value: float) -> str:
    shown = _number(abs(value))
    return shown if shown == "0" else f"{'−' if value < 0 else '+'}{shown}"


def advice(weights: Weights) -> str:
    """Whether to switch them on, and why, in a sentence."""
    report = weights.report
    if report["recommended"]:
        return _("Recommended: on needs held out the learned weights order proposals better, beyond what chance explains.")
    if report["compared"] < LEAST_NEEDS:
        return ngettext(
            "Not recommended: %(n)s need with a kept and a refused proposal is too few to tell; at least %(least)s are needed.",
            "Not recommended: %(n)s needs with a kept and a refused proposal are too few to tell; at least %(least)s are needed.",
            report["compared"],
        ) % {"n": report["compared"], "least": LEAST_NEEDS}
    if report["after"]["order"] <= report["before"]["order"]:
        return _("Not recommended: on needs held out the learned weights order proposals no better than the hand-set ones.")
    return _("Not recommended: the gain on needs held out may be chance.")
