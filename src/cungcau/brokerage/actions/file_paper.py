"""A document is put into a case."""

from __future__ import annotations

from typing import Any, BinaryIO

from cungcau.brokerage.case_models import Case
from cungcau.brokerage.paper_models import Paper
from cungcau.brokerage.paperwork import keep_copy
from cungcau.trail.change import change

SAID = ("title", "kind", "access", "after_nda")


def file_paper(case: Case, *, by: Any, upload: BinaryIO, name: str, pid: str = "", **said: Any) -> Paper:
    """Its first version; `said` are columns of SAID. Raises Refused at the field `upload` for a file that is not taken.

    `pid` is the id that the form was given when it was shown: a second press finds the document of the first.
    """
    if pid and (known := Paper.objects.filter(pid=pid, case=case).first()):
        return known
    paper = Paper(case=case, **{name_: value for name_, value in said.items() if name_ in SAID})
    paper.pid = pid or paper.pid
    with change(paper, "file_paper", by=by, note=paper.title, access=paper.access, after_nda=paper.after_nda):
        paper.save()
        keep_copy(paper, upload, name, by=by)
    return paper
