"""What several verbs of documents share: keeping a version."""

from __future__ import annotations

from typing import Any, BinaryIO

from django.utils.translation import gettext as _

from cungcau.access.models import User
from cungcau.brokerage.case_models import Party
from cungcau.brokerage.paper_marking import pages_of
from cungcau.brokerage.paper_models import Access, Copy, Paper
from cungcau.files.actions import attach_file
from cungcau.files.storage import content_path
from cungcau.kit.errors import Refused
from cungcau.kit.policy import SYSTEM

PDF = "application/pdf"


def levels_of(party: Party) -> tuple[str, ...]:
    """For whom a party may put a document there: for its side (for itself, where it stands between the sides), or for all."""
    return (party.side or Access.BROKERS, Access.ALL)


def refuse_others(party: Party | None, access: str) -> None:
    """A party's document is never for the other side alone, nor for officers who do not work on the case."""
    if party is not None and access not in levels_of(party):
        raise Refused("access", _("A document of a party is for its own side or for all parties."), field="access")


def keep_copy(paper: Paper, upload: BinaryIO, name: str, *, by: Any) -> Copy:
    """The next version. The house attaches the file, so that no hand can take it off; whose it is stands beside it."""
    file = attach_file(paper, upload, name, by=SYSTEM, internal=True)
    pages = pages_of(content_path(file.sha256).read_bytes()) if file.content_type == PDF else 0
    number = paper.copies.count() + 1  # type: ignore[attr-defined]
    return Copy.objects.create(paper=paper, number=number, file=file, pages=pages, by=by if isinstance(by, User) else None)
