"""It does not hold."""

import pytest

from cungcau.brokerage.actions import present_agreement, void_agreement
from cungcau.kit.policy import can
from cungcau.trail.queries import history_of
from tests.factories.papers import an_agreement

pytestmark = pytest.mark.usefixtures("vocabulary")


@pytest.fixture(autouse=True)
def own_folder(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


def test_its_state_and_who_reads_it_then(case, dung, an):
    agreement = void_agreement(present_agreement(an_agreement(case, dung), by=dung), by=dung, note="Vì vậy")

    assert (agreement.state, can(an, "read", agreement)) == ("void", False)
    assert (history_of(agreement)[0].verb, history_of(agreement)[0].note) == ("void_agreement", "Vì vậy")
