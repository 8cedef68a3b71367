"""Who may open a document is changed, and the trail keeps both."""

import pytest

from cungcau.brokerage.actions import reshare_paper
from cungcau.trail.queries import history_of
from tests.factories.papers import a_paper

pytestmark = pytest.mark.usefixtures("vocabulary")


@pytest.fixture(autouse=True)
def own_folder(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


def test_the_trail_keeps_both_accesses(case, dung):
    paper = reshare_paper(a_paper(case, dung, access="supply"), by=dung, access="demand", after_nda=True)

    assert (paper.access, paper.after_nda) == ("demand", True)
    assert history_of(paper)[0].facts == {"was": "supply", "access": "demand", "after_nda": True}
