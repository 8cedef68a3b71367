"""Plants documents of parties and findings about the lists of technology into some of the demo's cases, through the verbs."""

from __future__ import annotations

import tomllib
from datetime import timedelta
from io import BytesIO
from pathlib import Path
from typing import Any

from django.utils import timezone

from cungcau.brokerage.actions import file_paper, judge_entry
from cungcau.brokerage.agreement_demo import drawn
from cungcau.brokerage.case_models import Case, Party
from cungcau.brokerage.listed import Hit, entries_on
from cungcau.brokerage.listed_models import ListedFinding
from cungcau.brokerage.paper_models import Copy, Paper
from cungcau.facilities.queries import editors_of
from cungcau.kit.ids import urn
from cungcau.trail.models import Entry

FILE = Path(__file__).with_name("paper_demo.toml")


def plant_papers() -> None:
    """Once. The words that point to an entry are told by the file: to look for them reads the whole thesaurus."""
    if ListedFinding.objects.exists():
        return
    entries = {term.code: (term, on_list) for term, on_list in entries_on(timezone.localdate())}
    for row in tomllib.loads(FILE.read_text(encoding="utf-8"))["case"]:
        case = Case.objects.select_related("owner").get(is_demo=True, need__external_id=row["need"])
        for words in row.get("papers", ()):
            _filed(case, *words)
        for code, matched, verdict, days, reason in row.get("findings", ()):
            finding = judge_entry(case, by=case.owner, hit=Hit(*entries[code], tuple(matched)), verdict=verdict, reason=reason)
            _set_back(finding, days, judged_for=timezone.localdate() - timedelta(days=days))


def _filed(case: Case, side: str, title: str, kind: str, access: str, after_nda: bool, days: int, lines: list[str]) -> None:
    """By an editor of the party that stands on this side."""
    party = Party.objects.get(case=case, role=side, ended_at=None, organisation__isnull=False)
    organisation: Any = party.organisation
    editor = editors_of(organisation.pk).order_by("pk")[0]
    content = BytesIO(drawn(case.ref, title, lines))
    said: dict[str, Any] = {"title": title, "kind": kind, "access": access, "after_nda": after_nda}
    paper = file_paper(case, by=editor, upload=content, name=f"{kind}.pdf", **said)
    _set_back(paper, days)
    Copy.objects.filter(paper=paper).update(at=timezone.now() - timedelta(days=days))


def _set_back(thing: Paper | ListedFinding, days: int, **more: Any) -> None:
    at = timezone.now() - timedelta(days=days)
    type(thing).objects.filter(pk=thing.pk).update(at=at, **more)
    Entry.objects.filter(subject=urn(thing)).update(at=at)
