"""Persona × message: who reads what, by hand and by list; files go with their message."""

import pytest

from cungcau.access.models import User
from cungcau.brokerage.actions import add_party, end_party, pass_on_message
from cungcau.brokerage.message_models import IncomingMail, Message
from cungcau.files.models import File
from cungcau.kit.policy import POLICIES, SYSTEM, can, visible
from tests.factories.cases import put
from tests.factories.messages import a_message, a_partys, a_pdf
from tests.people import employ, organisation, person

NAMES = ("an", "binh", "quan", "ha", "dung", "mai", "son", "lan", "quang", "guest")


@pytest.fixture
def people(request, case, seeker, mai):
    put(case, second=mai)
    known = {name: request.getfixturevalue(name) for name in NAMES} | {"system": SYSTEM}
    known["colleague"] = employ(person("tu", "Vũ Anh Tú"), seeker, "reader")
    known["former"] = employ(person("cu", "Người Cũ"), seeker)
    known["former"].memberships.update(until="2026-01-01")
    known["expert"] = employ(person("chuyen", "Người Chuyên"), organisation("Viện của chuyên gia"))
    known["left"] = employ(person("roi", "Người Rời"), organisation("Công ty đã rời"))
    for name, role in (("expert", "expert"), ("left", "supply")):
        add_party(case, by=known["dung"], role=role, organisation=known[name].memberships.get().organisation)
    gone = case.parties.get(organisation=known["left"].memberships.get().organisation)
    end_party(case, by=known["dung"], party=gone, why="x")
    return known


@pytest.fixture
def every(case, people):
    """Of each writer to each readers, and one that was passed on, all with a file."""
    rows = {shared: a_message(case, people["dung"], shared=shared, files=[a_pdf()]) for shared in (
        "none", "demand", "supply", "sides", "all"
    )}  # fmt: skip
    rows |= {f"of {name}": a_partys(case, people[name], files=[a_pdf()]) for name in ("an", "quan", "expert")}
    rows["passed"] = a_partys(case, people["an"], files=[a_pdf()])
    pass_on_message(case, by=people["dung"], message=rows["passed"], to="supply")
    return {name: Message.objects.get(pk=row.pk) for name, row in rows.items()}


POINT, DEMAND, SUPPLY, EXPERT = {"dung", "mai"}, {"an", "colleague"}, {"quan"}, {"expert"}
READ = {
    "none": POINT, "demand": POINT | DEMAND, "supply": POINT | SUPPLY, "sides": POINT | DEMAND | SUPPLY,
    "all": POINT | DEMAND | SUPPLY | EXPERT, "of an": POINT | DEMAND, "of quan": POINT | SUPPLY, "of expert": POINT | EXPERT,
    "passed": POINT | DEMAND | SUPPLY,
}  # fmt: skip


def test_who_reads_which_message_and_its_file(people, every):
    for name, row in every.items():
        file = File.objects.get(subject_key=row.pid)

        assert {one for one, user in people.items() if can(user, "read", row)} == READ[name], name
        assert {one for one, user in people.items() if can(user, "read", file)} == READ[name], name


@pytest.mark.parametrize("model", [Message, IncomingMail, File])
def test_check_and_query_agree_for_everybody_and_every_verb(people, every, model):
    IncomingMail.objects.create(key="k", state="held")
    different = [
        (name, verb, thing.pk)
        for verb in POLICIES[model._meta.label_lower]
        for name, user in people.items()
        for thing in model.objects.all()
        if can(user, verb, thing) != visible(user, model.objects.all(), verb).filter(pk=thing.pk).exists()
    ]

    assert different == []


def test_what_was_sent_loses_no_file_and_gets_none(people, every):
    files = File.objects.all()

    assert not any(can(user, verb, file) for user in people.values() for verb in ("attach", "detach", "mark") for file in files)


def test_held_mail_is_the_brokers_alone(people, case):
    mail = IncomingMail.objects.create(key="k", state="held", case=case)

    for verb in ("read", "admit", "drop"):
        assert {name for name, user in people.items() if can(user, verb, mail)} == {"dung"}


def test_who_has_left_reads_nothing_any_more(people, every):
    people["quan"].memberships.update(until="2026-01-02")
    fresh = User.objects.get(pk=people["quan"].pk)

    assert not visible(fresh, Message.objects.all()).exists()
