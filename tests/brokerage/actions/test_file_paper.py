"""A document is put into a case; what is not taken leaves nothing behind."""

import pytest

from cungcau.brokerage.paper_models import Copy, Paper
from cungcau.files.models import File
from cungcau.kit.errors import Refused
from tests.factories.papers import a_paper

pytestmark = pytest.mark.usefixtures("vocabulary")


@pytest.fixture(autouse=True)
def own_folder(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


def test_its_first_version_is_kept(case, dung):
    paper = a_paper(case, dung, access="all", after_nda=True)

    assert (paper.state, paper.version, paper.newest.number, paper.newest.pages) == ("kept", 1, 1, 2)
    assert (paper.newest.by, paper.newest.file.uploaded_by, paper.newest.file.is_internal) == (dung, None, True)


def test_a_program_is_refused_and_nothing_is_kept(case, dung):
    with pytest.raises(Refused) as refusal:
        a_paper(case, dung, b"MZ\x90\x00", "thong-so.pdf")

    assert refusal.value.field == "upload"
    assert not any(model.objects.exists() for model in (Paper, Copy, File))
