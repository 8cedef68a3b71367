"""Keeping and refusing in a browser without scripts, the list of verdicts, one verdict."""

import pytest

from cungcau.discovery.actions import keep_proposal, refuse_proposal
from cungcau.discovery.models import Verdict
from cungcau.discovery.verdicts import Seen, verdict_on
from cungcau.listings.models import Listing

pytestmark = pytest.mark.usefixtures("point", "lan")


@pytest.fixture
def page_of(client):
    def read(path, user, **posted):
        client.force_login(user)
        answer = client.post(path, posted, follow=True) if posted else client.get(path)
        return answer, answer.content.decode()

    return read


def test_a_broker_keeps_with_one_press_and_both_pages_show_it(page_of, need, offer, dung):
    path = f"/listings/{need.pid}/matches/"
    assert f'action="{path}{offer.pid}/keep/"' in page_of(path, dung)[1]

    answer, page = page_of(f"{path}{offer.pid}/keep/", dung, seen=str(Seen.of(verdict_on(need, offer))))

    assert answer.redirect_chain == [(path, 302)]
    assert f"{dung.name} đã giữ lại ngày" in page
    assert f"{dung.name} đã giữ lại ngày" in page_of(f"/listings/{offer.pid}/matches/", dung)[1]


def test_neither_side_sees_buttons_or_marks(page_of, need, offer, an, quan, dung):
    keep_proposal(need, offer, by=dung, note="bí mật của bàn điều phối")

    for user, listing in ((an, need), (quan, offer)):
        _answer, page = page_of(f"/listings/{listing.pid}/matches/", user)
        assert "/keep/" not in page
        assert "bí mật của bàn điều phối" not in page
        assert dung.name not in page


def test_a_refusal_without_a_reason_is_asked_again(page_of, need, offer, dung):
    path = f"/listings/{need.pid}/matches/{offer.pid}/refuse/"

    answer, page = page_of(path, dung, seen=str(Seen.of(verdict_on(need, offer))), reason="", note="Vì sao?")

    assert answer.status_code == 422
    assert "Vì sao?" in page
    assert not Verdict.objects.exists()


def test_a_press_without_versions_is_asked_again(page_of, need, offer, dung):
    answer, page = page_of(f"/listings/{need.pid}/matches/{offer.pid}/keep/", dung, note="x")

    assert answer.status_code == 422
    assert f'name="seen" value="{Seen.of(verdict_on(need, offer))}"' in page
    assert not Verdict.objects.exists()


def test_who_comes_second_keeps_what_was_typed(page_of, need, offer, dung):
    seen = str(Seen.of(verdict_on(need, offer)))
    Listing.objects.filter(pk=offer.pk).update(version=offer.version + 1)

    answer, page = page_of(f"/listings/{need.pid}/matches/{offer.pid}/keep/", dung, seen=seen, note="Đáng gặp.")

    assert answer.status_code == 409
    assert "Đáng gặp." in page
    assert not Verdict.objects.exists()


def test_a_double_press_is_one_verdict(page_of, need, offer, dung):
    seen = str(Seen.of(verdict_on(need, offer)))
    for _press in range(2):
        answer, _page = page_of(f"/listings/{need.pid}/matches/{offer.pid}/keep/", dung, seen=seen)
        assert answer.status_code == 200

    assert Verdict.objects.get().version == 1


def test_refused_pairs_stand_apart_with_who_and_why(page_of, need, offer, an, dung):
    refuse_proposal(need, offer, by=dung, reason="standards", note="QCVN 13 cột A")
    path = f"/listings/{need.pid}/matches/"

    for_broker, for_owner = page_of(path, dung)[1], page_of(path, an)[1]

    assert "QCVN 13 cột A" in for_broker.partition('id="refused-before"')[2]
    assert "Điều phối viên của điểm kết nối đã loại cặp này." in for_owner
    assert "QCVN 13 cột A" not in for_owner


def test_what_returns_says_why(page_of, need, offer, dung):
    refuse_proposal(need, offer, by=dung, reason="standards")
    Listing.objects.filter(pk=offer.pk).update(advantages="Nay đạt cột A.")

    page = page_of(f"/listings/{need.pid}/matches/", dung)[1]

    assert "Từ đó đến nay nguồn cung đã thay đổi. Vì vậy cặp này được đề xuất lại." in page


def test_the_list_shows_kept_and_refused_with_reasons(page_of, need, offer, dung, ha, mai):
    keep_proposal(need, offer, by=dung, note="Đáng gặp.")

    assert "Đáng gặp." in page_of("/proposals/", ha)[1]
    assert "Đáng gặp." not in page_of("/proposals/?state=refused", ha)[1]
    assert page_of("/proposals/", mai)[0].status_code == 403


def test_a_verdict_has_its_story_and_can_be_taken_back(page_of, need, offer, dung, quan):
    verdict = refuse_proposal(need, offer, by=dung, reason="standards")
    path = f"/proposals/{verdict.pid}/"

    assert "Đã loại: Không đạt tiêu chuẩn, quy chuẩn phải theo" in page_of(path, dung)[1]
    page_of(f"{path}undo/", dung, version=1, note="Nhầm.")
    assert Verdict.objects.get().state == "open"
    assert "Đã rút lại quyết định" in page_of(path, dung)[1]
    assert page_of(path, quan)[0].status_code == 404


def test_the_reasons_of_then_stay_readable_where_no_budget_went_into_them(page_of, need, offer, dung):
    Listing.objects.filter(pk=need.pk).update(budget_disclosure="hidden")
    need.refresh_from_db()
    verdict = keep_proposal(need, offer, by=dung)

    text = page_of(f"/proposals/{verdict.pid}/", dung)[1]
    assert "Lý do tại thời điểm quyết định" in text and "Kinh phí của nhu cầu nay không hiển thị" not in text


def test_the_reasons_of_then_are_hidden_with_the_budget(page_of, need, offer, dung, ha):
    verdict = keep_proposal(need, offer, by=dung)
    Listing.objects.filter(pk=need.pk).update(budget_disclosure="hidden")

    assert "500 triệu" not in page_of(f"/proposals/{verdict.pid}/", dung)[1]
    assert "500 triệu" in page_of(f"/proposals/{verdict.pid}/", ha)[1]
