"""Persona × state × access: who knows of a document, who opens it; button, 403 and list agree."""

import pytest

from cungcau.brokerage.actions import add_party, end_party, finish_agreement, void_agreement, withdraw_paper
from cungcau.brokerage.agreement_models import Agreement
from cungcau.brokerage.paper_models import Paper
from cungcau.kit.policy import POLICIES, can, visible
from tests.brokerage.cast import who
from tests.factories.cases import a_case
from tests.factories.papers import a_paper, an_agreement, parties, signed

LEVELS = ("brokers", "officers", "demand", "supply", "all")
DEMAND, SUPPLY, OTHERS = {"an", "colleague"}, {"quan"}, {"expert"}
OUTLINE = {"ha", "quang"}
SEEN = {
    "brokers": set(), "officers": OUTLINE, "demand": DEMAND, "supply": SUPPLY, "all": DEMAND | SUPPLY | OTHERS,
}  # fmt: skip


@pytest.fixture(autouse=True)
def own_folder(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


def in_every_way(case, by):
    """One of each level, open and bound to the NDA: {(level, bound): document}."""
    ways = [(level, bound) for level in LEVELS for bound in (False, True)]
    return {(level, bound): a_paper(case, by, b"abc", "a.txt", access=level, after_nda=bound) for level, bound in ways}


def found(people, papers, verb):
    return {way: who(people, verb, paper) for way, paper in papers.items()}


def expected(work, outline=OUTLINE, bound_too=frozenset()):
    """By hand: `bound_too` are those whose party has signed."""
    levels = {**SEEN, "officers": outline}
    return {
        (level, bound): work | (levels[level] & (OUTLINE | bound_too) if bound else levels[level])
        for level in LEVELS for bound in (False, True)
    }  # fmt: skip


EVERYBODY = DEMAND | SUPPLY | OTHERS


def test_who_knows_of_a_document_of_an_open_case(people, open_one):
    papers = in_every_way(open_one, people["dung"])

    assert found(people, papers, "read") == expected({"dung"}, bound_too=EVERYBODY)
    assert found(people, papers, "open") == expected({"dung"})


def test_who_knows_of_a_document_of_a_case_for_brokers_alone(people, closed_one):
    papers = in_every_way(closed_one, people["dung"])

    assert found(people, papers, "read") == expected({"dung", "mai"}, outline=set(), bound_too=EVERYBODY)
    assert found(people, papers, "open") == expected({"dung", "mai"}, outline=set())


def test_a_signed_agreement_of_confidentiality_opens_to_those_under_it_alone(people, open_one, dung):
    papers = in_every_way(open_one, dung)
    nda = an_agreement(open_one, dung)
    assert found(people, papers, "open") == expected({"dung"})

    signed(nda, dung)

    assert found(people, papers, "open") == expected({"dung"}, bound_too=DEMAND | SUPPLY)


@pytest.mark.parametrize("verb", [void_agreement, finish_agreement])
def test_when_it_does_not_hold_any_more_the_documents_are_closed_again(people, open_one, dung, verb):
    papers = in_every_way(open_one, dung)
    verb(signed(an_agreement(open_one, dung), dung), by=dung, note="Hết hiệu lực")

    assert found(people, papers, "open") == expected({"dung"})


def test_another_kind_of_agreement_and_that_of_another_case_open_nothing(people, open_one, wanted, dung):
    papers = in_every_way(open_one, dung)
    signed(an_agreement(open_one, dung, kind="mou"), dung)
    other = a_case(dung, wanted, None, goal="Việc khác")
    add_party(other, by=dung, role="supply", organisation=people["quan"].memberships.get().organisation)
    signed(an_agreement(other, dung), dung)

    assert found(people, papers, "open") == expected({"dung"})


def test_a_party_that_has_left_and_who_left_her_firm_see_nothing_though_it_signed(people, open_one, dung, an):
    papers = in_every_way(open_one, dung)
    signed(an_agreement(open_one, dung), dung)
    an.memberships.update(until="2026-01-02")
    party = open_one.parties.get(role="supply", ended_at=None)
    end_party(open_one, by=dung, party=party, why="Rút lui")

    assert not any(can(user, "read", paper) for user in (an, people["quan"]) for paper in papers.values())


def test_what_is_withdrawn_those_who_work_on_the_case_alone_find(people, open_one, dung):
    papers = {way: withdraw_paper(paper, by=dung, note="Nhầm bản") for way, paper in in_every_way(open_one, dung).items()}

    assert found(people, papers, "read") == {way: {"dung"} for way in papers}
    assert found(people, papers, "open") == {way: {"dung"} for way in papers}


def test_the_unmarked_file_is_for_those_who_work_on_the_case_and_held_by_the_house(people, closed_one, dung):
    file = a_paper(closed_one, dung, access="all").newest.file

    assert who(people, "read", file) == {"dung", "mai"}
    assert who(people, "detach", file) == who(people, "mark", file) == {"system"}


IN_STATE = {"draft": set(), "presented": DEMAND | SUPPLY, "signed": DEMAND | SUPPLY, "finished": DEMAND | SUPPLY, "void": set()}


@pytest.mark.parametrize("state", IN_STATE)
def test_who_reads_an_agreement(people, closed_one, dung, state):
    agreement = signed(an_agreement(closed_one, dung), dung)
    Agreement.objects.filter(pk=agreement.pk).update(state=state)
    agreement.refresh_from_db()

    assert who(people, "read", agreement) == {"dung", "mai"} | IN_STATE[state]
    assert who(people, "sign_agreement", agreement) == {"dung", "mai"}


@pytest.mark.parametrize("model", [Paper, Agreement])
def test_check_and_query_agree_for_everybody_and_every_verb(people, open_one, closed_one, dung, model):
    for case in (open_one, closed_one):
        in_every_way(case, dung)
        signed(an_agreement(case, dung), dung)
        an_agreement(case, dung, kind="mou", parties=parties(case))
    withdraw_paper(a_paper(open_one, dung, access="all"), by=dung, note="Nhầm")
    label = model._meta.label_lower

    different = [
        (name, verb, thing.pk)
        for verb in POLICIES[label]
        for name, user in people.items()
        for thing in model.objects.all()
        if can(user, verb, thing) != visible(user, model.objects.all(), verb).filter(pk=thing.pk).exists()
    ]

    assert different == []
