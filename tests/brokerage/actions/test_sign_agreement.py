"""With every signature, a day that was, and the copy."""

from io import BytesIO

import pytest

from cungcau.brokerage.actions import present_agreement, sign_agreement
from cungcau.brokerage.paper_models import Paper
from cungcau.kit.errors import Refused
from tests.factories.cases import day
from tests.factories.papers import an_agreement, signature

pytestmark = pytest.mark.usefixtures("vocabulary")


@pytest.fixture(autouse=True)
def own_folder(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def presented(case, dung):
    return present_agreement(an_agreement(case, dung), by=dung)


def test_the_copy_is_kept_for_the_brokers(presented, dung):
    sign_agreement(presented, by=dung, **signature(presented, signed_on=day(-3), number="12/BM"))

    assert (presented.state, presented.signed_on, presented.number) == ("signed", day(-3), "12/BM")
    assert (presented.signed_copy.access, presented.signed_copy.kind) == ("brokers", "signed")


def wrong_ways(agreement):
    said = signature(agreement)
    return {
        "unsigned": {**said, "signers": said["signers"][:1]}, "future": {**said, "signed_on": day(1)},
        "empty_file": {**said, "upload": BytesIO(b"")},
    }  # fmt: skip


@pytest.mark.parametrize("code", ["unsigned", "future", "empty_file"])
def test_what_is_missing_is_told_and_nothing_is_kept(presented, dung, code):
    with pytest.raises(Refused, match=code):
        sign_agreement(presented, by=dung, **wrong_ways(presented)[code])

    presented.refresh_from_db()
    assert (presented.state, Paper.objects.count()) == ("presented", 0)


def test_what_the_law_prohibits_is_not_signed_either(case, dung):
    agreement = present_agreement(an_agreement(case, dung, kind="licence"), by=dung)
    type(agreement).objects.filter(pk=agreement.pk).update(listed="prohibited")
    agreement.refresh_from_db()

    with pytest.raises(Refused, match="prohibited"):
        sign_agreement(agreement, by=dung, **signature(agreement))

    assert not Paper.objects.exists()
