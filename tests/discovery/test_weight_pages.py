"""The steward's pages of the weights, without scripts; and what the others see of them."""

import pytest

from cungcau.discovery.actions import estimate_weights, switch_on_weights
from cungcau.discovery.models import Weights
from cungcau.discovery.queries import weights_in_force
from tests.factories.listings import a_published
from tests.factories.verdicts import a_judged_park

pytestmark = pytest.mark.usefixtures("point", "lan")
OVERVIEW = "/matching/weights/"


@pytest.fixture
def page_of(client):
    def read(path, user, posting=False, **posted):
        client.force_login(user)
        answer = client.post(path, posted, follow=True) if posted or posting else client.get(path)
        return answer, answer.content.decode()

    return read


def test_with_nothing_judged_the_page_says_so_and_offers_no_button(page_of, lan):
    page = page_of(OVERVIEW, lan)[1]

    assert "Chưa đủ dữ liệu để học" in page
    assert "Đến nay có 0 nhu cầu vừa có đề xuất được giữ lại vừa có đề xuất bị loại." in page
    assert "Trọng số đặt sẵn của bộ ghép nối" in page
    assert f'action="{OVERVIEW}estimate/"' not in page
    page = page_of(f"{OVERVIEW}estimate/", lan, posting=True)[1]
    assert "Chưa đủ dữ liệu để học: cần ít nhất hai nhu cầu" in page
    assert not Weights.objects.exists()


def test_a_steward_estimates_reads_switches_on_and_back(page_of, seeker, an, lan):
    a_judged_park(seeker, an, 12)

    answer, page = page_of(f"{OVERVIEW}estimate/", lan, posting=True)
    weights = Weights.objects.get()
    assert answer.redirect_chain[-1][0] == weights.get_absolute_url()
    assert "Khuyến nghị dùng: trên các nhu cầu để riêng" in page
    assert "trong 0 trên 100 trường hợp nếu dùng trọng số đặt sẵn và 100 nếu dùng trọng số học được." in page

    page = page_of(f"{OVERVIEW}{weights.pid}/switch_on/", lan, version=weights.version, note="")[1]
    assert weights_in_force() == weights
    assert "Quay về trọng số đặt sẵn" in page
    assert str(weights) in page_of(OVERVIEW, lan)[1]

    weights.refresh_from_db()
    page_of(f"{OVERVIEW}{weights.pid}/switch_back/", lan, version=weights.version, note="Thử xong.")
    assert weights_in_force() is None
    assert "Thử xong." in page_of(weights.get_absolute_url(), lan)[1]


def test_the_same_verdicts_are_learned_from_once(page_of, seeker, an, lan):
    a_judged_park(seeker, an, 3)

    for _press in range(2):
        page_of(f"{OVERVIEW}estimate/", lan, posting=True)

    assert Weights.objects.count() == 1
    assert "đến nay chưa có quyết định nào mới" in page_of(OVERVIEW, lan)[1]


def test_against_advice_the_form_asks_why(page_of, seeker, an, lan):
    a_judged_park(seeker, an, 3)
    weights = estimate_weights(by=lan)

    assert "Chưa khuyến nghị: 3 nhu cầu" in page_of(weights.get_absolute_url(), lan)[1]
    answer, page = page_of(f"{OVERVIEW}{weights.pid}/switch_on/", lan, version=weights.version, note="")

    assert answer.status_code == 422
    assert "hãy ghi rõ vì sao vẫn đưa vào dùng" in page
    assert weights_in_force() is None


def test_nobody_but_a_steward_reads_them(page_of, seeker, an, lan, dung, ha, quang):
    a_judged_park(seeker, an, 3)
    weights = estimate_weights(by=lan)

    for user in (an, dung, ha, quang):
        assert page_of(OVERVIEW, user)[0].status_code == 403
        assert page_of(weights.get_absolute_url(), user)[0].status_code == 404
        assert page_of(f"{OVERVIEW}estimate/", user, posting=True)[0].status_code == 403
        assert page_of(f"{weights.get_absolute_url()}switch_on/", user, version=1)[0].status_code == 404


def test_a_page_of_matches_says_when_learned_weights_count(page_of, seeker, institute, an, quan, ha, lan):
    need, offer = a_published(seeker, an, ha), a_published(institute, quan, ha, "offer")
    a_judged_park(seeker, an, 12)
    weights = estimate_weights(by=lan)
    note, path = "Điểm được tính theo trọng số học từ các đề xuất", f"/listings/{need.pid}/matches/"
    assert note not in page_of(path, an)[1]

    switch_on_weights(weights, by=lan)

    page = page_of(path, an)[1]
    assert note in page and str(weights) in page
    assert weights.get_absolute_url() not in page
    assert weights.get_absolute_url() in page_of(path, lan)[1]
    assert note in page_of(f"/listings/{offer.pid}/matches/", quan)[1]
