"""Button, 403 and list agree; and the table of who learns what, written by hand: persona × state × field."""

import pytest
from django.core.management import call_command
from django.utils import timezone

from cungcau.brokerage.models import Interest
from cungcau.brokerage.workflow import State
from cungcau.kit.policy import POLICIES, SYSTEM, can, visible
from tests.factories.interests import an_interest, led_to, put
from tests.factories.listings import a_published
from tests.people import employ, organisation, person

NAMES = ("an", "binh", "quan", "ha", "dung", "mai", "son", "lan", "quang", "guest")


@pytest.fixture
def people(request, db, institute, seeker):
    known = {name: request.getfixturevalue(name) for name in NAMES} | {"system": SYSTEM}
    known["colleague"] = employ(person("tu", "Vũ Anh Tú"), seeker, "reader")
    known["assistant"] = employ(person("doc", "Đỗ Văn Đọc"), institute, "reader")
    known["former"] = employ(person("cu", "Người Cũ"), seeker)
    known["once"] = employ(person("truoc", "Người Trước"), institute)
    for name in ("former", "once"):
        known[name].memberships.update(until="2026-01-01")
    known["excluded"] = employ(person("loai", "Người bị loại"), organisation("Công ty bị loại"))
    return known


@pytest.fixture
def listing(people, institute, quan, ha):
    """Anonymous, and not for one organisation."""
    excluded = people["excluded"].memberships.get().organisation
    return a_published(institute, quan, ha, kind="offer", anonymity="anonymous", excluded_organisations=[excluded])


@pytest.fixture
def rows(listing, people, seeker):
    """One in each state, named and not, in an anonymous listing."""
    made = {}
    for named in (True, False):
        for state in State:
            interest = an_interest(listing, seeker, people["an"], named=named)
            made[state, named] = led_to(interest, state, people["an"], people["quan"], people["dung"])
            # the next one may be sent too
            Interest.objects.filter(pk=interest.pk).update(organisation=organisation(f"tạm {state} {named}"))
    for interest in made.values():
        interest.refresh_from_db()
    return made


def test_check_and_query_agree_for_everybody_and_every_verb(people, listing, seeker, rows):
    an_interest(listing, seeker, people["an"])
    told = rows[State.DECLINED, True]
    Interest.objects.filter(pk=told.pk).update(answer_is_told=True)
    different = [
        (name, verb, thing.state)
        for verb in POLICIES["brokerage.interest"]
        for name, user in people.items()
        for thing in Interest.objects.all()
        if can(user, verb, thing) != visible(user, Interest.objects.all(), verb).filter(pk=thing.pk).exists()
    ]

    assert different == []


SENDER, OWNER = {"an", "colleague"}, {"quan", "assistant"}
BROKER = {"dung"}
BEFORE = {State.SENT, State.SCREENING, State.REJECTED, State.WITHDRAWN}  # the owner hears nothing of these
FIELDS = ("read", "read_sender", "read_owner", "read_sender_contact", "read_owner_contact", "read_answer", "read_desk")


def expected(field, state, named):
    """Who may see that, in an anonymous listing, of an interest that came to that state on the way of `led_to`."""
    owner = set() if state in BEFORE else OWNER
    both_know = SENDER | owner if state == State.REVEALED else set()
    return BROKER | {
        "read": SENDER | owner,
        "read_sender": SENDER | (owner if named else set()) | both_know,
        "read_owner": owner | both_know,
        "read_sender_contact": SENDER | both_know,
        "read_owner_contact": owner | both_know,
        "read_answer": owner | (SENDER if state == State.REJECTED else set()),
        "read_desk": set(),
    }[field]


@pytest.mark.parametrize("named", [True, False])
@pytest.mark.parametrize("state", State)
def test_who_learns_what(people, listing, seeker, named, state):
    interest = an_interest(listing, seeker, people["an"], named=named, agrees=False)
    led_to(interest, state, people["an"], people["quan"], people["dung"])

    found = {field: {name for name, user in people.items() if can(user, field, interest)} for field in FIELDS}

    assert found == {field: expected(field, state, named) for field in FIELDS}


def test_whose_a_named_listing_is_the_sender_knows(people, interest):
    assert can(people["an"], "read_owner", interest)
    assert not can(people["an"], "read_owner_contact", interest)


def test_who_left_sees_nothing_of_what_she_sent_herself(people, interest, an):
    an.memberships.update(until=timezone.localdate())

    assert [field for field in FIELDS if can(an, field, interest)] == []


def test_who_only_reads_decides_nothing(people, interest):
    put(interest, "forwarded")
    verbs = ("accept", "decline", "agree_owner", "agree_sender", "withdraw", "close")

    assert {name for name, user in people.items() if any(can(user, verb, interest) for verb in verbs)} - {"system"} == {
        "an", "quan", "dung"
    }


def test_the_migrations_say_what_the_models_say(db):
    call_command("makemigrations", "brokerage", check=True, dry_run=True, verbosity=0)
