"""A draft is changed, with its parties and shares."""

from decimal import Decimal

import pytest

from cungcau.brokerage.actions import revise_agreement
from cungcau.kit.errors import Refused
from cungcau.trail.queries import history_of
from tests.factories.papers import an_agreement, parties

pytestmark = pytest.mark.usefixtures("vocabulary")


@pytest.fixture(autouse=True)
def own_folder(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


def test_what_was_changed_is_remembered(case, dung):
    agreement = an_agreement(case, dung, territory="Hà Nội")

    revise_agreement(agreement, by=dung, parties=parties(case, (Decimal(30), Decimal(70))), title="Khác", territory="Hà Nội")

    assert (agreement.title, [side.share for side in agreement.sides.all()]) == ("Khác", [30, 70])
    assert history_of(agreement)[0].facts == {"fields": ["title"]}


def test_shares_that_do_not_add_up_leave_everything_as_it_was(case, dung):
    agreement = an_agreement(case, dung)

    with pytest.raises(Refused):
        revise_agreement(agreement, by=dung, parties=parties(case, (Decimal(30), Decimal(60))), title="Khác")

    agreement.refresh_from_db()
    assert (agreement.title, agreement.version) == ("Giữ bí mật về màng ôzôn", 1)
