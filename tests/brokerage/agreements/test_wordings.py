"""Agreements written from templates: what is filled, as PDF and .docx, in one language and in both; the steward's pages."""

from io import BytesIO

import pytest
from docx import Document

from cungcau.brokerage.actions import save_wording
from cungcau.brokerage.paper_marking import pages_of
from cungcau.brokerage.wording_models import Wording
from cungcau.brokerage.wording_papers import docx_of, pdf_of, text_in_force, written
from cungcau.brokerage.wording_texts import BLANK, EVERY_FORM, FORMS, LANGUAGES, blocks, filled, shipped, unknown_in
from tests.factories.papers import an_agreement

pytestmark = pytest.mark.usefixtures("point", "vocabulary", "lan")
EVERY = [(form, language) for form in EVERY_FORM for language in LANGUAGES]


def words_of(content):
    document = Document(BytesIO(content))
    rows = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return "\n".join([*(paragraph.text for paragraph in document.paragraphs), *rows])


@pytest.mark.parametrize(("form", "language"), EVERY)
def test_the_shipped_texts_ask_for_nothing_that_nobody_fills(form, language):
    text = shipped(form, language)

    assert unknown_in(text) == []
    assert [block.kind for block in blocks(text)].count("title") == 1


@pytest.mark.parametrize("form", EVERY_FORM)
def test_both_languages_have_the_same_parts(form):
    vi, en = (blocks(shipped(form, language)) for language in LANGUAGES)

    assert [block.kind for block in vi] == [block.kind for block in en]


@pytest.mark.parametrize("kind", FORMS)
def test_it_is_filled_from_the_case(case, dung, kind):
    agreement = an_agreement(case, dung, kind=kind, technology="màng ôzôn")

    for form in FORMS[kind]:
        words = words_of(docx_of(written(agreement, form, ("vi",))))
        for wanted in ("Sao Mai", "Tản Viên", agreement.ref, "màng ôzôn", "cần luật sư kiểm tra", BLANK):
            assert wanted in words, (form, wanted)
        assert "{" not in words


def test_in_both_languages_beside_each_other(case, dung):
    paper = written(an_agreement(case, dung), "nda_mutual", LANGUAGES)

    words = words_of(docx_of(paper))

    assert "THỎA THUẬN BẢO MẬT" in words and "AGREEMENT OF CONFIDENTIALITY" in words
    assert all(pair.left and pair.right for pair in paper.pairs)
    assert pages_of(pdf_of(paper)) >= 1


def test_what_somebody_typed_is_no_placeholder_and_no_markup(case, dung):
    type(case.need).objects.filter(pk=case.need_id).update(title_vi="{ref} #panic() *đậm* <b>")
    case.refresh_from_db()
    agreement = an_agreement(case, dung)

    words = words_of(docx_of(written(agreement, "nda_mutual", ("vi",))))

    assert "{ref} #panic() *đậm* <b>" in words
    assert pages_of(pdf_of(written(agreement, "nda_mutual", ("vi",)))) >= 1
    assert filled("{goal}", {"goal": "{ref}", "ref": "x"}) == "{ref}"


def test_the_points_own_version_is_used_and_named(case, dung, lan):
    save_wording(by=lan, form="nda_mutual", language="vi", after=0, text="# Của điểm\nGiữa {party_1} và {party_2}.")

    words = words_of(docx_of(written(an_agreement(case, dung), "nda_mutual", ("vi",))))

    assert "Của điểm" in words and "phiên bản 1" in words and "Sao Mai" in words


def test_the_files_of_the_page(client, case, dung, an):
    agreement = an_agreement(case, dung)
    client.force_login(dung)

    def answer(form, language, ending):
        return client.get(f"{agreement.get_absolute_url()}text/{form}/{language}/{ending}/")

    assert answer("nda_one_way", "both", "pdf").content.startswith(b"%PDF-")
    assert answer("nda_mutual", "en", "docx").content.startswith(b"PK")
    wrong = [("mou", "vi", "pdf"), ("nda_mutual", "fr", "pdf"), ("nda_mutual", "vi", "odt"), ("x", "vi", "pdf")]
    assert [answer(*one).status_code for one in wrong] == [404] * 4
    page = client.get(agreement.get_absolute_url()).content.decode()
    assert page.count("/text/") == 12
    client.force_login(an)
    assert answer("nda_mutual", "vi", "pdf").status_code == 404


def test_a_steward_tries_out_and_saves(client, lan):
    client.force_login(lan)
    address = "/agreements/wordings/mou/vi/"
    text = "# Ghi nhớ mới\nGiữa {party_1} và {party_2}."

    tried = client.post(address, {"text": text, "after": "0", "preview": "yes"})
    assert (tried.status_code, "Ghi nhớ mới" in tried.content.decode(), Wording.objects.count()) == (200, True, 0)
    wrong = client.post(address, {"text": "{nobody}", "after": "0"})
    assert (wrong.status_code, "{nobody}" in wrong.content.decode(), Wording.objects.count()) == (422, True, 0)
    assert client.post(address, {"text": text, "after": "0"}).status_code == 302
    late = client.post(address, {"text": "# Trễ", "after": "0"})

    assert (late.status_code, text_in_force("mou", "vi")) == (422, text)
    assert "Ghi nhớ mới" in client.get(f"{address}?number=1").content.decode()


PAGES = {"lan": 200, "dung": 200, "ha": 403, "an": 403, "quang": 403}


@pytest.mark.parametrize("name", PAGES)
def test_who_reads_the_templates(client, request, name):
    client.force_login(request.getfixturevalue(name))

    found = [client.get(f"/agreements/wordings/{end}").status_code for end in ("", "mou/vi/")]

    assert found == [PAGES[name]] * 2
    if name == "dung":
        assert client.post("/agreements/wordings/mou/vi/", {"text": "x", "after": "0"}).status_code == 403
