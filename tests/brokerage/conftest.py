"""An offer of the institute, a need of the seeker, an interest in each; and the cast on whom the policies of a case are tried."""

import pytest

from cungcau.kit.policy import SYSTEM
from tests.brokerage.cast import NAMES, peopled
from tests.factories.cases import a_case
from tests.factories.interests import an_interest, led_to
from tests.factories.listings import a_published
from tests.factories.outcomes import an_introduction
from tests.people import employ, organisation, person


@pytest.fixture
def offer(institute, quan, ha):
    return a_published(institute, quan, ha, kind="offer")


@pytest.fixture
def need(institute, quan, ha):
    """Of the institute too, so that the same people stand on the same sides."""
    return a_published(institute, quan, ha)


@pytest.fixture
def interest(offer, seeker, an):
    return an_interest(offer, seeker, an)


@pytest.fixture
def wanted(seeker, an, ha):
    """A need of the company that seeks."""
    return a_published(seeker, an, ha)


@pytest.fixture
def case(dung, wanted, offer):
    """Its need and the institute's offer, in the hands of a broker."""
    return a_case(dung, wanted, offer)


@pytest.fixture
def colleague(db):
    return person("hung", "Đinh Văn Hùng", "broker")


@pytest.fixture
def introduction(interest, an, quan, dung):
    """The company seeks, the institute offers; their contacts are open since thirty days."""
    return an_introduction(led_to(interest, "revealed", an, quan, dung))


@pytest.fixture
def people(request, db, seeker):
    known = {name: request.getfixturevalue(name) for name in NAMES} | {"system": SYSTEM}
    known["colleague"] = employ(person("tu", "Vũ Anh Tú"), seeker, "reader")
    known["former"] = employ(person("cu", "Người Cũ"), seeker)
    known["former"].memberships.update(until="2026-01-01")
    known["left"] = employ(person("roi", "Người Rời"), organisation("Công ty đã rời"))
    known["expert"] = employ(person("chuyen", "Người Chuyên"), organisation("Viện của chuyên gia"))
    known["gone"] = person("nghi", "Người đã nghỉ", "broker")
    type(known["gone"]).objects.filter(pk=known["gone"].pk).update(is_active=False)
    known["gone"].refresh_from_db()
    return known


@pytest.fixture
def open_one(people, case):
    return peopled(case, people)


@pytest.fixture
def closed_one(people, dung, mai, wanted, offer):
    """For brokers alone, with a second adviser."""
    return peopled(a_case(dung, wanted, offer, confidentiality="brokers", second=mai), people)
