"""A need, and an offer that fits it."""

import pytest

from tests.factories.listings import a_published


@pytest.fixture
def need(seeker, an, ha):
    return a_published(seeker, an, ha)


@pytest.fixture
def offer(institute, quan, ha):
    return a_published(institute, quan, ha, "offer")
