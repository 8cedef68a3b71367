"""A proposal about two who are in a case already is not offered again, and who opens a case for it all the same is told."""

import pytest

from cungcau.discovery.models import Verdict
from cungcau.kit import duties
from tests.factories.cases import a_case
from tests.factories.listings import a_published
from tests.factories.verdicts import judged

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("point", "lan", "vocabulary")]


def test_one_case_under_way_is_enough(client, seeker, institute, an, quan, ha, dung):
    need, offer = a_published(seeker, an, ha), a_published(institute, quan, ha, kind="offer")
    verdict = judged(need, offer, True, subject=40)
    Verdict.objects.update(by=dung)
    assert duties.counts(dung)[(duties.POINT, "brokerage.proposal")] == 1
    client.force_login(dung)
    address = f"/cases/open/?verdict={verdict.pid}"
    assert "Đang có hồ sơ" not in client.get(address).content.decode()

    case = a_case(dung, need, offer)

    assert (duties.POINT, "brokerage.proposal") not in {place for place, number in duties.counts(dung).items() if number}
    assert "Đang có hồ sơ" in (page := client.get(address).content.decode()) and case.ref in page
