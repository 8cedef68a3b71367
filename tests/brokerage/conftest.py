"""An offer of the institute, a need of the seeker, and an interest in each."""

import pytest

from tests.factories.interests import an_interest
from tests.factories.listings import a_published


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
