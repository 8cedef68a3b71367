"""More like this, for a reader; near duplicates, for a moderator."""

import pytest

from cungcau.discovery.alike import more_like, near_duplicates
from cungcau.engines.matching import Offer
from cungcau.engines.matching.likeness import neighbours, said_alike
from cungcau.listings.models import Listing
from tests.factories.listings import NEED, a_published, a_submitted

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("point", "lan")]
BEES = {
    "title_vi": "Đàn ong chết hàng loạt vào mùa mưa",
    "summary_vi": "Trại nuôi 400 đàn ong mật, mỗi mùa mưa mất một phần ba vì ấu trùng thối, cần cách giữ tổ khô và chữa bệnh.",
    "description_vi": "Thùng gỗ đặt ngoài vườn.", "problem": "Ấu trùng thối, ong bỏ tổ.",
}  # fmt: skip
REWRITTEN = {
    "title_vi": "Nước thải nhuộm vẫn còn màu sau trạm",
    "summary_vi": NEED["summary_vi"].replace("350 m³", "380 m³"),
    "description_vi": "Đã thử thêm phèn. Trạm hiện nay keo tụ rồi bể hiếu khí, chưa hết màu.",
}


@pytest.fixture
def others(rival, binh, ha):
    """One about the same, one about bees, and an offer about the same."""
    same = a_published(rival, binh, ha, title_vi="Màu nước thải nhuộm vượt ngưỡng", description_vi="Nước nhuộm có màu đậm.")
    bees = a_published(rival, binh, ha, **BEES)
    a_published(rival, binh, ha, "offer")
    return same, bees


def test_more_like_this_is_of_the_same_kind_and_about_the_same(need, others, guest):
    assert [one.listing for one in more_like(need, guest)] == [others[0]]


def test_more_like_this_shows_only_what_the_reader_may_see(need, others, guest, seeker):
    Listing.objects.filter(pk=others[0].pk).update(anonymity="internal")

    assert others[0] not in [one.listing for one in more_like(need, guest)]


def test_a_text_handed_in_again_with_changes_is_told_with_its_words(need, rival, binh, ha):
    waiting = a_submitted(rival, binh, **REWRITTEN)

    ((own, found),) = near_duplicates([waiting], ha)

    assert (own, found.listing) == (waiting, need)
    assert 25 <= found.score < 100
    assert "nhuộm" in found.words


def test_what_is_only_about_the_same_is_no_duplicate(need, rival, binh, ha):
    other = a_submitted(
        rival, binh, title_vi="Khử màu cho xưởng nhuộm vải", problem="Nước xả có màu xanh đậm, người dân phản ánh.",
        summary_vi="Xưởng nhuộm vải của chúng tôi xả nước xanh đậm ra mương, muốn tìm công nghệ lọc màu gọn và rẻ tiền điện.",
        description_vi="Mặt bằng chật.",
    )  # fmt: skip

    assert near_duplicates([other], ha) == []


def test_two_that_wait_are_compared_with_each_other(seeker, an, rival, binh, ha):
    first, second = a_submitted(seeker, an), a_submitted(rival, binh, **REWRITTEN)

    found = near_duplicates([first, second], ha)

    assert [(own, one.listing) for own, one in found] == [(first, second), (second, first)]


def test_a_listing_is_not_its_own_duplicate(seeker, an, ha):
    assert near_duplicates([a_submitted(seeker, an)], ha) == []


@pytest.mark.parametrize(("name", "status"), [("ha", 200), ("an", 403), ("dung", 403)])
def test_near_duplicates_are_for_moderators(client, need, seeker, an, request, name, status):
    waiting = a_submitted(seeker, an)
    client.force_login(request.getfixturevalue(name))

    for path in (f"/listings/{waiting.pid}/duplicates/", "/listings/queue/duplicates/"):
        assert client.get(path).status_code == status


def test_the_moderator_s_pages_lead_to_them(client, need, rival, binh, ha):
    waiting = a_submitted(rival, binh, **REWRITTEN)
    client.force_login(ha)

    assert f"/listings/{waiting.pid}/duplicates/" in client.get(waiting.get_absolute_url()).content.decode()
    assert "/listings/queue/duplicates/" in client.get("/listings/queue/").content.decode()
    page = client.get("/listings/queue/duplicates/").content.decode()
    assert need.title_vi in page
    assert waiting.title_vi in page


def test_a_page_fetches_what_is_like_it_into_itself(visit, need, others):
    page = visit(need.get_absolute_url())

    page.mouse.wheel(0, 4000)

    page.locator("#alike").get_by_text(others[0].title_vi).wait_for()


def test_without_scripts_it_is_a_link(visit, need, others):
    page = visit(need.get_absolute_url(), scripts=False)

    page.click("#alike a")

    assert others[0].title_vi in page.locator("#alike").inner_text()


@pytest.mark.parametrize(
    ("one", "other", "share"),
    [("a b c d e f g h i", "a b c d e f g h i", 1.0), ("a b c d e f g h i", "x a b c d e f g h i y", 1.0),
     ("a b c d e f g h i", "i h g f e d c b a", 0.0), ("a b", "a b", 0.0)],
)  # fmt: skip
def test_the_share_is_of_the_shorter_text_and_of_its_order(one, other, share):
    spelled = [" ".join(f"chu{letter}" for letter in text.split()) for text in (one, other)]

    assert said_alike(*(neighbours(Offer("k", "", text=text)) for text in spelled)) == share
