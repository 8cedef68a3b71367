"""The test of registration: a table by hand, the days on which the law changes, and what is not known."""

from datetime import date
from itertools import product

import pytest

from cungcau.brokerage.registering import OUTCOMES, UNKNOWN, VALUES, decide, edition_on, editions, last_day, rules
from cungcau.vocabulary.holidays import Calendar

TODAY = date(2026, 11, 30)
DUE = Calendar([date(2026, 9, 2)]).due_after
FACTS = {"transfers": "yes", "listed": "none", "licensed": "no", "direction": "domestic", "budget": "no", "certified": "no"}


def answer(signed_on=date(2025, 3, 3), **facts):
    return decide({**FACTS, **facts}, today=TODAY, signed_on=signed_on, due_after=DUE)


# Facts besides those above, then: outcome, rule, who files, days until the last one.
TABLE = [
    ({"listed": "prohibited", "direction": "inward"}, "stop", "prohibited", "", None),
    ({"listed": "prohibited", "licensed": "yes"}, "stop", "prohibited", "", None),
    ({"listed": "restricted", "direction": "inward"}, "licence", "restricted", "", 60),
    ({"listed": "restricted", "licensed": "yes", "direction": "inward"}, "need_not", "restricted_licensed", "", None),
    ({"direction": "inward"}, "must", "inward", "transferee", 90),
    ({"direction": "inward", "listed": "promoted"}, "must", "inward", "transferee", 90),
    ({"direction": "outward"}, "must", "outward", "transferor", 90),
    ({"direction": "outward", "budget": "yes", "certified": "yes"}, "must", "outward", "transferor", 90),
    ({"budget": "yes"}, "must", "domestic_budget", "transferee", 90),
    ({"budget": "yes", "certified": "yes"}, "voluntary", "domestic_certified", "", None),
    ({}, "voluntary", "domestic_own", "", None),
    ({"certified": "yes"}, "voluntary", "domestic_own", "", None),
    ({"transfers": "no", "direction": "inward"}, "need_not", "no_transfer", "", None),
]


@pytest.mark.parametrize(("facts", "outcome", "rule", "filer", "days"), TABLE)
def test_what_the_law_asks_for(facts, outcome, rule, filer, days):
    signed = date(2025, 3, 3)

    found = answer(signed, **facts)

    assert (found.outcome, found.rule.code, found.rule.filer, found.missing) == (outcome, rule, filer, ())
    assert (found.deadline - signed).days == days if days else found.deadline is None
    assert found.rule.article and found.edition.source and found.is_sure


BY_DAY = [
    (date(2018, 6, 30), None, None), (date(2018, 7, 1), "2018", "read"), (date(2026, 3, 31), "2018", "read"),
    (date(2026, 4, 1), "2026", "unconfirmed"), (date(2030, 1, 1), "2026", "unconfirmed"),
]  # fmt: skip


@pytest.mark.parametrize(("day", "edition", "status"), BY_DAY)
def test_the_law_of_the_day_of_signature(day, edition, status):
    found = answer(day, direction="inward")

    assert (found.edition and found.edition.code, found.edition and found.edition.status) == (edition, status)
    assert found.outcome == ("must" if edition else UNKNOWN)
    assert found.is_sure == (status == "read")


def test_editions_follow_each_other_without_gap_and_overlap():
    for one, following in zip(editions(), editions()[1:], strict=False):
        assert (following.valid_from - one.valid_to).days == 1
    assert editions()[-1].valid_to is None
    assert edition_on(date(2000, 1, 1)) is None


def test_unsigned_it_is_judged_by_the_law_of_today_without_a_last_day():
    found = answer(None, direction="inward")

    assert (found.outcome, found.edition.code, found.deadline) == ("must", "2026", None)


HANGS_ON = [
    # (unknown facts, outcome, missing, days of the cautious last day)
    (("listed",), UNKNOWN, ("listed",), 60),
    (("listed", "licensed"), UNKNOWN, ("listed", "licensed"), 60),
    (("budget",), UNKNOWN, ("budget",), 90),
    (("certified",), "voluntary", (), None),
    (("budget", "certified"), UNKNOWN, ("budget", "certified"), 90),
    (("direction",), UNKNOWN, ("direction",), 90),
    (("licensed",), "voluntary", (), None),
]


@pytest.mark.parametrize(("names", "outcome", "missing", "days"), HANGS_ON)
def test_what_is_not_known_is_said_and_the_earliest_last_day_counts(names, outcome, missing, days):
    signed = date(2025, 3, 3)

    found = answer(signed, **dict.fromkeys(names, UNKNOWN))

    assert (found.outcome, found.missing) == (outcome, missing)
    assert (found.deadline - signed).days == days if days else found.deadline is None


def test_every_set_of_known_facts_has_one_answer_in_every_edition():
    for one, way in product(editions(), product(*VALUES.values())):
        found = decide(dict(zip(VALUES, way, strict=True)), today=TODAY, signed_on=one.valid_from, due_after=DUE)
        assert found.outcome in OUTCOMES[:-1] and len(found.possible) == 1


def test_every_rule_is_reached():
    ways = product(*VALUES.values())
    reached = {answer(**dict(zip(VALUES, way, strict=True))).rule.code for way in ways}

    assert reached == {rule.code for rule in rules()}


def test_days_of_the_calendar_and_working_days():
    friday = date(2026, 8, 28)

    assert last_day(friday, 5, "calendar", DUE) == date(2026, 9, 2)
    assert last_day(friday, 5, "working", DUE) == date(2026, 9, 7)
    assert last_day(date(2024, 2, 1), 90, "calendar", DUE) == date(2024, 5, 1)
