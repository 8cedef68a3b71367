"""Values in the figures of the desk: what open cases may bring, and what confirmed contracts are worth; all in VND, as of today.

Nobody reads in a sum what she may not read by itself. Expected values are summed over the cases whose estimate she may read, and
over no others. Values of contracts are summed for who reads sums; a sum that holds one or two values which she may not read is
put together with other stages, or is not told. Neither is narrowed by a period or a way of working together, so that no two
sums differ by one contract.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import Any, NamedTuple
from urllib.parse import urlencode

from django.db.models import F, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.utils.translation import gettext as _

from cungcau.brokerage.case_models import Case
from cungcau.brokerage.case_workflow import AT_WORK
from cungcau.brokerage.figures import Cell
from cungcau.brokerage.outcome_models import Introduction
from cungcau.brokerage.outcome_queries import FEWEST, outcomes_read_by, which
from cungcau.brokerage.stages import stages
from cungcau.kit.policy import can, visible

OF_ESTIMATES = ("expected", "unexpected")
OF_CONTRACTS = ("contracts", "unvalued")
STATED = Q(probability__isnull=False) & (Q(value_min__isnull=False) | Q(value_max__isnull=False))
NO_CASE = "none"  # in addresses: a contract that came of an interest without a case
SEVERAL = "."  # between the stages of a row that holds several


class Row(NamedTuple):
    """A stage, how many of its records state a value and how many none; `total` is None where it is not told."""

    name: str
    stated: Cell
    silent: Cell
    total: int | None


def open_estimates(user: Any) -> QuerySet[Case]:
    """The open cases whose probability and value range this person may read."""
    return visible(user, Case.objects.filter(state__in=AT_WORK), "read_estimate").order_by()


def expected(user: Any) -> list[Row]:
    """By stage the middle of the value range times the probability, and a last row for all; nothing for who reads no estimate."""
    sums: dict[str, list[int]] = defaultdict(list)
    silent: dict[str, int] = defaultdict(int)
    columns = open_estimates(user).values_list("stage", "probability", "value_min", "value_max")
    for stage, probability, low, high in columns.iterator(chunk_size=5000):
        known = [value for value in (low, high) if value is not None]
        if probability is None or not known:
            silent[stage] += 1
        else:
            sums[stage].append(probability * sum(known) // len(known))
    codes = [code for code in stages() if code in sums or code in silent]
    totals = {code: round(sum(sums[code]) / 100) for code in codes}
    rows = [_row(stages()[code].name, code, OF_ESTIMATES, len(sums[code]), silent[code], totals[code]) for code in codes]
    return _with_all(rows, OF_ESTIMATES)


def reads_contracts(user: Any) -> bool:
    return can(user, "read_sums", Introduction())


def contracts_confirmed(user: Any) -> QuerySet[Introduction]:
    """Contracts that both sides confirm, of which this person may read how they stand; with the `stage` of their case."""
    rows = outcomes_read_by(user).filter(which("contract_both")).order_by()
    of_interest = Case.objects.filter(interest=OuterRef("interest")).values("stage")[:1]
    return rows.annotate(stage=Coalesce(F("case__stage"), Subquery(of_interest)))


def contracts(user: Any) -> list[Row]:
    """By stage what both sides confirm: of each contract the lower amount, once; and a last row for all."""
    values: dict[str, list[int]] = defaultdict(list)
    silent: dict[str, int] = defaultdict(int)
    secret: dict[str, int] = defaultdict(int)
    rows = contracts_confirmed(user)
    readable = set(visible(user, rows, "read_answers").values_list("pk", flat=True))
    for pk, stage, value in rows.values_list("pk", "stage", "value"):
        code = stage or NO_CASE
        if value is None:
            silent[code] += 1
        else:
            values[code].append(value)
            secret[code] += pk not in readable
    codes = [code for code in (*stages(), NO_CASE) if code in values or code in silent]
    found = []
    for group in _grouped(codes, secret):
        told = not 0 < sum(secret[code] for code in group) < FEWEST
        total = sum(sum(values[code]) for code in group) if told else None
        numbers = sum(len(values[code]) for code in group), sum(silent[code] for code in group)
        found.append(_row(_name(group), SEVERAL.join(group), OF_CONTRACTS, *numbers, total))
    return _with_all(found, OF_CONTRACTS)


def _grouped(codes: Iterable[str], secret: dict[str, int]) -> list[tuple[str, ...]]:
    """Each stage by itself, but those with too few values that may not be read singly together, with others if need be."""
    codes = list(codes)
    pooled = [code for code in codes if 0 < secret[code] < FEWEST]
    while pooled and sum(secret[code] for code in pooled) < FEWEST:
        others = [code for code in codes if code not in pooled and secret[code]]
        if not others:
            break
        pooled.append(min(others, key=lambda code: secret[code]))
    alone = [(code,) for code in codes if code not in pooled]
    return [*alone, tuple(code for code in codes if code in pooled)] if pooled else alone


def _name(group: tuple[str, ...]) -> str:
    return ", ".join(stages()[code].name if code in stages() else _("Without a case") for code in group)


def _row(name: str, code: str, kinds: tuple[str, str], stated: int, silent: int, total: int | None) -> Row:
    cells = [Cell(number, urlencode({"what": what, "stage": code})) for number, what in zip((stated, silent), kinds, strict=True)]
    return Row(name, *cells, total=total)


def _with_all(rows: list[Row], kinds: tuple[str, str]) -> list[Row]:
    """A last row for all stages, where there are several. It tells no sum where one of the others does not."""
    if len(rows) < 2:
        return rows
    known = [row.total for row in rows if row.total is not None]
    total = sum(known) if len(known) == len(rows) else None
    numbers = sum(row.stated.number for row in rows), sum(row.silent.number for row in rows)
    return [*rows, _row(_("All stages"), "", kinds, *numbers, total)]


def values_behind(what: str, stage: str, user: Any) -> QuerySet[Any]:
    """The records of a cell: of one stage, of several, or of all where none is named."""
    codes = [code for code in stage.split(SEVERAL) if code]
    if what in OF_ESTIMATES:
        cases = open_estimates(user).filter(STATED if what == "expected" else ~STATED)
        cases = cases.filter(stage__in=codes) if codes else cases
        return cases.select_related("owner").order_by("-opened_at", "-pk")
    rows = contracts_confirmed(user).filter(value__isnull=what == "unvalued")
    if codes:
        rows = rows.filter(Q(stage__in=codes) | Q(stage=None) if NO_CASE in codes else Q(stage__in=codes))
    return rows.order_by("-introduced_on", "-pk")
