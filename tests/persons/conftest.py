import pytest


@pytest.fixture(autouse=True)
def own_folder(settings, tmp_path):
    """Files of personal data lie in a folder of the test's own."""
    settings.DATA = tmp_path
