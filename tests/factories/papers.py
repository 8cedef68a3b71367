"""Documents and agreements of a case."""

from __future__ import annotations

from functools import cache
from io import BytesIO
from typing import Any

import typst

from cungcau.brokerage.actions import draft_agreement, file_paper, present_agreement, sign_agreement
from cungcau.brokerage.agreement_models import Agreement
from cungcau.brokerage.case_models import Case
from cungcau.brokerage.paper_models import Paper
from tests.factories.cases import day


@cache
def pdf(words: str = "Thông số màng ôzôn", pages: int = 2) -> bytes:
    text = " #pagebreak() ".join(f"{words} {number}" for number in range(1, pages + 1))
    return bytes(typst.compile(f'#set page(paper: "a6")\n{text}'.encode(), ignore_system_fonts=True))


def a_paper(case: Case, by: Any, content: bytes | None = None, name: str = "thong-so.pdf", **said: Any) -> Paper:
    values = {"title": "Thông số màng ôzôn", "kind": "description", "access": "brokers", "after_nda": False, **said}
    return file_paper(case, by=by, upload=BytesIO(content or pdf()), name=name, **values)


def parties(case: Case, shares: tuple[Any, Any] = (None, None)) -> dict[Any, Any]:
    return dict(zip(case.parties.filter(role__in=("demand", "supply"), ended_at=None).order_by("pk"), shares, strict=True))


def an_agreement(case: Case, by: Any, kind: str = "nda", **said: Any) -> Agreement:
    return draft_agreement(case, by=by, kind=kind, **{"parties": parties(case), "title": "Giữ bí mật về màng ôzôn", **said})


def signature(agreement: Agreement, **said: Any) -> dict[str, Any]:
    signers = [one.party for one in agreement.sides.select_related("party")]
    return {"signed_on": day(0), "signers": signers, "upload": BytesIO(pdf("Bản ký", 1)), "name": "ban-ky.pdf", **said}


def signed(agreement: Agreement, by: Any, **said: Any) -> Agreement:
    if agreement.state == "draft":
        present_agreement(agreement, by=by)
    return sign_agreement(agreement, by=by, **signature(agreement, **said))
