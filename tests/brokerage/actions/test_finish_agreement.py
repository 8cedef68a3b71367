"""What is signed ends."""

import pytest

from cungcau.brokerage.actions import finish_agreement
from cungcau.kit.policy import can
from cungcau.trail.queries import history_of
from tests.factories.papers import an_agreement, signed

pytestmark = pytest.mark.usefixtures("vocabulary")


@pytest.fixture(autouse=True)
def own_folder(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


def test_its_state_and_who_reads_it_then(case, dung, an):
    agreement = finish_agreement(signed(an_agreement(case, dung), dung), by=dung, note="Vì vậy")

    assert (agreement.state, can(an, "read", agreement)) == ("finished", True)
    assert (history_of(agreement)[0].verb, history_of(agreement)[0].note) == ("finish_agreement", "Vì vậy")
