"""The demo's part: An has withdrawn one consent, and the steward finds a request that waits."""

import pytest

from cungcau.access.persons import agreed_by
from cungcau.persons import demo
from cungcau.persons.finding import person_of
from cungcau.persons.models import Erasure
from cungcau.registry.actions import add_contact
from tests.people import organisation, person

pytestmark = pytest.mark.django_db


def test_one_consent_is_withdrawn_by_herself_and_one_erasure_waits(lan, dung):
    an = person("an", "Trần Thu An", phone="000 3300 101")
    organisation("Anh Tơ", external_id=demo.FIRM, is_demo=True)
    add_contact(organisation("Tân Xã"), by=dung, name="Đinh Quỳnh Giao", email=demo.LEAVER)

    demo.plant()

    assert sorted((line.withdrawn_how != "", line.withdrawn_on is not None) for line in agreed_by(person_of(an))) == [
        (False, False), (True, True),
    ]  # fmt: skip
    assert (Erasure.objects.get().state, Erasure.objects.get().by) == ("asked", lan)
