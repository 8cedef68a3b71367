"""Button, 403 and list agree; others see that a time is taken, never by whom."""

import pytest
from django.core.management import call_command

from cungcau.facilities.models import Booking, Facility
from cungcau.facilities.workflow import BookingState, State
from cungcau.kit.policy import POLICIES, SYSTEM, can, visible
from tests.factories.facilities import a_facility, a_request, put
from tests.people import employ, person

NAMES = ("an", "binh", "quan", "ha", "dung", "mai", "son", "lan", "quang", "guest")


@pytest.fixture
def people(request, db, institute, seeker):
    known = {name: request.getfixturevalue(name) for name in NAMES} | {"system": SYSTEM}
    known["reader"] = employ(person("doc", "Đỗ Văn Đọc"), institute, "reader")
    known["colleague"] = employ(person("tu", "Vũ Anh Tú"), seeker, "reader")
    return known


@pytest.fixture
def rows(people, facility, seeker, institute, quan, an):
    for state in State:
        put(a_facility(institute, quan, name_vi=str(state)), state)
    for state in BookingState:
        put(a_request(facility, seeker, an), state)
    put(a_request(facility, seeker, people["colleague"]), "approved", starts_at="2026-01-05T02:00Z", ends_at="2026-01-05T04:00Z")
    other = a_facility(institute, quan, name_vi="Của Quân", approver=quan)
    Booking.objects.filter(pk=a_request(put(other, "published"), seeker, an).pk).update(facility=other)


@pytest.mark.parametrize("model", [Facility, Booking])
def test_check_and_query_agree_for_everybody_and_every_verb(model, people, rows):
    different = [
        (name, verb, str(thing), thing.state)
        for verb in POLICIES[model._meta.label_lower]
        for name, user in people.items()
        for thing in model.objects.all()
        if can(user, verb, thing) != visible(user, model.objects.all(), verb).filter(pk=thing.pk).exists()
    ]

    assert different == []


def test_a_booking_is_read_by_its_two_sides_and_the_moderators(people, booking):
    assert {name for name, user in people.items() if can(user, "read", booking)} == {
        "an", "colleague", "quan", "reader", "ha", "lan",
    }  # fmt: skip


def test_who_only_reads_for_the_owner_decides_nothing(people, booking):
    deciding = ("approve", "propose", "decline")

    assert [name for name, user in people.items() if any(can(user, verb, booking) for verb in deciding)] == ["quan"]


def test_a_draft_is_seen_by_its_people_only(people, institute, quan):
    draft = a_facility(institute, quan)

    assert {name for name, user in people.items() if can(user, "read", draft)} == {"quan", "reader"}


def test_the_migrations_say_what_the_models_say(db):
    call_command("makemigrations", "facilities", check=True, dry_run=True, verbosity=0)
