"""A document is put into a case."""

from __future__ import annotations

from typing import Any, BinaryIO

from django.core.exceptions import PermissionDenied

from cungcau.brokerage.case_models import Case, Party
from cungcau.brokerage.case_workflow import AT_WORK
from cungcau.brokerage.paper_models import Paper
from cungcau.brokerage.paper_queries import filing_party
from cungcau.brokerage.paperwork import keep_copy, refuse_others
from cungcau.kit.errors import IllegalMove
from cungcau.kit.policy import can
from cungcau.trail.change import change

SAID = ("title", "kind", "access", "after_nda")


def file_paper(case: Case, *, by: Any, upload: BinaryIO, name: str, pid: str = "", **said: Any) -> Paper:
    """Its first version; `said` are columns of SAID. Raises Refused at the field `upload` for a file that is not taken.

    Who does not work on the case puts it there for her party, as long as the case is at work: for her side, or for all.
    `pid` is the id that the form was given when it was shown: a second press finds the document of the first.
    """
    if pid and (known := Paper.objects.filter(pid=pid, case=case).first()):
        return known
    party = None if can(by, "read_desk", Paper(case=case)) else _party(case, by)
    paper = Paper(case=case, party=party, **{name_: value for name_, value in said.items() if name_ in SAID})
    if pid and not Paper.objects.filter(pid=pid).exists():
        paper.pid = pid
    told = {"party": str(party)} if party else {}
    with change(paper, "file_paper", by=by, note=paper.title, access=paper.access, after_nda=paper.after_nda, **told):
        refuse_others(party, paper.access)
        paper.save()
        keep_copy(paper, upload, name, by=by)
    return paper


def _party(case: Case, by: Any) -> Party:
    party = filing_party(case, by)
    if party is None:
        raise PermissionDenied("file_paper")
    if case.state not in AT_WORK:
        raise IllegalMove("file_paper", case.state)
    return party
