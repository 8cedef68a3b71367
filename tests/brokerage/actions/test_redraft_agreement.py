"""It is a draft again, and its parties do not see it."""

import pytest

from cungcau.brokerage.actions import present_agreement, redraft_agreement
from cungcau.kit.policy import can
from cungcau.trail.queries import history_of
from tests.factories.papers import an_agreement

pytestmark = pytest.mark.usefixtures("vocabulary")


@pytest.fixture(autouse=True)
def own_folder(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


def test_its_state_and_who_reads_it_then(case, dung, an):
    agreement = redraft_agreement(present_agreement(an_agreement(case, dung), by=dung), by=dung, note="Vì vậy")

    assert (agreement.state, can(an, "read", agreement)) == ("draft", False)
    assert (history_of(agreement)[0].verb, history_of(agreement)[0].note) == ("redraft_agreement", "Vì vậy")
