"""The forms of organisations and experts keep themselves; nobody else ever sees it; two people at one record lose nothing."""

import re
from datetime import timedelta

import pytest
from django.utils import timezone
from lxml import html

from cungcau.access.actions import deactivate_user, erase_user
from cungcau.jobs.queue import drain
from cungcau.kit.ids import new_pid
from cungcau.kit.longform.typed import KEPT_FOR
from cungcau.registry.actions import edit_expert, edit_organisation, erase_person, keep_typed
from cungcau.registry.dossier import as_json, dossier, same_person
from cungcau.registry.models import Autosave, Expert, OpenForm, Organisation
from cungcau.registry.tasks import forget_old_typing
from tests.factories.registry import a_proposed, put
from tests.people import employ, person

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("point", "lan", "vocabulary")]
KEEP = "/registry/unsaved/{}/"
WORDS = "Gia công thấu kính, chưa ai được đọc"
NEW = {"name_vi": "Công ty Quang học Ba Vì", "kind": "sme", "summary_vi": WORDS, "employees": "chưa đếm"}


@pytest.fixture
def tu(seeker):
    """A colleague of An's who edits too."""
    return employ(person("tu", "Lê Anh Tú"), seeker)


@pytest.fixture
def keep(client):
    def kept(pid, kind="organisation", number=1, tab="one", **typed):
        return client.post(KEEP.format(kind), {**NEW, **typed, "pid": pid, "tab": tab, "number": number})

    return kept


def written(client, address):
    """The form as a browser would send it back untouched."""
    form = html.fromstring(client.get(address).content.decode()).get_element_by_id("record-form")
    found = {}
    for name, value in form.form_values():
        found.setdefault(name, []).append(value.removeprefix("\n"))  # as a browser reads a box of text
    return found


def edit_of(thing):
    return f"{thing.get_absolute_url()}edit/"


# — typed, gone on with, saved


def test_a_new_organisation_is_kept_offered_gone_on_with_and_then_saved(client, keep, dung):
    client.force_login(dung)
    pid = written(client, "/organisations/new/")["draft"][0]

    answer = keep(pid)

    assert re.fullmatch(r"Đã lưu tạm lúc \d\d:\d\d; chỉ mình bạn thấy cho đến khi bấm Lưu.", answer.json()["told"])
    assert not Organisation.objects.exists()
    for address in ("/registry/", "/organisations/new/", "/profile/"):
        assert f"/organisations/new/?continue={pid}" in client.get(address).content.decode(), address
    again = written(client, f"/organisations/new/?continue={pid}")
    assert [again[name] for name in ("name_vi", "summary_vi", "employees", "kind", "draft")] == [
        [NEW["name_vi"]], [WORDS], ["chưa đếm"], ["sme"], [pid],
    ]  # fmt: skip

    saved = client.post("/organisations/new/", {**NEW, "employees": "35", "draft": pid})

    made = Organisation.objects.get()
    assert (saved.url, made.pid, made.summary_vi) == (made.get_absolute_url(), pid, WORDS)
    assert not Autosave.objects.exists()


def test_of_a_record_that_exists_the_form_goes_on_and_its_page_says_so_to_her_alone(client, keep, seeker, an):
    client.force_login(an)
    keep(seeker.pid)

    assert written(client, edit_of(seeker))["summary_vi"] == [WORDS]
    assert edit_of(seeker) in client.get(seeker.get_absolute_url()).content.decode()
    assert "Đã viết dở, chưa lưu" in client.get(seeker.get_absolute_url()).content.decode()
    assert Organisation.objects.get(pk=seeker.pk).summary_vi == ""


def test_an_experts_own_words_go_on_too(client, keep, lan, an):
    expert = put(a_proposed(lan, user=an), "active")
    client.force_login(an)

    keep(expert.pid, "expert", name="Nguyễn Hoài Đức", conflict_of_interest="cổ phần ở Hồng Lam")

    assert written(client, edit_of(expert))["conflict_of_interest"] == ["cổ phần ở Hồng Lam"]
    client.post(edit_of(expert), {**written(client, edit_of(expert))})
    assert (Expert.objects.get().conflict_of_interest, Autosave.objects.exists()) == ("cổ phần ở Hồng Lam", False)


def test_what_comes_after_saving_and_says_the_same_is_forgotten(client, keep, seeker, an):
    client.force_login(an)
    words = written(client, edit_of(seeker))
    keep(seeker.pid, **{**words, "summary_vi": "", "employees": ""})

    assert client.get(edit_of(seeker)).context["earlier"] is None
    assert not Autosave.objects.exists()


def test_what_a_device_still_held_when_it_was_saved_is_not_kept_once_more(client, keep, dung):
    client.force_login(dung)
    pid = new_pid()
    client.post("/organisations/new/", {**NEW, "employees": "35", "draft": pid, "base": "{}"})

    late = keep(pid, employees="35", base="{}")
    newer = keep(pid, employees="36", base="{}")

    assert (late.json()["nothing"], "nothing" in newer.json(), Autosave.objects.get().first("employees")) == (True, False, "36")


def test_who_may_only_bring_it_in_is_told_too_that_it_is_saved_and_goes_on_no_more(client, keep, ha):
    client.force_login(ha)
    pid = new_pid()
    client.post("/organisations/new/", {**NEW, "employees": "35", "draft": pid, "base": "{}"})

    assert keep(pid, employees="35", base="{}").json()["nothing"]
    assert keep(pid, employees="36", base="{}").status_code == 403
    assert not Autosave.objects.exists()


def test_thrown_away_it_is_gone(client, keep, seeker, an):
    client.force_login(an)
    keep(seeker.pid)

    back = client.post(f"/registry/unsaved/organisation/{seeker.pid}/drop/", {"next": edit_of(seeker)})

    assert (back.url, Autosave.objects.exists()) == (edit_of(seeker), False)
    assert written(client, edit_of(seeker))["summary_vi"] == [""]


def test_the_button_pressed_twice_makes_one_and_a_correction_mends_it(client, dung, ha):
    for user, name in ((dung, "Công ty Quang học Ba Vì"), (ha, "Viện Thủy âm Cát Bà")):
        client.force_login(user)
        words = {**NEW, "name_vi": name, "employees": "35", "draft": new_pid(), "base": "{}"}
        made = {client.post("/organisations/new/", words).url for _press in range(2)}
        assert (len(made), Organisation.objects.get(name_vi=name).version) == (1, 1)

    assert client.post("/organisations/new/", {**words, "employees": "36"}).status_code == 403  # a moderator edits none
    client.force_login(dung)
    first = Organisation.objects.get(name_vi="Công ty Quang học Ba Vì")
    client.post("/organisations/new/", {**NEW, "name_vi": first.name_vi, "employees": "36", "draft": first.pid, "base": "{}"})
    assert Organisation.objects.get(pk=first.pk).employees == 36


def test_an_id_that_is_somebody_elses_is_not_taken(client, seeker, dung):
    client.force_login(dung)

    client.post("/organisations/new/", {**NEW, "employees": "35", "draft": seeker.pid})

    assert Organisation.objects.get(name_vi=NEW["name_vi"]).pid != seeker.pid
    assert Organisation.objects.get(pid=seeker.pid).name_vi == seeker.name_vi


@pytest.mark.parametrize("wrong", [{"pid": "nicht"}, {"number": "-1"}, {"number": str(2**60)}])
def test_what_no_form_of_ours_sends_is_refused_with_words(client, dung, wrong):
    client.force_login(dung)

    answer = client.post(KEEP.format("expert"), {"name": "x", "pid": new_pid(), "tab": "one", "number": "1", **wrong})

    assert (answer.status_code, "Lưu" in answer.json()["told"]) == (400, True)
    assert client.post(KEEP.format("zone"), {"pid": new_pid(), "tab": "one", "number": "1"}).status_code == 404


# — nobody else, ever

OTHERS = ["tu", "binh", "ha", "dung", "mai", "lan", "quang", "guest"]


@pytest.mark.parametrize("name", OTHERS)
def test_nobody_else_sees_what_she_has_typed(client, keep, seeker, lan, an, name, request):
    expert = put(a_proposed(lan, user=an, email=an.email), "active")
    client.force_login(an)
    keep(seeker.pid)
    keep(expert.pid, "expert", name="Đức", summary_vi=WORDS)
    assert Autosave.objects.count() == 2
    client.logout()
    if name != "guest":
        client.force_login(request.getfixturevalue(name))

    pages = [seeker.get_absolute_url(), edit_of(seeker), expert.get_absolute_url(), edit_of(expert), "/registry/", "/profile/",
             "/organisations/new/", f"/organisations/new/?continue={seeker.pid}", f"/persons/user/{an.pid}/",
             f"/persons/expert/{expert.pid}/"]  # fmt: skip

    assert [page for page in pages if WORDS in client.get(page).content.decode()] == []
    assert [page for page in pages if "Quang học Ba Vì" in client.get(page).content.decode()] == []
    refused = client.post(f"/registry/unsaved/organisation/{seeker.pid}/drop/")
    assert (refused.status_code, Autosave.objects.count()) == (302 if name == "guest" else 404, 2)


def test_the_dossier_of_a_person_tells_no_title_of_a_listing_that_is_not_saved(client, seeker, an):
    client.force_login(an)
    more = {"pid": new_pid(), "kind": "need", "organisation": seeker.pid, "tab": "one", "number": "1"}
    assert client.post("/listings/unsaved/", {"title_vi": WORDS, **more}).status_code == 200

    assert WORDS not in as_json(dossier(same_person(an))).decode()


def test_who_may_not_edit_keeps_nothing(client, keep, seeker, rival, an, binh, ha, quang):
    put(rival, "suspended")
    reader = employ(person("doc", "Đỗ Đọc"), seeker, "reader")
    for user, pid in ((reader, seeker.pid), (binh, seeker.pid), (ha, seeker.pid), (quang, seeker.pid), (binh, rival.pid),
                      (an, new_pid()), (an, rival.pid)):  # fmt: skip
        client.force_login(user)
        assert keep(pid).status_code == 403, user
    client.logout()
    assert keep(seeker.pid).status_code == 302

    assert not Autosave.objects.exists()


def test_of_an_erased_account_and_about_an_erased_expert_nothing_typed_stays(client, seeker, lan, an, mai):
    expert = a_proposed(lan)
    keep_typed("expert", expert.pid, {"summary_vi": [WORDS]}, by=mai, tab="one", number=1)
    keep_typed("organisation", seeker.pid, {"summary_vi": [WORDS]}, by=an, tab="one", number=1)

    erase_person(expert, by=lan)
    assert [row.user for row in Autosave.objects.all()] == [an]
    erase_user(deactivate_user(an, by=lan), by=lan)
    drain()

    assert not Autosave.objects.exists()


def test_what_nobody_goes_on_with_is_forgotten_after_two_months(an):
    old, young = (keep_typed("expert", new_pid(), {"name": [name]}, by=an, tab="one", number=1) for name in ("Cũ", "Mới"))
    Autosave.objects.filter(pk=old.pk).update(at=timezone.now() - KEPT_FOR - timedelta(days=1))
    OpenForm.objects.create(user=an, pid="x", at=timezone.now() - timedelta(hours=2))

    forget_old_typing.func()

    assert (list(Autosave.objects.all()), OpenForm.objects.exists()) == ([young], False)


# — two people at one record


def test_who_has_the_form_open_too_is_named_and_a_change_is_told(client, seeker, an, tu, ha):
    address = f"/registry/unsaved/organisation/{seeker.pid}/here/"
    client.force_login(tu)
    assert client.post(address, {"version": "1"}).status_code == 204
    client.force_login(an)
    assert "Lê Anh Tú cũng đang mở biểu mẫu này." in client.post(address, {"version": "1"}).content.decode()

    edit_organisation(Organisation.objects.get(pk=seeker.pk), by=tu, version=1, employees=12)

    assert "Lê Anh Tú đã lưu thay đổi lúc" in client.post(address, {"version": "1"}).content.decode()
    client.force_login(ha)
    assert client.post(address, {"version": "1"}).status_code == 403


def test_an_owner_and_the_steward_at_one_organisation_lose_nothing(client, seeker, an, lan, mai):
    client.force_login(an)
    mine = written(client, edit_of(seeker))
    assert "adviser" not in mine  # the point's own business: An's form does not even have it
    hers = {"adviser": mai, "summary_vi": "Lan viết", "certificates": "ISO 9001:2015"}
    edit_organisation(Organisation.objects.get(pk=seeker.pk), by=lan, version=1, **hers)

    typed = {**mine, "summary_vi": "An viết", "products": "Bộ gá", "employees": "42"}
    asked = client.post(edit_of(seeker), typed)

    words = asked.content.decode()
    assert asked.status_code == 409
    assert [text for text in ("An viết", "Lan viết", "ISO 9001:2015", lan.name) if text not in words] == []
    again = {**typed, "together": "yes", "version": str(asked.context["version"])}
    assert client.post(edit_of(seeker), again).status_code == 422
    assert client.post(edit_of(seeker), {**again, "together-summary_vi": "both"}).status_code == 302
    held = {**typed, "summary_vi": "An viết", "pid": seeker.pid, "tab": "one", "number": "3"}  # the copy on the device
    assert client.post(KEEP.format("organisation"), held).json()["nothing"]
    assert "nothing" not in client.post(KEEP.format("organisation"), {**held, "summary_vi": "An viết tiếp"}).json()

    now = Organisation.objects.get(pk=seeker.pk)
    assert (now.summary_vi, now.certificates, now.products, now.employees, now.adviser) == (
        "An viết\n\nLan viết", "ISO 9001:2015", "Bộ gá", 42, mai,
    )  # fmt: skip


def test_an_expert_and_the_adviser_at_one_profile_lose_nothing(client, lan, an, mai):
    expert = put(a_proposed(lan, user=an), "active")
    client.force_login(an)
    mine = written(client, edit_of(expert))
    edit_expert(Expert.objects.get(), by=mai, version=1, years=18, summary_vi="Mai viết")

    typed = {**mine, "summary_vi": "An viết", "projects": "2024, Hưng Yên"}
    asked = client.post(edit_of(expert), typed)
    assert asked.status_code == 409
    again = {**typed, "together": "yes", "together-summary_vi": "mine", "version": str(asked.context["version"])}
    assert client.post(edit_of(expert), again).status_code == 302

    now = Expert.objects.get()
    assert (now.summary_vi, now.years, now.projects) == ("An viết", 18, "2024, Hưng Yên")


def test_two_who_wrote_the_same_are_not_asked(client, seeker, an, tu):
    client.force_login(an)
    mine = {**written(client, edit_of(seeker)), "summary_vi": "Cùng một chữ"}
    edit_organisation(Organisation.objects.get(pk=seeker.pk), by=tu, version=1, summary_vi="Cùng một chữ")

    assert client.post(edit_of(seeker), mine).status_code == 302


def test_a_right_that_was_withdrawn_while_she_typed_saves_nothing(client, seeker, an, lan):
    client.force_login(an)
    mine = {**written(client, edit_of(seeker)), "summary_vi": "Sau khi thôi việc"}
    an.memberships.update(role="reader")

    assert client.post(edit_of(seeker), mine).status_code == 403
    assert Organisation.objects.get(pk=seeker.pk).summary_vi == ""


def test_the_form_of_an_expert_offers_no_organisation_that_she_may_not_read(client, lan, an, rival):
    put(rival, "temporary")
    expert = put(a_proposed(lan, user=an), "active")
    client.force_login(an)
    assert rival.name_vi not in client.get(edit_of(expert)).content.decode()

    edit_expert(expert, by=lan, version=expert.version, organisation=rival)
    assert written(client, edit_of(expert))["organisation"] == [str(rival.pk)]
