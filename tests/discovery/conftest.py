"""Each test has an index of its own, in its own folder."""

import pytest

from cungcau.discovery import index


@pytest.fixture(autouse=True)
def own_index(settings, tmp_path):
    settings.DATA = tmp_path
    index._open.cache_clear()
    yield
    index._open.cache_clear()
