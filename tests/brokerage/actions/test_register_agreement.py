"""Signed, then filed, then registered."""

import pytest

from cungcau.brokerage.actions import register_agreement
from cungcau.kit.errors import Refused
from tests.factories.cases import day
from tests.factories.papers import an_agreement, signed

pytestmark = pytest.mark.usefixtures("vocabulary")


@pytest.fixture(autouse=True)
def own_folder(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def agreement(case, dung):
    return signed(an_agreement(case, dung, kind="licence"), dung, signed_on=day(-20))


def test_days_and_number_are_kept(agreement, dung):
    register_agreement(agreement, by=dung, filed_on=day(-9), registered_on=day(-2), registered_as="15/CGCN")

    assert (agreement.filed_on, agreement.registered_on, agreement.registered_as) == (day(-9), day(-2), "15/CGCN")


@pytest.mark.parametrize(
    ("filed", "registered", "number"), [(-21, None, ""), (-5, -6, "1"), (None, -21, "1"), (-5, -4, "")],
)  # fmt: skip
def test_days_in_the_wrong_order_and_a_registration_without_number_are_refused(agreement, dung, filed, registered, number):
    days = [day(one) if one is not None else None for one in (filed, registered)]

    with pytest.raises(Refused):
        register_agreement(agreement, by=dung, filed_on=days[0], registered_on=days[1], registered_as=number)

    agreement.refresh_from_db()
    assert (agreement.filed_on, agreement.registered_on) == (None, None)


def test_nothing_said_is_refused_and_stops_no_clock(agreement, dung):
    with pytest.raises(Refused, match="nothing"):
        register_agreement(agreement, by=dung)

    agreement.refresh_from_db()
    assert (agreement.filed_on, agreement.state) == (None, "signed")
