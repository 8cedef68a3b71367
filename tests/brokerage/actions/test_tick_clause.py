"""A content is found, once; or missing after all."""

import pytest

from cungcau.brokerage.actions import tick_clause
from cungcau.kit.errors import Refused
from tests.factories.papers import an_agreement

pytestmark = pytest.mark.usefixtures("vocabulary")


@pytest.fixture(autouse=True)
def own_folder(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


def test_a_tick_stands_once_and_is_taken_back(case, dung):
    agreement = an_agreement(case, dung, kind="licence")

    for _press in range(2):
        tick_clause(agreement, by=dung, clause="price")
    assert [(tick.clause, tick.by) for tick in agreement.clause_ticks.all()] == [("price", dung)]
    tick_clause(agreement, by=dung, clause="price", found=False)

    assert not agreement.clause_ticks.exists()


def test_a_line_that_is_not_there_is_refused(case, dung):
    with pytest.raises(Refused):
        tick_clause(an_agreement(case, dung, kind="licence"), by=dung, clause="weather")
