"""An's company asks, Mai and another adviser have the desk; one expert has an account, one has none."""

import pytest

from tests.factories.advice import a_plan, a_taken, an_assignment, an_expert
from tests.people import employ, person


@pytest.fixture
def advice(seeker, an, mai):
    """Mai is on it."""
    return a_taken(seeker, an, mai)


@pytest.fixture
def khanh(db):
    """Another adviser."""
    return person("khanh", "Bùi Khánh", "adviser")


@pytest.fixture
def hai(db):
    """An expert with an account, who works for nobody."""
    return person("hai", "Ngô Hải")


@pytest.fixture
def expert(hai):
    return an_expert("Ngô Hải", hai)


@pytest.fixture
def silent(db):
    """An expert without an account."""
    return an_expert("Đinh Lặng")


@pytest.fixture
def assignment(advice, expert, mai):
    return an_assignment(advice, expert, mai)


@pytest.fixture
def plan(seeker, mai):
    return a_plan(seeker, mai, steps=2)


@pytest.fixture
def former(seeker):
    left = employ(person("cuu", "Lý Văn Cựu"), seeker)
    left.memberships.update(until="2026-01-01")
    return left
