"""The pages of the code lists: open to everybody, honest about what is unverified; imports for a steward."""

import pytest
from django.urls import reverse

from cungcau.vocabulary.actions import import_ipc
from cungcau.vocabulary.models import Edition

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("point", "lan")]


def test_everybody_sees_all_lists_with_their_status(lists, client):
    page = client.get("/vocabulary/")

    assert page.status_code == 200
    assert "Lĩnh vực khoa học và công nghệ" in page.text
    assert "chưa kiểm chứng" in page.text


def test_the_overview_asks_no_more_for_more_lists(lists, client, django_assert_max_num_queries):
    with django_assert_max_num_queries(8):
        client.get("/vocabulary/")


def test_a_list_with_levels_is_shown_as_a_tree_in_both_languages(lists, client):
    page = client.get("/vocabulary/field/")

    assert "Kỹ thuật môi trường" in page.text
    assert "Environmental engineering" in page.text
    assert "Thông tư 24/2025/TT-BKHCN" in page.text


@pytest.mark.parametrize("key", ["vsic", "ipc", "province", "country", "unit", "operator", "trl"])
def test_every_kind_of_list_has_its_page(lists, client, key):
    assert client.get(f"/vocabulary/{key}/").status_code == 200


def test_an_unknown_list_is_not_found(lists, client):
    assert client.get("/vocabulary/colours/").status_code == 404


@pytest.mark.parametrize("query", ["moi truong", "Environmental", "207"])
def test_a_search_finds_codes_without_diacritics_and_in_english(lists, client, query):
    page = client.get("/vocabulary/field/", {"q": query})

    assert [row.code for row in page.context["page"]][:1] != []
    assert "207" in [row.code for row in page.context["page"]]


def test_a_search_without_a_result_says_what_to_try(lists, client):
    page = client.get("/vocabulary/field/", {"q": "xyzzy"})

    assert "Không tìm thấy mã nào" in page.text


def test_what_stands_under_a_code(lists, client):
    page = client.get("/vocabulary/vsic/", {"under": "E"})

    assert [row.code for row in page.context["page"]] == ["36", "37", "38", "39"]


def test_the_download_is_a_csv_that_spreadsheets_read(lists, client):
    answer = client.get("/vocabulary/operator/download/")

    text = answer.content.decode("utf-8-sig")
    assert answer["Content-Type"] == "text/csv; charset=utf-8"
    assert text.splitlines()[0].startswith("scheme,version,code,name_vi")
    assert ",'=," in text


def test_a_stranger_cannot_import(lists, client):
    assert client.get(reverse("vocabulary:import", args=["field"])).status_code in (302, 403)


def test_a_list_without_an_importer_has_no_import_page(lists, client, lan):
    client.force_login(lan)

    assert client.get("/vocabulary/urgency/import/").status_code == 404


def test_a_steward_checks_a_file_and_then_writes_it(lists, client, lan, title_lists):
    client.force_login(lan)

    def send(**more):
        files = [path.open("rb") for path in title_lists]
        return client.post("/vocabulary/ipc/import/", {"uploads": files, **more})

    looked = send()
    assert (looked.status_code, looked.context["report"].applied) == (200, False)
    written = send(apply="1")
    assert (written.status_code, written.context["report"].applied) == (200, True)
    assert Edition.objects.filter(scheme="ipc", version="2026.01").exists()


def test_a_file_with_a_fault_is_refused_with_its_row(lists, client, lan, title_lists):
    client.force_login(lan)
    answer = client.post("/vocabulary/ipc/import/", {"uploads": [title_lists[0].open("rb")], "apply": "1"})

    assert answer.status_code == 422
    assert "Thiếu các phần" in answer.text


def test_the_remark_on_the_shipped_list_goes_when_the_official_one_is_in_force(lists, client, lan, title_lists):
    shown = [client.get("/vocabulary/ipc/").context["note"]]
    import_ipc(title_lists, by=lan)
    shown.append(client.get("/vocabulary/ipc/").context["note"])

    assert [bool(note) for note in shown] == [True, False]
