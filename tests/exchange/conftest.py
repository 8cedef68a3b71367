"""What the tests of exchange have in common."""

import pytest


@pytest.fixture(autouse=True)
def there(vocabulary, settings, tmp_path):
    """Codes are those of the database; files lie in a folder of the test."""
    settings.MEDIA_ROOT = tmp_path / "files"
