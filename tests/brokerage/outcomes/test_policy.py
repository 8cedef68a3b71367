"""Button, 403 and list agree; and by hand: persona × what there is to see of both answers."""

import pytest

from cungcau.brokerage.actions import tell_impact
from cungcau.brokerage.outcome_models import Answer, Impact, Introduction
from cungcau.kit.policy import POLICIES, SYSTEM, can, visible
from tests.brokerage.cast import NAMES, who
from tests.factories.cases import a_case, day
from tests.factories.outcomes import an_introduction, answered, asked
from tests.people import employ, person

pytestmark = pytest.mark.usefixtures("vocabulary")
BROKERS = {"dung"}


@pytest.fixture
def people(request, db, seeker):
    known = {name: request.getfixturevalue(name) for name in NAMES} | {"system": SYSTEM}
    known["colleague"] = employ(person("tu", "Vũ Anh Tú"), seeker, "reader")
    known["former"] = employ(person("cu", "Người Cũ"), seeker)
    known["former"].memberships.update(until="2026-01-01")
    known["gone"] = person("nghi", "Người đã nghỉ", "broker")
    type(known["gone"]).objects.filter(pk=known["gone"].pk).update(is_active=False)
    known["gone"].refresh_from_db()
    return known


@pytest.fixture
def rows(people, introduction, dung, mai, wanted, offer):
    """One of an interest, one of a case for brokers alone with a second adviser; both sides have answered."""
    closed = an_introduction(a_case(dung, wanted, offer, confidentiality="brokers", second=mai))
    for one in (introduction, closed):
        answered(one, "demand", "contract", value=5, on=day(-200))
        answered(one, "supply", "talks")
        asked(one, "demand", "impact", 6)
        tell_impact(one, by=SYSTEM, side="demand", values={"jobs": 1}, method="declared")
    return introduction, closed


@pytest.mark.parametrize("model", [Introduction, Answer, Impact])
def test_check_and_query_agree_for_everybody_and_every_verb(people, rows, model):
    label = model._meta.label_lower
    different = [
        (name, verb, thing.pk)
        for verb in POLICIES[label]
        for name, user in people.items()
        for thing in model.objects.all()
        if can(user, verb, thing) != visible(user, model.objects.all(), verb).filter(pk=thing.pk).exists()
    ]

    assert different == []


def test_who_reads_and_does_what(people, rows):
    open_one, closed = rows
    demand, supply = {"an", "colleague"}, {"quan"}

    assert who(people, "read", open_one) == BROKERS | {"ha", "quang"} | demand | supply
    assert who(people, "read", closed) == BROKERS | {"mai"} | demand | supply
    assert who(people, "read_outline", open_one) == BROKERS | {"ha", "quang"}
    assert who(people, "read_answers", open_one) == BROKERS
    assert who(people, "read_answers", closed) == BROKERS | {"mai"}
    assert who(people, "settle", closed) == BROKERS | {"mai"}
    assert who(people, "read_sums", open_one) == BROKERS | {"quang"}
    assert who(people, "answer", open_one) == {"an", "quan", "system"}
    assert who(people, "ask", open_one) == BROKERS | {"system"}
    for verb in ("introduce", "fall_silent"):
        assert who(people, verb, open_one) == {"system"}


def test_each_side_reads_its_own_answers_alone(people, rows):
    for one, second in zip(rows, (set(), {"mai"}), strict=True):
        demand, supply = (one.answers.get(side=side) for side in ("demand", "supply"))

        assert who(people, "read", demand) == BROKERS | second | {"an", "colleague"}
        assert who(people, "read", supply) == BROKERS | second | {"quan"}
        assert who(people, "say", supply) == {"quan", "system"}
        assert who(people, "read", one.impacts.get()) == BROKERS | second | {"an", "colleague"}
        assert who(people, "verify_impact", one.impacts.get()) == BROKERS | second
