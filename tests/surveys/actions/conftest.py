"""A running campaign with one firm, which Mai visits."""

import pytest

from tests.factories.surveys import a_visit


@pytest.fixture
def visit(dung, seeker, mai):
    return a_visit(dung, seeker, mai)


@pytest.fixture
def campaign(visit):
    return visit.campaign
