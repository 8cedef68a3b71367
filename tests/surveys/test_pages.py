"""The pages open for whom they are meant."""

from io import BytesIO
from zipfile import ZipFile

import pytest

from cungcau.surveys.actions import record_visit
from cungcau.surveys.sheet_forms import SHEETS
from tests.factories.surveys import a_visit, said

pytestmark = pytest.mark.usefixtures("point", "vocabulary", "lan")


@pytest.fixture
def visit(dung, seeker):
    return a_visit(dung, seeker, dung)


@pytest.fixture
def addresses(visit):
    campaign = visit.campaign.get_absolute_url()
    return {
        "reading": ["/surveys/", "/surveys/mine/", "/surveys/mine.ics", "/surveys/entry/", campaign, f"{campaign}firms/",
                    f"{campaign}results/", f"{campaign}firms.xlsx", visit.get_absolute_url()],
        "working": [f"{campaign}paper/{sheet}.{ending}" for sheet in SHEETS for ending in ("pdf", "docx")]
        + [f"{visit.get_absolute_url()}paper/visit.pdf"],
        "desk": ["/surveys/new/", f"{campaign}edit/", f"{campaign}firms/add/", f"{visit.get_absolute_url()}record/",
                 f"{visit.get_absolute_url()}agree/", f"{visit.get_absolute_url()}refuse/", f"/surveys/entry/NC-{visit.code}/",
                 f"/surveys/entry/KS-{visit.code}/", f"/surveys/entry/CC-{visit.code}/", f"/surveys/entry/TC-{visit.code}/"],
    }  # fmt: skip


@pytest.mark.parametrize("language", ["vi", "en"])
@pytest.mark.parametrize(("name", "kinds"), [
    ("dung", {"reading", "working", "desk"}), ("lan", {"reading", "working", "desk"}), ("ha", {"reading", "working"}),
    ("mai", {"reading", "working"}), ("quang", {"reading"}), ("an", set()),
])  # fmt: skip
def test_each_kind_of_page_opens_for_whom_it_is_meant(client, request, visit, addresses, name, kinds, language):
    client.force_login(request.getfixturevalue(name))

    for kind, paths in addresses.items():
        answers = {path: client.get(path, {"lang": language}).status_code for path in paths}
        if kind in kinds:
            assert set(answers.values()) == {200}, answers
        else:
            assert set(answers.values()) <= {403, 404, 409}, answers


SECRETS = ["MATNOTE", "MATANSWER", "MATCAPACITY"]


@pytest.mark.parametrize(("name", "reads"), [("dung", True), ("mai", True), ("quang", False), ("an", False)])
def test_what_was_heard_is_read_by_working_officers_only(client, request, visit, addresses, name, reads, dung):
    heard = said(note="MATNOTE", answers={"difficulty": "MATANSWER"}, absorption={"finance": 2, "note": "MATCAPACITY"}, found=[])
    record_visit(visit, heard, by=dung)
    client.force_login(request.getfixturevalue(name))

    pages = [client.get(path, follow=True) for path in addresses["reading"]]
    shown = b"".join(text_of(answer) for answer in pages).decode()

    assert [secret in shown for secret in SECRETS] == [reads] * 3


def text_of(answer):
    """The page, or the words in the workbook."""
    if answer.get("Content-Type", "").startswith("application/vnd"):
        return ZipFile(BytesIO(answer.content)).read("xl/worksheets/sheet1.xml")
    return answer.content
