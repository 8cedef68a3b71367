"""Autosave by the pages: sent by the script, gone on with, saved, thrown away; and two people at one form."""

import json
import re
from datetime import timedelta

import pytest
from django.utils import timezone
from lxml import html

from cungcau.kit.ids import new_pid
from cungcau.kit.longform.typed import KEPT_FOR
from cungcau.listings.actions import edit_listing
from cungcau.listings.models import Listing
from cungcau.listings.queries import open_change
from cungcau.listings.tasks import forget_old_typing
from cungcau.listings.unsaved import Autosave, OpenForm
from tests.factories.listings import a_draft, a_published, in_state
from tests.listings.test_views import ROWS
from tests.people import employ, person

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("point", "lan", "vocabulary")]
TYPED = {**ROWS, "title_vi": "Lò sấy vải thiều", "money_min": "chưa rõ"}


@pytest.fixture
def keep(client, seeker, an):
    client.force_login(an)

    def kept(pid, number=1, tab="one", **typed):
        more = {"pid": pid, "kind": "need", "organisation": seeker.pid, "tab": tab, "number": number}
        return client.post("/listings/unsaved/", {**TYPED, **typed, **more})

    return kept


def hidden(page, name):
    return re.search(rf'name="{name}" value="([^"]*)"', page)[1]


def test_a_form_not_yet_begun_is_kept_offered_gone_on_with_and_then_saved(client, keep):
    page = client.get("/listings/new/need/").content.decode()
    pid = hidden(page, "draft")

    answer = keep(pid)

    assert re.fullmatch(r"Đã lưu tạm lúc \d\d:\d\d; chỉ mình bạn thấy cho đến khi bấm Lưu.", answer.json()["told"])
    assert not Listing.objects.exists()
    for address in ("/listings/own/", "/listings/new/need/"):
        assert f"continue={pid}" in client.get(address).content.decode()
    again = client.get(f"/listings/new/need/?continue={pid}").content.decode()
    assert ("Lò sấy vải thiều" in again, "chưa rõ" in again, hidden(again, "draft")) == (True, True, pid)
    assert "aria-invalid" not in again

    saved = client.post("/listings/new/need/", {**TYPED, "money_min": "", "draft": pid})

    assert saved.url == Listing.objects.get(pid=pid).get_absolute_url()
    assert not Autosave.objects.exists()


def test_of_a_listing_that_exists_the_form_goes_on_and_readers_see_nothing(client, keep, seeker, an):
    draft = a_draft(seeker, an)

    assert keep(draft.pid).status_code == 200

    assert "Lò sấy vải thiều" in client.get(f"/listings/{draft.pid}/edit/").content.decode()
    assert "Lò sấy vải thiều" not in client.get(draft.get_absolute_url()).content.decode()
    client.force_login(employ(person("tu", "Tú"), seeker))
    assert "Lò sấy vải thiều" not in client.get(f"/listings/{draft.pid}/edit/").content.decode()


def test_thrown_away_it_is_gone_and_the_form_shows_what_is_saved(client, keep, seeker, an, binh):
    draft = a_draft(seeker, an)
    keep(draft.pid)
    client.force_login(binh)
    assert client.post(f"/listings/unsaved/{draft.pid}/drop/").status_code == 404
    client.force_login(an)

    answer = client.post(f"/listings/unsaved/{draft.pid}/drop/", {"next": f"/listings/{draft.pid}/edit/"})

    assert answer.url == f"/listings/{draft.pid}/edit/"
    assert "Lò sấy vải thiều" not in client.get(answer.url).content.decode()
    keep(draft.pid)
    assert client.post(f"/listings/unsaved/{draft.pid}/drop/", {"next": "//evil.example/"}).url == "/listings/own/"


def test_what_comes_after_saving_and_says_the_same_is_forgotten(client, keep, seeker, an):
    draft = a_draft(seeker, an)
    page = client.get(f"/listings/{draft.pid}/edit/")
    same = {**ROWS, **{name: page.context["form"][name].value() or "" for name in ("title_vi", "summary_vi", "problem")}}
    typed = {**same, "description_vi": "Trạm hiện nay keo tụ rồi bể hiếu khí.", "subkind": "technology", "fields_0": "207",
             "modes": "technical_assistance", "anonymity": "named", "budget_disclosure": "broker_only",
             "absorption_note": "bí mật năng lực", "money_min": "500000000", "money_max": "2000000000"}  # fmt: skip

    keep(draft.pid, **typed)

    assert client.get(f"/listings/{draft.pid}/edit/").context["earlier"] is None
    assert not Autosave.objects.exists()


@pytest.mark.parametrize("wrong", [{"pid": "nicht"}, {"number": "-1"}, {"number": "x"}, {"number": str(2**60)}])
def test_what_no_form_of_ours_sends_is_refused_with_words(client, keep, seeker, wrong):
    more = {"pid": new_pid(), "kind": "need", "organisation": seeker.pid, "tab": "one", "number": "1", **wrong}

    answer = client.post("/listings/unsaved/", {**TYPED, **more})

    assert (answer.status_code, "Lưu" in answer.json()["told"]) == (400, True)


def test_who_may_not_write_for_the_firm_or_not_edit_it_keeps_nothing(client, keep, seeker, rival, an, ha, binh):
    withdrawn = in_state(a_published(seeker, an, ha), "withdrawn")
    assert keep(withdrawn.pid).status_code == 403
    client.force_login(binh)
    assert keep(new_pid()).status_code == 403
    client.logout()
    assert keep(new_pid()).status_code == 302

    assert not Autosave.objects.exists()


def test_a_second_window_is_told_and_overwrites_nothing(keep):
    pid = new_pid()
    keep(pid, number=9)

    answer = keep(pid, number=1, tab="two", title_vi="Khác")

    assert (answer.status_code, "cửa sổ khác" in answer.json()["told"]) == (409, True)
    assert Autosave.objects.get().title == "Lò sấy vải thiều"


def test_signs_that_no_database_keeps_do_no_harm(keep):
    assert keep(new_pid(), title_vi="Lò\x00 sấy").status_code == 200
    assert Autosave.objects.get().title == "Lò sấy"


def test_a_page_that_stood_long_gets_a_fresh_token(client, keep, an):
    answer = client.get("/listings/unsaved/").json()

    assert (answer["person"], len(answer["token"]) > 30) == (an.pid, True)


def test_what_nobody_goes_on_with_is_forgotten_after_two_months(keep, seeker, an):
    keep(new_pid())
    keep(new_pid(), title_vi="Còn mới")
    OpenForm.objects.create(user=an, pid="x", at=timezone.now() - timedelta(hours=2))
    Autosave.objects.filter(typed__title_vi=["Lò sấy vải thiều"]).update(at=timezone.now() - KEPT_FOR - timedelta(days=1))

    forget_old_typing.func()

    assert [one.title for one in Autosave.objects.all()] == ["Còn mới"]
    assert not OpenForm.objects.exists()


# — two people at one form


@pytest.fixture
def tu(seeker):
    return employ(person("tu", "Lê Anh Tú"), seeker)


def test_who_has_the_form_open_too_is_named_once_and_forgotten_after_a_minute(client, seeker, an, tu):
    draft = a_draft(seeker, an)
    address = f"/listings/unsaved/{draft.pid}/here/"
    client.force_login(tu)
    assert client.post(address, {"version": "1"}).status_code == 204
    client.force_login(an)

    page = client.post(address, {"version": "1"}).content.decode()

    assert "Lê Anh Tú cũng đang mở biểu mẫu này." in page
    assert client.post(address, {"version": "1", "seen": hidden(page, "seen")}).status_code == 204
    OpenForm.objects.update(at=timezone.now() - timedelta(minutes=2))
    assert "Lê Anh Tú" not in client.post(address, {"version": "1", "seen": hidden(page, "seen")}).content.decode()


def test_an_open_form_hears_that_somebody_saved(client, seeker, an, tu):
    draft = a_draft(seeker, an)
    client.force_login(an)
    edit_listing(Listing.objects.get(pk=draft.pk), by=tu, version=1, problem="Mới")

    page = client.post(f"/listings/unsaved/{draft.pid}/here/", {"version": "1"}).content.decode()

    assert "Lê Anh Tú đã lưu thay đổi lúc" in page


def opened(client, draft):
    """The form as a browser would send it back untouched."""
    page = client.get(f"/listings/{draft.pid}/edit/")
    form = page.context["form"]
    values = {"base": page.context["base"], "version": str(page.context["version"]), **ROWS}
    for name in form.fields:
        value = form[name].value()
        if name in ("fields", "vsic", "ipc"):
            values.update({f"{name}_{place}": code for place, code in enumerate(value)})
        elif value not in (None, "", []) and not hasattr(value, "model"):
            values[name] = value
    return values


def test_of_two_who_edit_at_once_nothing_is_lost(client, seeker, an, tu):
    draft = a_draft(seeker, an, specifications=[{"parameter": "Lưu lượng", "operator": ">=", "value": 350.0, "unit": "m³/h"}])
    client.force_login(an)
    typed = opened(client, draft)
    edit_listing(
        Listing.objects.get(pk=draft.pk), by=tu, version=1, problem="Vấn đề của Tú", tried="Đã thử than hoạt tính",
        specifications=[{"parameter": "Lưu lượng", "operator": ">=", "value": 350.0, "unit": "m³/h"},
                        {"parameter": "pH", "operator": "=", "value": 7.0, "unit": ""}],
    )  # fmt: skip
    row = {"specifications-TOTAL_FORMS": "1", "specifications-0-parameter": "Lưu lượng", "specifications-0-operator": ">=",
           "specifications-0-value": "500", "specifications-0-unit": "m³/h"}  # fmt: skip
    mine = {**typed, **row, "problem": "Vấn đề của An", "site_conditions": "Nước vào 38 °C"}

    answer = client.post(f"/listings/{draft.pid}/edit/", mine)

    page = answer.content.decode()
    assert answer.status_code == 409
    assert all(words in page for words in ("Vấn đề của An", "Vấn đề của Tú", "than hoạt tính", "Nước vào 38 °C", "Lê Anh Tú"))
    again = {**mine, "together": "yes", "version": str(answer.context["version"])}
    unanswered = client.post(f"/listings/{draft.pid}/edit/", again)
    assert (unanswered.status_code, Listing.objects.get(pk=draft.pk).problem) == (422, "Vấn đề của Tú")

    saved = client.post(f"/listings/{draft.pid}/edit/", {**again, "together-problem": "both"})

    assert saved.status_code == 302
    now = Listing.objects.get(pk=draft.pk)
    assert (now.problem, now.tried, now.site_conditions) == (
        "Vấn đề của An\n\nVấn đề của Tú", "Đã thử than hoạt tính", "Nước vào 38 °C",
    )  # fmt: skip
    assert [(one.parameter, one.value) for one in now.specifications.all()] == [("Lưu lượng", 500.0), ("pH", 7.0)]


def test_a_third_who_saves_meanwhile_is_put_together_too(client, seeker, an, tu):
    draft = a_draft(seeker, an)
    client.force_login(an)
    mine = {**opened(client, draft), "problem": "Của An"}
    edit_listing(Listing.objects.get(pk=draft.pk), by=tu, version=1, problem="Của Tú")
    first = client.post(f"/listings/{draft.pid}/edit/", mine)
    edit_listing(Listing.objects.get(pk=draft.pk), by=tu, version=2, tried="Thêm sau")

    chosen = {**mine, "together": "yes", "together-problem": "theirs", "version": str(first.context["version"])}
    second = client.post(f"/listings/{draft.pid}/edit/", chosen)

    assert second.status_code == 409
    assert client.post(f"/listings/{draft.pid}/edit/", {**chosen, "version": str(second.context["version"])}).status_code == 302
    now = Listing.objects.get(pk=draft.pk)
    assert (now.problem, now.tried) == ("Của Tú", "Thêm sau")


def test_two_who_wrote_the_same_are_not_asked(client, seeker, an, tu):
    draft = a_draft(seeker, an)
    client.force_login(an)
    mine = {**opened(client, draft), "problem": "Cùng một chữ"}
    edit_listing(Listing.objects.get(pk=draft.pk), by=tu, version=1, problem="Cùng một chữ")

    assert client.post(f"/listings/{draft.pid}/edit/", mine).status_code == 302


@pytest.mark.parametrize("base", ["", "kein json", "[1]", json.dumps({"problem": "?"})])
def test_a_beginning_that_is_not_told_asks_for_more_and_loses_nothing(client, seeker, an, tu, base):
    draft = a_draft(seeker, an)
    client.force_login(an)
    mine = {**opened(client, draft), "problem": "Của An", "base": base}
    edit_listing(Listing.objects.get(pk=draft.pk), by=tu, version=1, problem="Của Tú")

    page = client.post(f"/listings/{draft.pid}/edit/", mine).content.decode()

    assert ("Của An" in page, "Của Tú" in page, 'name="together-problem"' in page) == (True, True, True)


def test_what_a_device_still_held_when_it_was_saved_is_not_kept_once_more(client, keep, seeker, an):
    pid = hidden(client.get("/listings/new/need/").content.decode(), "draft")
    row = {"specifications-TOTAL_FORMS": 1, "specifications-0-parameter": "Công suất", "specifications-0-value": "5"}
    saved = {**row, "money_min": "", "base": "{}"}
    client.post("/listings/new/need/", {**TYPED, **saved, "draft": pid})
    Listing.objects.filter(pid=pid).update(valid_until=timezone.localdate(), version=3)  # somebody went on with it

    late = keep(pid, version="", **saved)
    assert (late.status_code, late.json()["nothing"], Autosave.objects.count()) == (200, True, 0)

    newer = keep(pid, version="", **{**saved, "specifications-0-value": "6"})
    assert (newer.status_code, "nothing" in newer.json(), Autosave.objects.count()) == (200, False, 1)


def test_what_waits_in_a_change_is_not_kept_once_more(client, keep, seeker, an, ha):
    need = a_published(seeker, an, ha)
    page = client.get(f"/listings/{need.pid}/edit/").content.decode()
    form = html.fromstring(page).get_element_by_id("listing-form")
    words = {name: [] for name, _value in form.form_values()}
    for name, value in form.form_values():
        words[name].append(value)
    words["title_vi"] = "Lò sấy vải thiều tiết kiệm điện"
    client.post(f"/listings/{need.pid}/edit/", words)
    assert open_change(need).after == {"title_vi": "Lò sấy vải thiều tiết kiệm điện"}

    assert keep(need.pid, **words).json()["nothing"]
    assert "nothing" not in keep(need.pid, **{**words, "title_vi": "Lò sấy nhãn"}).json()


def test_what_a_device_still_held_when_two_versions_were_put_together_is_not_kept_once_more(client, keep, seeker, an, tu):
    draft = a_draft(seeker, an)
    client.force_login(an)
    mine = {**opened(client, draft), "organisation": seeker.pid, "problem": "Của An\nhai dòng"}
    edit_listing(Listing.objects.get(pk=draft.pk), by=tu, version=1, problem="Của Tú")
    asked = client.post(f"/listings/{draft.pid}/edit/", mine)
    carried = {**mine, "problem": "Của An\r\nhai dòng", "together": "yes", "version": str(asked.context["version"])}
    assert client.post(f"/listings/{draft.pid}/edit/", {**carried, "together-problem": "both"}).status_code == 302

    held = {"pid": draft.pid, "kind": "need", "tab": "one", "number": 9}
    assert client.post("/listings/unsaved/", {**mine, **held}).json()["nothing"]
    assert "nothing" not in client.post("/listings/unsaved/", {**mine, **held, "problem": "Của An, tiếp"}).json()
