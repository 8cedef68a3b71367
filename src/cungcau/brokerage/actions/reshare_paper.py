"""Others than before may open a document."""

from __future__ import annotations

from typing import Any

from cungcau.brokerage.paper_models import Paper
from cungcau.brokerage.paper_workflow import PAPER_FLOW
from cungcau.brokerage.paperwork import refuse_others
from cungcau.kit.errors import Unchanged
from cungcau.trail.change import change, move


def reshare_paper(paper: Paper, *, by: Any, access: str, after_nda: bool) -> Paper:
    """What somebody has downloaded before stays with her; the trail keeps both accesses. The same access again writes nothing."""
    with change(paper, "reshare_paper", by=by, was=paper.access, access=access, after_nda=after_nda):
        refuse_others(paper.party, access)
        if paper.version == Paper.objects.get(pk=paper.pk).version and (paper.access, paper.after_nda) == (access, after_nda):
            raise Unchanged
        move(paper, PAPER_FLOW, "reshare_paper", access=access, after_nda=after_nda)
    return paper
