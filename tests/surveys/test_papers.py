"""Papers are drawn from the forms: in both languages, with the firm's name and code, and with words taken as words."""

from io import BytesIO

import pytest
from django.utils.translation import override
from docx import Document

from cungcau.surveys.codes import full_code
from cungcau.surveys.papers import docx_of, paper_of, pdf_of
from cungcau.surveys.sheet_forms import SHEETS
from cungcau.surveys.views import papers
from tests.factories.surveys import a_visit

pytestmark = pytest.mark.usefixtures("point", "vocabulary")


@pytest.fixture
def visit(dung, seeker):
    seeker.name_vi = "Công ty “#import” $x$ *Ệ Ỗ Ữ* \\ [Sao Mai]"
    seeker.save()
    return a_visit(dung, seeker, dung)


@pytest.mark.parametrize("language", ["vi", "en"])
@pytest.mark.parametrize("sheet", SHEETS)
def test_paper_and_screen_ask_the_same_in_the_same_order(visit, sheet, language):
    paper = paper_of(visit, sheet, language)
    with override(language):
        form = SHEETS[sheet](visit=visit)
        asked = [str(form.fields[name].label) for _legend, _help, names in form.sections for name in names]

    assert [line.label or line.boxes[0] for section in paper.sections for line in section.lines] == asked
    assert len(asked) == len(form.fields)
    assert (paper.code, paper.facts[0][1]) == (full_code(sheet, visit.code), visit.organisation.name_vi if language == "vi" else
                                               visit.organisation.name_en)  # fmt: skip


@pytest.mark.parametrize("sheet", SHEETS)
def test_both_kinds_of_file_are_made_and_nothing_typed_is_markup(visit, sheet):
    paper = paper_of(visit, sheet, "vi")

    assert pdf_of([paper, paper], "vi").startswith(b"%PDF-")
    document = Document(BytesIO(docx_of([paper], "vi")))
    words = "\n".join(cell.text for table in document.tables for row in table.rows for cell in row.cells)
    assert visit.organisation.name_vi in words
    assert paper.code in words


def test_a_paper_of_the_firms_own_tells_nothing_internal(visit):
    visit.note = "MATNOTE"
    visit.absorption_note = "MATCAPACITY"

    for sheet in ("need", "offer", "profile", "visit"):
        assert "MAT" not in str(paper_of(visit, sheet, "vi").plain())


def test_more_than_one_request_should_write_are_asked_for_by_zone(client, visit, dung, lan, monkeypatch):
    write, kind, _most = papers.WRITERS["pdf"]
    monkeypatch.setitem(papers.WRITERS, "pdf", (write, kind, 0.5))
    client.force_login(dung)

    answer = client.get(f"{visit.campaign.get_absolute_url()}paper/need.pdf")

    assert (answer.status_code, "chọn một phân khu" in answer.content.decode()) == (422, True)


def test_files_are_told_by_their_names(client, visit, dung, lan):
    client.force_login(dung)
    address = f"{visit.get_absolute_url()}paper"

    assert client.get(f"{address}/need.pdf")["Content-Disposition"].startswith("inline")
    assert client.get(f"{address}/need.docx", {"language": "en"})["Content-Disposition"].endswith('-en.docx"')
    assert [client.get(f"{address}/{name}").status_code for name in ("need.odt", "tea.pdf")] == [404, 404]
