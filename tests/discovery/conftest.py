"""Each test has an index of its own, in its own folder; most begin with a need, and an offer that fits it."""

import pytest

from cungcau.discovery import index
from tests.factories.listings import a_published


@pytest.fixture(autouse=True)
def own_index(settings, tmp_path):
    settings.DATA = tmp_path
    index._open.cache_clear()
    yield
    index._open.cache_clear()


@pytest.fixture
def need(seeker, an, ha):
    return a_published(seeker, an, ha)


@pytest.fixture
def offer(institute, quan, ha):
    return a_published(institute, quan, ha, "offer")
