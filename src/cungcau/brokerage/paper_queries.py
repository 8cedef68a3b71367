"""Questions about the documents and agreements of a case."""

from __future__ import annotations

from typing import Any, NamedTuple

from django.db.models import Prefetch, Q, QuerySet

from cungcau.access.models import User
from cungcau.brokerage.agreement_models import Agreement, AgreementParty
from cungcau.brokerage.case_models import Case, Party
from cungcau.brokerage.case_who import parties_of
from cungcau.brokerage.case_workflow import AT_WORK
from cungcau.brokerage.paper_models import Copy, Paper
from cungcau.brokerage.wording_models import Wording
from cungcau.engines.common.text import fold
from cungcau.kit.policy import can, visible
from cungcau.trail.looks import looks_at
from cungcau.trail.models import Look

LOOKS = 60


class PaperRow(NamedTuple):
    """A document as one person sees it in a list: whether it opens to her, and its newest version."""

    paper: Paper
    opens: bool
    newest: Copy | None


def papers_of(case: Case, user: Any) -> list[PaperRow]:
    """Those of whose existence she may know."""
    rows = visible(user, Paper.objects.filter(case=case)).select_related("party__organisation").prefetch_related(
        Prefetch("copies", Copy.objects.select_related("file"), to_attr="every_copy")
    )
    opening = set(visible(user, Paper.objects.filter(case=case).order_by(), "open").values_list("pk", flat=True))
    return [PaperRow(one, one.pk in opening, one.every_copy[0] if one.every_copy else None) for one in rows]  # type: ignore[attr-defined]


def may_file(case: Case, user: Any) -> bool:
    if can(user, "file_paper", Paper(case=case)):
        return True
    return case.state in AT_WORK and filing_party(case, user) is not None


def filing_party(case: Case, user: Any) -> Party | None:
    """For which party she puts documents there: one of the case for which she works as an editor."""
    if not isinstance(user, User) or not user.is_active:
        return None
    return parties_of(user, editing=True).filter(case=case).order_by("pk").first()


def is_of_its_party(paper: Paper, user: Any) -> bool:
    """Her party put it there."""
    return isinstance(user, User) and paper.party_id is not None and parties_of(user).filter(pk=paper.party_id).exists()


def openings_of(paper: Paper) -> list[Look]:
    """Who opened it when, the newest first."""
    return list(looks_at(paper)[:LOOKS])


def agreements_read_by(user: Any) -> QuerySet[Agreement]:
    rows = Agreement.objects.select_related("case", "case__owner", "signed_copy")
    sides = AgreementParty.objects.select_related("party__organisation")
    return visible(user, rows).prefetch_related(Prefetch("sides", sides, to_attr="under"))


def agreements_of(case: Case, user: Any) -> list[Agreement]:
    return list(agreements_read_by(user).filter(case=case))


def may_draft(case: Case, user: Any) -> bool:
    return can(user, "draft_agreement", Agreement(case=case))


def works_on_agreements(user: Any) -> bool:
    """Has a list of agreements at all: brokers, and who is the second adviser of a case that has one."""
    if not user.is_authenticated:
        return False
    return "broker" in user.roles or visible(user, Agreement.objects.all(), "read_desk").exists()


def words_agreements(user: Any) -> bool:
    """Keeps the templates of agreements."""
    return can(user, "save_wording", Wording())


def narrowed(rows: QuerySet[Agreement], *, words: str = "", kind: str = "", state: str = "") -> QuerySet[Agreement]:
    """By reference, number, title or a party's name; by kind; by state. What means nothing narrows nothing."""
    rows = rows.filter(kind=kind) if kind else rows
    rows = rows.filter(state=state) if state else rows
    text = words.replace("\x00", "").strip()
    if not text:
        return rows
    party = AgreementParty.objects.filter(
        Q(party__name__icontains=text) | Q(party__organisation__folded__contains=fold(text))
    ).values("agreement")
    said = Q(ref__icontains=text) | Q(number__icontains=text) | Q(title__icontains=text) | Q(case__ref__icontains=text)
    return rows.filter(said | Q(pk__in=party))
