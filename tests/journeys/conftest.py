"""Journeys start with a set-up point, the code lists and a search index of their own."""

import pytest

from cungcau.discovery import index
from cungcau.vocabulary.queries import forget


@pytest.fixture(autouse=True)
def own_folder(settings, tmp_path):
    settings.DATA = tmp_path
    settings.MEDIA_ROOT = tmp_path / "files"
    index._open.cache_clear()
    forget()
    yield
    index._open.cache_clear()
    forget()
