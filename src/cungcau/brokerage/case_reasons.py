"""Why a case is over: each way of ending has a code list of its own."""

from __future__ import annotations

from cungcau.brokerage.case_models import Case
from cungcau.brokerage.case_workflow import CaseState
from cungcau.vocabulary.queries import label

LOST, ENDED = "case_reason", "case_end_reason"


def reason_words(case: Case) -> str:
    """In words. Cases that ended before the lists were parted have a code of the other one."""
    lists = (ENDED, LOST) if case.state == CaseState.ENDED else (LOST, ENDED)
    known = (words for words in (label(scheme, case.reason) for scheme in lists) if words != case.reason)
    return next(known, case.reason)
