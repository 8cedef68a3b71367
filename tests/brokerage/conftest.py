"""An offer of the institute, a need of the seeker, and an interest in each."""

import pytest

from tests.factories.cases import a_case
from tests.factories.interests import an_interest
from tests.factories.listings import a_published
from tests.people import person


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
