"""Button, 403 and list agree; and by hand: persona × what there is to see of a case and of its log."""

import pytest
from django.utils import timezone

from cungcau.brokerage.case_models import Case, LogEntry
from cungcau.kit.policy import POLICIES, can, visible
from tests.brokerage.cast import who
from tests.factories.cases import a_logged, put

DEMAND, SUPPLY, OTHERS = {"an", "colleague"}, {"quan"}, {"expert"}
BROKERS = {"dung"}


@pytest.fixture
def entries(people, open_one, closed_one):
    """One of each way of sharing in each case, and what an expert wrote herself."""
    for case in (open_one, closed_one):
        for shared in ("none", "demand", "supply", "all"):
            a_logged(case, people["dung"], shared=shared)
        writer = case.parties.get(role="expert")
        LogEntry.objects.create(case=case, kind="note", on=timezone.localdate(), words="x", party=writer, writer=writer)
    return LogEntry.objects.all()


@pytest.mark.parametrize("model", [Case, LogEntry])
def test_check_and_query_agree_for_everybody_and_every_verb(people, entries, model):
    label = model._meta.label_lower
    different = [
        (name, verb, thing.pk)
        for verb in POLICIES[label]
        for name, user in people.items()
        for thing in model.objects.all()
        if can(user, verb, thing) != visible(user, model.objects.all(), verb).filter(pk=thing.pk).exists()
    ]

    assert different == []


def test_who_sees_what_of_a_case_that_officers_may_read(people, open_one):
    verbs = ("read", "read_outline", "read_desk", "read_estimate", "read_side", "write")
    found = {verb: who(people, verb, open_one) for verb in verbs}

    assert found == {
        "read": BROKERS | {"ha", "quang"} | DEMAND | SUPPLY | OTHERS,
        "read_outline": BROKERS | {"ha", "quang"},
        "read_desk": BROKERS,
        "read_estimate": BROKERS,
        "read_side": DEMAND | SUPPLY | OTHERS,
        "write": {"an", "quan", "expert"},
    }


def test_who_sees_what_of_a_case_for_brokers_alone(people, closed_one):
    found = {verb: who(people, verb, closed_one) for verb in ("read", "read_outline", "read_desk", "hand_over", "go_to")}

    assert found == {
        "read": BROKERS | {"mai"} | DEMAND | SUPPLY | OTHERS,
        "read_outline": BROKERS | {"mai"}, "read_desk": BROKERS | {"mai"}, "hand_over": BROKERS, "go_to": BROKERS | {"mai"},
    }  # fmt: skip


SHARED = {"none": set(), "demand": DEMAND, "supply": SUPPLY, "all": DEMAND | SUPPLY | OTHERS}


@pytest.mark.parametrize("shared", SHARED)
def test_who_reads_the_log(people, entries, open_one, closed_one, shared):
    rows = [entries.get(case=case, shared=shared, writer=None) for case in (open_one, closed_one)]

    assert [who(people, "read", row) for row in rows] == [BROKERS | SHARED[shared], BROKERS | {"mai"} | SHARED[shared]]


def test_what_a_party_wrote_its_own_people_read_and_no_other_party(people, entries, open_one):
    assert who(people, "read", entries.get(case=open_one, writer__isnull=False)) == BROKERS | OTHERS


def test_an_adviser_who_lost_her_role_sees_nothing(people, closed_one, mai):
    mai.role_rows.all().delete()
    fresh = type(mai).objects.get(pk=mai.pk)

    assert not any(can(fresh, verb, closed_one) for verb in POLICIES["brokerage.case"])


def test_who_left_the_firm_sees_nothing_of_what_she_read_before(people, open_one, an):
    an.memberships.update(until=timezone.localdate())

    assert not any(can(an, verb, open_one) for verb in POLICIES["brokerage.case"])


def test_what_is_over_its_parties_still_read(people, open_one):
    put(open_one, state="lost", reason="price")

    assert who(people, "read_side", open_one) == DEMAND | SUPPLY | OTHERS
