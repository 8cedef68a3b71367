"""An agreement is begun between parties of its case."""

from decimal import Decimal

import pytest

from cungcau.brokerage.actions import add_party, end_party
from cungcau.brokerage.agreement_models import Agreement
from cungcau.kit.errors import Refused
from tests.factories.cases import a_case
from tests.factories.papers import an_agreement, parties

pytestmark = pytest.mark.usefixtures("vocabulary")


@pytest.fixture(autouse=True)
def own_folder(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


def test_it_is_numbered_by_the_point(case, dung, point):
    refs = [an_agreement(case, dung).ref for _number in range(2)]

    assert [ref[:8] for ref in refs] == ["DEMO-TT-"] * 2
    assert [ref[-4:] for ref in refs] == ["-001", "-002"]


@pytest.mark.parametrize("shares", [(50, 50), ("33.33", "66.67"), (0, 100), (None, None)])
def test_shares_that_add_up_are_kept(case, dung, shares):
    given = [Decimal(share) if share is not None else None for share in shares]

    agreement = an_agreement(case, dung, parties=parties(case, tuple(given)))

    assert [side.share for side in agreement.sides.all()] == given


@pytest.mark.parametrize("shares", [(50, 49), (100, None), ("33.33", "66.66"), (60, 60)])
def test_shares_that_do_not_are_refused(case, dung, shares):
    given = [Decimal(share) if share is not None else None for share in shares]

    with pytest.raises(Refused, match="shares"):
        an_agreement(case, dung, parties=parties(case, tuple(given)))

    assert not Agreement.objects.exists()


def test_strangers_those_who_left_and_one_alone_are_refused(case, dung, wanted):
    other = a_case(dung, wanted, None, goal="Việc khác")
    add_party(case, by=dung, role="expert", name="PGS Chuyên")
    left = case.parties.get(role="expert")
    end_party(case, by=dung, party=left, why="Bận")
    demand, supply = parties(case)

    for wrong in ([demand], [demand, other.parties.get()], [demand, supply, left]):
        with pytest.raises(Refused):
            an_agreement(case, dung, parties=dict.fromkeys(wrong))


def test_a_kind_that_nobody_knows_is_refused(case, dung):
    with pytest.raises(Refused, match="no_kind"):
        an_agreement(case, dung, kind="promise")
