"""A new version; the earlier one stays."""

from io import BytesIO

import pytest

from cungcau.brokerage.actions import renew_paper
from tests.factories.papers import a_paper, pdf

pytestmark = pytest.mark.usefixtures("vocabulary")


@pytest.fixture(autouse=True)
def own_folder(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


def test_versions_are_numbered_and_none_is_lost(case, dung, mai):
    paper = a_paper(case, dung)
    first = paper.newest.file

    renew_paper(paper, by=dung, upload=BytesIO(pdf("Mới", 5)), name="moi.pdf")

    assert [(copy.number, copy.pages) for copy in paper.copies.all()] == [(2, 5), (1, 2)]
    assert paper.copies.get(number=1).file == first
