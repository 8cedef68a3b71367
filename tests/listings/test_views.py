"""Pages of listings: two people at one form lose nothing."""

import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from cungcau.files.models import File
from cungcau.listings.actions import edit_listing, publish_listing, return_listing, submit_listing
from cungcau.listings.forms import FORMS
from cungcau.listings.models import Listing
from cungcau.trail.queries import history_of
from tests.factories.listings import a_draft, a_published, a_submitted
from tests.people import person

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("point", "lan")]

ROWS = {
    f"{name}-{part}": number
    for name in ("specifications", "targets")
    for part, number in (("TOTAL_FORMS", "0"), ("INITIAL_FORMS", "0"))
}


@pytest.fixture
def own_folder(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


def test_the_second_of_two_editors_keeps_what_was_typed_and_can_save_it(client, seeker, an):
    draft = a_draft(seeker, an)
    client.force_login(an)
    edit_listing(Listing.objects.get(pk=draft.pk), by=an, version=1, title_vi="Sửa trước")
    typed = {**ROWS, "version": "1", "title_vi": "Sửa sau"}

    answer = client.post(f"/listings/{draft.pid}/edit/", typed)

    assert answer.status_code == 409
    page = answer.content.decode()
    assert "Sửa sau" in page
    assert an.name in page
    assert "Nội dung này đã thay đổi sau khi bạn mở trang</h2>" in page
    assert Listing.objects.get(pk=draft.pk).title_vi == "Sửa trước"

    again = client.post(f"/listings/{draft.pid}/edit/", {**typed, "version": str(answer.context["version"])})

    assert again.status_code == 302
    assert Listing.objects.get(pk=draft.pk).title_vi == "Sửa sau"


def test_the_long_form_can_be_saved_from_its_top_and_guards_what_was_typed(client, seeker, an):
    draft = a_draft(seeker, an)
    client.force_login(an)

    page = client.get(f"/listings/{draft.pid}/edit/").content.decode()
    again = client.post(f"/listings/{draft.pid}/edit/", {**ROWS, "version": "1", "money_min": "nhiều"}).content.decode()

    assert ('form="listing-form"' in page, 'id="listing-form"' in page) == (True, True)
    assert ('data-unsaved=""' in page, 'data-unsaved="yes"' in again) == (True, True)


@pytest.mark.parametrize(
    ("kind", "order"),
    [
        ("need", ["title_en", "problem", "specifications-0-parameter", "targets-0-metric", "fields_0", "money_min", "anonymity"]),
        ("offer", ["title_en", "advantages", "specifications-0-parameter", "trl", "task_code", "ip_items-0-type", "anonymity"]),
    ],
)
def test_rows_stand_where_a_writer_comes_to_them(client, an, kind, order):
    client.force_login(an)

    page = client.get(f"/listings/new/{kind}/").content.decode()

    names = re.findall(r'name="([\w-]+)"', page)
    assert [name for name in names if name in order] == order
    assert len(re.findall(r"<legend>", page)) == len(FORMS[kind].sections) + 2


def test_rows_that_may_stay_empty_are_not_called_required(client, seeker, an):
    client.force_login(an)

    rows = client.get("/listings/new/need/").content.decode().partition('id="rows-specifications"')[2].partition("</fieldset>")[0]

    assert ("Phải đạt" in rows, "field-required" in rows) == (True, False)


def test_a_button_pressed_twice_is_one_press(client, seeker, an, ha):
    draft = a_draft(seeker, an)
    client.force_login(an)

    answers = [client.post(f"/listings/{draft.pid}/submit/", {"version": "1"}) for _ in range(2)]

    assert [(answer.status_code, answer.url) for answer in answers] == [(302, draft.get_absolute_url())] * 2
    assert history_of(draft).filter(verb="submit").count() == 1
    client.force_login(ha)
    returned = [client.post(f"/listings/{draft.pid}/return/", {"comment": "Thiếu số liệu", "version": "2"}) for _ in range(2)]
    assert [answer.status_code for answer in returned] == [302, 302]


def test_still_current_pressed_twice_is_one_press_and_can_be_pressed_again_another_day(client, seeker, an, ha):
    listing = a_published(seeker, an, ha)
    client.force_login(an)

    answers = [client.post(f"/listings/{listing.pid}/confirm/", {"version": version}) for version in ("3", "3", "4")]

    assert [answer.status_code for answer in answers] == [302, 302, 302]
    assert history_of(listing).filter(verb="confirm").count() == 2


def test_what_somebody_else_did_and_other_words_are_still_told_apart(client, seeker, an, ha):
    listing = a_submitted(seeker, an)
    return_listing(listing, by=ha, comment="Thiếu số liệu")
    client.force_login(ha)

    other_words = client.post(f"/listings/{listing.pid}/return/", {"comment": "Thiếu ảnh", "version": "2"})
    client.force_login(person("ha2", "Vũ Thanh Hà", "moderator"))
    somebody_else = client.post(f"/listings/{listing.pid}/return/", {"comment": "Thiếu số liệu", "version": "2"})

    assert (other_words.status_code, somebody_else.status_code) == (409, 409)
    assert "Thiếu ảnh" in other_words.content.decode()


@pytest.fixture
def changed_meanwhile(client, seeker, an, ha):
    """Hà has the page open; another moderator returns the listing, An writes it anew and sends it again."""
    listing = a_submitted(seeker, an)
    client.force_login(ha)
    page = client.get(listing.get_absolute_url()).content.decode()
    return_listing(Listing.objects.get(pk=listing.pk), by=person("ha2", "Vũ Thanh Hà", "moderator"), comment="Thiếu số liệu")
    edited = Listing.objects.get(pk=listing.pk)
    edit_listing(edited, by=an, version=edited.version, title_vi="Chữ mới")
    submit_listing(Listing.objects.get(pk=listing.pk), by=an)
    return listing, re.search(r'name="version" value="(\d+)"', page)[1]


def test_a_moderator_does_not_publish_what_changed_since_she_opened_it(client, an, changed_meanwhile):
    listing, version = changed_meanwhile

    answer = client.post(f"/listings/{listing.pid}/publish/", {"version": version})

    assert answer.status_code == 409
    assert an.name in answer.content.decode()
    assert Listing.objects.get(pk=listing.pk).state == "submitted"


def test_a_comment_on_what_changed_meanwhile_is_kept_and_can_be_sent_after_reading(client, an, changed_meanwhile):
    listing, version = changed_meanwhile
    address = f"/listings/{listing.pid}/return/"
    asked = client.get(address, {"version": version})

    answer = client.post(address, {"comment": "Thiếu ảnh", "version": asked.context["version"]})

    page = answer.content.decode()
    assert answer.status_code == 409
    assert ("Thiếu ảnh" in page, an.name in page, f'href="{listing.get_absolute_url()}" target' in page) == (True, True, True)
    assert Listing.objects.get(pk=listing.pk).state == "submitted"
    again = client.post(address, {"comment": "Thiếu ảnh", "version": answer.context["version"]})
    assert (again.status_code, Listing.objects.get(pk=listing.pk).comment) == (302, "Thiếu ảnh")


@pytest.mark.parametrize(("verb", "words"), [("publish", {}), ("return", {"comment": "Thiếu ảnh"})])
def test_who_does_not_say_what_she_has_read_is_asked_again(client, seeker, an, ha, verb, words):
    listing = a_submitted(seeker, an)
    client.force_login(ha)

    answer = client.post(f"/listings/{listing.pid}/{verb}/", words)

    assert (answer.status_code, answer.context["version"]) == (422, 2)
    assert all(text in answer.content.decode() for text in words.values())
    assert Listing.objects.get(pk=listing.pk).state == "submitted"


@pytest.mark.parametrize(
    ("name", "sees"),
    [("guest", False), ("binh", False), ("quang", False), ("an", True), ("dung", True), ("mai", True), ("lan", True)],
)
@pytest.mark.usefixtures("own_folder")
def test_an_internal_file_is_seen_by_its_people_and_the_desk_only(client, seeker, an, ha, name, sees, request):
    draft = a_draft(seeker, an)
    client.force_login(an)
    for file, more in (("bao-gia.txt", {"is_internal": "on"}), ("mo-ta.txt", {})):
        client.post(f"/files/attach/listings.listing/{draft.pid}/", {"upload": SimpleUploadedFile(file, file.encode()), **more})
    publish_listing(submit_listing(draft, by=an), by=ha)
    client.logout()
    if name != "guest":
        client.force_login(request.getfixturevalue(name))
    address = File.objects.get(name="bao-gia.txt").get_absolute_url()

    page = client.get(draft.get_absolute_url()).content.decode()

    assert ("bao-gia.txt" in page, address in page, client.get(address).status_code == 200) == (sees, sees, sees)
    assert "mo-ta.txt" in page
    assert client.post(f"{address}mark/").status_code == (403 if sees else 404)


@pytest.mark.usefixtures("own_folder")
def test_a_file_is_marked_by_its_button_and_carries_the_badge(client, seeker, an):
    draft = a_draft(seeker, an)
    client.force_login(an)
    client.post(f"/files/attach/listings.listing/{draft.pid}/", {"upload": SimpleUploadedFile("a.txt", b"x")})
    file = File.objects.get()

    def files():
        return client.get(draft.get_absolute_url()).content.decode().partition('id="attachments"')[2].partition("</ul>")[0]

    open_to_all = files()
    client.post(f"/files/{file.pid}/mark/", {"internal": "yes"})
    inside = files()
    client.post(f"/files/{file.pid}/mark/", {"internal": "no"})

    assert ["Nội bộ</span>" in part for part in (open_to_all, inside, files())] == [False, True, False]


def test_ones_own_listings_are_counted_by_state_and_the_state_shown_is_marked(client, seeker, an):
    a_draft(seeker, an)
    client.force_login(an)

    everything, drafts = (client.get(f"/listings/own/{state}").content.decode() for state in ("", "?state=draft"))

    assert '<a href="?" aria-current="page">Tất cả <span class="tab-count num">1</span>' in everything
    assert '<a href="?state=draft" aria-current="page">Bản nháp <span class="tab-count num">1</span>' in drafts


def test_taking_a_listing_back_for_good_is_asked_on_a_button_that_warns(client, seeker, an, ha):
    listing = a_published(seeker, an, ha)
    client.force_login(an)

    page = client.get(f"{listing.get_absolute_url()}withdraw/").content.decode()

    assert '<button class="btn btn-danger">Rút tin</button>' in page
