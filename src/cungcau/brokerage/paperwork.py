"""What several verbs of documents share: keeping a version."""

from __future__ import annotations

from typing import Any, BinaryIO

from cungcau.access.models import User
from cungcau.brokerage.paper_marking import pages_of
from cungcau.brokerage.paper_models import Copy, Paper
from cungcau.files.actions import attach_file
from cungcau.files.storage import content_path
from cungcau.kit.policy import SYSTEM

PDF = "application/pdf"


def keep_copy(paper: Paper, upload: BinaryIO, name: str, *, by: Any) -> Copy:
    """The next version. The house attaches the file, so that no hand can take it off; whose it is stands beside it."""
    file = attach_file(paper, upload, name, by=SYSTEM, internal=True)
    pages = pages_of(content_path(file.sha256).read_bytes()) if file.content_type == PDF else 0
    number = paper.copies.count() + 1  # type: ignore[attr-defined]
    return Copy.objects.create(paper=paper, number=number, file=file, pages=pages, by=by if isinstance(by, User) else None)
