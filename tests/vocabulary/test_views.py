"""The pages of the code lists: open to everybody, honest about what is unverified; imports for a steward."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import translation

from cungcau.vocabulary.actions import import_ipc
from cungcau.vocabulary.models import Edition
from cungcau.vocabulary.tables import load_terms, scheme_rows
from cungcau.vocabulary.words import source_words

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
    assert "Hãy chọn lại tệp" in looked.text
    written = send(apply="1")
    assert (written.status_code, written.context["report"].applied) == (200, True)
    assert "Hãy chọn lại" not in written.text
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


@pytest.mark.parametrize(("language", "words"), [
    ("vi", "Đây không phải bảng dữ liệu mà là tài liệu PDF. Hãy đưa vào chính phụ lục"),
    ("en", "This is not a table but a PDF document. Give the annex itself as .xlsx or .csv."),
])
def test_the_page_tells_why_a_file_cannot_be_read_and_how_to_mend_it(lists, client, lan, language, words):
    client.force_login(lan)
    client.cookies["cungcau_language"] = language

    answer = client.post("/vocabulary/field/import/", {"uploads": SimpleUploadedFile("phu-luc.pdf", b"%PDF-1.7")})

    assert answer.status_code == 422
    assert words in answer.text
    assert "wrong_type" not in answer.text


def test_a_file_with_very_many_faults_shows_the_first_and_says_how_many(lists, client, lan):
    client.force_login(lan)

    answer = client.post("/vocabulary/ipc/import/", {"uploads": SimpleUploadedFile("thu.txt", b"x\n" * 5000)})

    assert answer.status_code == 422
    assert answer.text.count("<li>thu.txt") == 100
    assert "5.002 lỗi" in answer.text


@pytest.mark.parametrize(("language", "words"), [
    ("vi", "viết theo trí nhớ năm 2025, chưa đối chiếu với danh sách của WIPO"),
    ("en", "written from memory in 2025, not compared with WIPO"),
])
@pytest.mark.parametrize("path", ["/vocabulary/", "/vocabulary/ipc/"])
def test_an_edition_without_a_published_name_says_what_it_is(lists, client, path, language, words):
    client.cookies["cungcau_language"] = language

    text = client.get(path).text

    assert words in text
    assert ">memory-2025" not in text


@pytest.mark.parametrize(("language", "words"), [
    ("vi", "WIPO, IPC 2026.01, danh sách tên tiếng Anh; tên tiếng Việt là của chúng tôi"),
    ("en", "WIPO, IPC 2026.01, English title list; Vietnamese names ours"),
])
def test_the_source_of_an_import_is_told_in_the_readers_language(lists, client, lan, title_lists, language, words):
    import_ipc(title_lists, by=lan)
    client.cookies["cungcau_language"] = language

    assert words in client.get("/vocabulary/ipc/").text


def test_every_shipped_source_has_its_vietnamese():
    sources = {row.source for row in scheme_rows()} | {term.source for row in scheme_rows() for term in load_terms(row.key)}

    with translation.override("vi"):
        untold = sorted(source for source in sources if source_words(source) == source)

    assert untold == []


def test_an_annex_names_the_list_and_the_file_it_came_from():
    with translation.override("vi"):
        words = source_words("Circular 24/2025/TT-BKHCN; annex as imported from phu-luc.xlsx")

    assert words == "Thông tư 24/2025/TT-BKHCN; phụ lục nạp từ tệp phu-luc.xlsx"
