"""The institute lends (Quân edits for it), An's company asks."""

import pytest

from tests.factories.facilities import a_bookable, a_request


@pytest.fixture
def facility(institute, quan, ha):
    return a_bookable(institute, quan, ha)


@pytest.fixture
def booking(facility, seeker, an):
    return a_request(facility, seeker, an)
