"""A document gets a new version."""

from __future__ import annotations

from typing import Any, BinaryIO

from cungcau.brokerage.paper_models import Paper
from cungcau.brokerage.paper_workflow import PAPER_FLOW
from cungcau.brokerage.paperwork import keep_copy
from cungcau.trail.change import change, move


def renew_paper(paper: Paper, *, by: Any, upload: BinaryIO, name: str) -> Paper:
    """The earlier ones stay; the parties are given the newest. Raises Refused at the field `upload`."""
    with change(paper, "renew_paper", by=by):
        move(paper, PAPER_FLOW, "renew_paper")
        keep_copy(paper, upload, name, by=by)
    return paper
