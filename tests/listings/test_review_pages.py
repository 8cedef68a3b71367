"""One listing before a moderator, its comments in the writer's form, changes of what is published, an expert's page."""

import re
from io import BytesIO

import pytest

from cungcau.files.actions import attach_file
from cungcau.listings.actions import amend_listing, ask_reading, edit_listing, return_listing
from cungcau.listings.models import Listing
from cungcau.listings.quality import BY_KEY, CHECKS
from cungcau.listings.queries import open_change
from tests.factories.listings import a_published, a_submitted
from tests.factories.registry import a_proposed, put
from tests.people import person

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("point", "lan")]
READ = [check.key for check in CHECKS if check.test is None]
ROWS = {
    f"{name}-{part}": "0" for name in ("specifications", "targets", "ip_items") for part in ("TOTAL_FORMS", "INITIAL_FORMS")
}


@pytest.fixture
def listing(seeker, an):
    return a_submitted(seeker, an)


def review(client, listing, **data):
    return client.post(f"/listings/{listing.pid}/review/", {"version": str(listing.version), **data})


def test_comments_at_fields_go_to_the_author_and_the_ticks_are_kept(client, listing, ha):
    client.force_login(ha)

    at_fields = {"comment-problem": "Nêu số.", "comment-specifications": "Thêm dòng."}
    answer = review(client, listing, then="return", ticks=["language"], **at_fields)

    now = Listing.objects.get(pk=listing.pk)
    assert (answer.status_code, now.state, now.comment) == (302, "returned", "Xin xem góp ý ở các mục.")
    assert [(one.field, one.text) for one in now.comments.all()] == [("problem", "Nêu số."), ("specifications", "Thêm dòng.")]
    assert now.ticks.get().key == "language"


def test_what_cannot_be_done_loses_nothing_typed(client, listing, ha, an):
    client.force_login(ha)
    empty = review(client, listing, then="return")
    both = review(client, listing, then="publish", **{"comment-problem": "Nêu số."})
    edit_listing(Listing.objects.get(pk=listing.pk), by=ha, version=listing.version, title_vi="Sửa trong lúc duyệt")
    stale = review(client, listing, then="return", **{"comment-problem": "Nêu số liệu."})

    assert (empty.status_code, both.status_code, stale.status_code) == (422, 422, 409)
    assert "Nêu số." in both.content.decode()
    assert "Nêu số liệu." in stale.content.decode()
    assert Listing.objects.get(pk=listing.pk).state == "submitted"


def test_who_changed_the_text_in_review_is_told_why_she_may_not_publish(client, listing, ha):
    edit_listing(listing, by=ha, version=listing.version, title_vi="Sửa trong lúc duyệt")
    client.force_login(ha)

    page = client.get(f"/listings/{listing.pid}/review/").content.decode()

    assert "Bạn đã sửa nội dung trong lúc duyệt" in page
    assert 'value="publish"' not in page
    assert review(client, listing, then="publish").status_code == 403
    client.force_login(person("ha2", "Vũ Thanh Hà", "moderator"))
    assert review(client, listing, then="publish", ticks=READ).status_code == 302


def test_the_page_is_for_moderators_and_while_there_is_something_to_read(client, listing, an, dung, ha, seeker):
    for user in (an, dung):
        client.force_login(user)
        assert client.get(f"/listings/{listing.pid}/review/").status_code == 403
    client.force_login(ha)
    published = a_published(seeker, an, ha)
    assert client.get(f"/listings/{published.pid}/review/").url == published.get_absolute_url()


def test_what_is_not_ticked_is_named_once_before_it_is_published(client, listing, ha):
    client.force_login(ha)

    told = review(client, listing, then="publish", ticks=READ[:2])

    listing.refresh_from_db()
    assert (told.status_code, listing.state) == (422, "submitted")
    assert [str(BY_KEY[key].label) in str(told.context["form"].non_field_errors()) for key in READ] == [False, False, True, True]
    fewer = review(client, listing, then="publish", ticks=READ[:1], unread=READ[2:])
    assert fewer.status_code == 422
    assert review(client, listing, then="publish", ticks=READ[:2], unread=READ[2:]).status_code == 302
    listing.refresh_from_db()
    assert listing.state == "published"


def test_the_writer_finds_each_comment_at_its_field_marks_it_and_loses_no_answer(client, listing, an, ha):
    fields = [("problem", "Nêu số."), ("specifications", "Thêm dòng."), ("gone", "Mục cũ.")]
    return_listing(listing, by=ha, comment="Ba mục.", at_fields=fields)
    first, second, third = listing.comments.all()
    client.force_login(an)
    address = f"/listings/{listing.pid}/edit/"

    page = client.get(address).content.decode()
    assert re.search(rf'aria-describedby="[^"]*remark-{first.pid}"', page)
    assert page.index("Mục cũ.") < page.index('name="title_vi"') < page.index("Nêu số.") < page.index("Thêm dòng.")
    sent = {**ROWS, "version": str(listing.version), "title_vi": "x", "remark": [first.pid, second.pid, third.pid],
            "mended": [first.pid], f"answer-{second.pid}": "Đã đủ dòng."}  # fmt: skip
    faulty = client.post(address, {**sent, "money_min": "nhiều"})
    assert faulty.status_code == 422
    assert "Đã đủ dòng." in faulty.content.decode()
    assert client.post(address, sent).status_code == 302

    assert [(one.mended_at is not None, one.answer) for one in listing.comments.all()] == [
        (True, ""), (False, "Đã đủ dòng."), (False, ""),
    ]  # fmt: skip


def test_the_owner_changes_a_published_listing_and_goes_on_with_the_proposed_words(client, seeker, an, ha):
    listing = a_published(seeker, an, ha)
    client.force_login(an)
    address = f"/listings/{listing.pid}/edit/"
    form = client.get(address)
    values = form.context["form"].initial
    plain = {name: value for name, value in values.items() if isinstance(value, str | int)}
    typed = {**ROWS, **plain, "version": form.context["version"], "fields_0": "207", "modes": values["modes"],
             "title_vi": "Tiêu đề mới nói rõ hơn"}  # fmt: skip

    saved = client.post(address, typed, follow=True)

    assert open_change(listing).after == {"title_vi": "Tiêu đề mới nói rõ hơn"}
    assert Listing.objects.get(pk=listing.pk).title_vi == listing.title_vi
    assert "<ins>" in saved.content.decode()
    assert client.get(address).context["form"].initial["title_vi"] == "Tiêu đề mới nói rõ hơn"
    client.logout()
    assert "Tiêu đề mới nói rõ hơn" not in client.get(listing.get_absolute_url()).content.decode()


def test_a_moderator_reads_the_difference_and_accepts_or_returns_it(client, seeker, an, ha):
    listing = a_published(seeker, an, ha)
    amend_listing(listing, by=an, version=listing.version, title_vi="Nước thải nhuộm vẫn còn màu sau xử lý")
    change = open_change(listing)
    client.force_login(ha)

    page = client.get(f"/listings/{listing.pid}/review/").content.decode()
    assert "<ins>" in page
    assert f'action="/changes/{change.pid}/accept_change/"' in page
    answer = client.post(f"/changes/{change.pid}/return_change/", {"version": "1", "comment": "Xin số liệu."})
    assert answer.status_code == 302
    assert "Xin số liệu." in client.get(listing.get_absolute_url()).content.decode()
    client.force_login(an)
    assert client.post(f"/changes/{change.pid}/take_back_change/", {"version": "2"}).status_code == 302


def test_an_expert_reads_that_offer_only_and_only_while_it_is_asked(client, institute, quan, ha, lan, seeker, an):
    offer = a_submitted(institute, quan, "offer", anonymity="anonymous", money_min=123_000_000)
    other = a_submitted(seeker, an)
    duc = person("duc", "Nguyễn Hoài Đức")
    expert = put(a_proposed(lan), "active", user=duc)
    client.force_login(ha)
    client.post(f"/listings/{offer.pid}/review/expert/", {"expert": expert.pid, "must": "on"})
    reading = offer.readings.get()
    client.force_login(duc)

    page = client.get(f"/readings/{reading.pid}/").content.decode()
    assert offer.description_vi in page
    assert "Giữ kín" in page
    assert institute.name_vi not in page
    assert [client.get(one.get_absolute_url()).status_code for one in (offer, other)] == [404, 404]
    sent = {"version": "1", "verdict": "sound", "answer": "Khả thi."}
    assert client.post(f"/readings/{reading.pid}/answer_reading/", sent).status_code == 302
    after = client.get(f"/readings/{reading.pid}/").content.decode()
    assert ("Khả thi." in after, offer.description_vi in after) == (True, False)
    client.force_login(an)
    assert client.get(f"/readings/{reading.pid}/").status_code == 404


def test_experts_are_asked_about_offers_only(client, listing, ha, lan):
    client.force_login(ha)

    assert client.post(f"/listings/{listing.pid}/review/expert/", {}).status_code == 404


def test_who_reads_what_agrees_in_lists_and_single_answers(institute, quan, ha, lan, an, dung, binh, mai):
    from cungcau.kit.policy import POLICIES, can, visible  # beside its only use

    published = a_published(institute, quan, ha, "offer")
    amend_listing(published, by=quan, version=published.version, title_vi="Ôzôn hoá nâng cao khử màu nước thải")
    offer = a_submitted(institute, quan, "offer")
    duc = person("duc", "Nguyễn Hoài Đức")
    ask_reading(offer, put(a_proposed(lan), "active", user=duc), by=ha)
    return_listing(offer, by=ha, comment="x", at_fields=[("title_vi", "y")])
    things = {"change": open_change(published), "reading": offer.readings.get(), "comment": offer.comments.get()}
    for label, thing in things.items():
        for verb in POLICIES[f"listings.{label}"]:
            for user in (quan, ha, lan, an, dung, binh, mai, duc):
                found = visible(user, type(thing).objects.filter(pk=thing.pk), verb).exists()
                assert found == can(user, verb, thing), (label, verb, user.name)


def test_the_files_of_a_listing_are_there_to_be_read_before_it_is_published(client, listing, ha):
    attach_file(listing, BytesIO(b"%PDF-1.7 x"), "ban-ve.pdf", by=ha)
    client.force_login(ha)

    text = client.get(f"/listings/{listing.pid}/review/").content.decode()

    assert "ban-ve.pdf" in text
    assert "/files/attach/" not in text


def test_a_return_without_words_for_the_whole_speaks_the_language_of_its_author(client, listing, ha):
    client.force_login(ha)

    client.post("/language/", {"language": "en", "next": "/"})
    review(client, listing, then="return", **{"comment-problem": "Nêu số."})

    assert Listing.objects.get(pk=listing.pk).comment == "Xin xem góp ý ở các mục."


def test_the_form_of_a_returned_listing_leads_to_each_place_that_is_still_to_be_mended(client, listing, ha, an):
    return_listing(listing, by=ha, comment="Ba mục.", at_fields=[("problem", "Nêu số."), ("specifications", "Thêm dòng.")])
    client.force_login(an)

    page = client.get(f"/listings/{listing.pid}/edit/").content.decode()

    told = page[page.index("Ba mục.") : page.index("</ul>", page.index("Ba mục."))]
    assert re.findall('href="#([^"]+)"', told) == [f"remark-{one.pid}" for one in listing.comments.all()]
    assert all(f'id="remark-{one.pid}"' in page for one in listing.comments.all())


def test_whoever_has_not_ticked_is_led_to_the_checklist(client, listing, ha):
    client.force_login(ha)

    page = review(client, listing, then="publish").content.decode()

    assert '<a href="#ticks">' in page
    assert 'id="ticks"' in page


def test_what_is_missing_before_the_review_is_told_below_and_not_in_the_message_too(client, seeker, an):
    client.force_login(an)
    typed = {"organisation": seeker.pid, "title_vi": "Cân tự bù sai số", "anonymity": "named", "then": "submit", **ROWS}

    page = client.post("/listings/new/need/", typed, follow=True).content.decode()

    assert "Đã lưu bản nháp. Chưa gửi duyệt được: phần còn thiếu được nêu ở dưới." in page
    assert "<li>Mô tả trong vài câu.</li>" in page
    assert "Chưa đủ thông tin" not in page
