"""A withdrawn document and its files stay."""

import pytest

from cungcau.brokerage.actions import void_agreement, withdraw_paper
from cungcau.kit.errors import Refused
from tests.factories.papers import a_paper, an_agreement, signed

pytestmark = pytest.mark.usefixtures("vocabulary")


@pytest.fixture(autouse=True)
def own_folder(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


def test_nothing_is_deleted(case, dung):
    paper = withdraw_paper(a_paper(case, dung), by=dung, note="Nhầm bản")

    assert (paper.state, paper.copies.count()) == ("withdrawn", 1)


def test_a_signed_copy_goes_only_with_its_agreement(case, dung):
    agreement = signed(an_agreement(case, dung), dung)
    copy = agreement.signed_copy
    with pytest.raises(Refused):
        withdraw_paper(copy, by=dung, note="Nhầm")

    void_agreement(agreement, by=dung, note="Ký nhầm người")
    withdraw_paper(copy, by=dung, note="Nhầm")

    assert copy.state == "withdrawn"
