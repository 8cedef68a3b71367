"""Plants documents and agreements into some of the demo's cases, through the verbs; then their dates are set back."""

from __future__ import annotations

import tomllib
from datetime import timedelta
from io import BytesIO
from pathlib import Path
from typing import Any

from django.utils import timezone

from cungcau.access.models import User
from cungcau.brokerage.actions import declare_right, draft_agreement, file_paper, present_agreement, sign_agreement, tick_clause
from cungcau.brokerage.agreement_models import Agreement, ClauseTick
from cungcau.brokerage.agreementwork import SAID
from cungcau.brokerage.case_models import Case, Party
from cungcau.brokerage.paper_models import Copy, Paper
from cungcau.brokerage.wording_papers import Written, pdf_of, written
from cungcau.brokerage.wording_texts import FORMS, Pair
from cungcau.kit.ids import urn
from cungcau.trail.models import Entry

FILE = Path(__file__).with_name("agreement_demo.toml")
TOLD = {"basis": "owner", "consents": "unknown", "in_force": "unknown", "words": "Bên cung nói qua điện thoại."}
Row = dict[str, Any]
EARLIER = {"draft_agreement": 5, "tick_clause": 3, "present_agreement": 2, "sign_agreement": 0}  # days before the signature


def plant_agreements() -> None:
    """Once. Only into cases that have both sides."""
    if Agreement.objects.filter(is_demo=True).exists():
        return
    for row in tomllib.loads(FILE.read_text(encoding="utf-8"))["case"]:
        case = Case.objects.get(is_demo=True, need__external_id=row["need"])
        by = case.owner
        for words in row["papers"]:
            _filed(case, by, *words)
        sides = Party.objects.filter(case=case, ended_at=None, role__in=("demand", "supply"))
        for agreement in row["agreement"]:
            _agreed(case, by, dict.fromkeys(sides), agreement)
        supplier = next(party for party in sides if party.role == "supply")
        declare_right(case, by=by, party=supplier, kind="right", said=row.get("right", TOLD))
        if "budget" in row:
            declare_right(case, by=by, party=supplier, kind="budget", said=row["budget"])


def _filed(case: Case, by: Any, title: str, kind: str, access: str, after_nda: bool, days: int, lines: list[str]) -> None:
    content = drawn(case.ref, title, lines)
    paper = file_paper(
        case, by=by, upload=BytesIO(content), name=f"{kind}.pdf", title=title, kind=kind, access=access, after_nda=after_nda
    )
    at = timezone.now() - timedelta(days=days)
    Paper.objects.filter(pk=paper.pk).update(at=at)
    Copy.objects.filter(paper=paper).update(at=at)


def drawn(ref: str, title: str, lines: list[str]) -> bytes:
    pairs = (Pair("title", title, ""), *(Pair("text", line, "") for line in lines))
    return pdf_of(Written(pairs, (), "Tài liệu minh họa, mọi số liệu đều hư cấu.", ref, ("vi",)))


def _agreed(case: Case, by: User | None, sides: Row, row: Row) -> None:
    said = {name: value for name, value in row.items() if name in SAID}
    agreement = draft_agreement(case, by=by, kind=row["kind"], parties=sides, is_demo=True, **said)
    for clause in row.get("clauses", ()):
        tick_clause(agreement, by=by, clause=clause)
    if row["state"] != "draft":
        present_agreement(agreement, by=by)
    if row["state"] == "signed":
        _signed(agreement, by, sides, row)
    _set_back(agreement, row.get("signed", 0))


def _signed(agreement: Agreement, by: User | None, sides: Row, row: Row) -> None:
    form = FORMS.get(row["kind"])
    words = pdf_of(written(agreement, form[0], ("vi",))) if form else drawn(agreement.ref, agreement.title, [agreement.schedule])
    day = timezone.localdate() - timedelta(days=row["signed"])
    sign_agreement(agreement, by=by, signed_on=day, signers=list(sides), upload=BytesIO(words), name="ban-ky.pdf")


def _set_back(agreement: Agreement, signed: int) -> None:
    """Written five days before it was signed, or before today, and read through and put forward on the days between."""
    for verb, earlier in EARLIER.items():
        at = timezone.now() - timedelta(days=signed + earlier)
        Entry.objects.filter(subject=urn(agreement), verb=verb).update(at=at)
    now = timezone.now()
    ClauseTick.objects.filter(agreement=agreement).update(at=now - timedelta(days=signed + EARLIER["tick_clause"]))
    Agreement.objects.filter(pk=agreement.pk).update(created_at=now - timedelta(days=signed + EARLIER["draft_agreement"]))
