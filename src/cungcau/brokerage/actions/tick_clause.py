"""A content that the law asks for is found in a contract, or found missing after all."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _

from cungcau.brokerage.agreement_models import Agreement, ClauseTick
from cungcau.brokerage.agreement_workflow import AGREEMENT_FLOW
from cungcau.brokerage.contents import contents
from cungcau.kit.errors import Refused
from cungcau.trail.change import change, move


def tick_clause(agreement: Agreement, *, by: Any, clause: str, found: bool = True) -> Agreement:
    """Who and when is kept beside it. Raises Refused where the checklist has no such line."""
    if clause not in contents():
        raise Refused("no_clause", _("The checklist has no such line."), field="clause")
    with change(agreement, "tick_clause", by=by, note=clause, found=found):
        move(agreement, AGREEMENT_FLOW, "tick_clause")
        if found:
            ClauseTick.objects.get_or_create(agreement=agreement, clause=clause, defaults={"by": by})
        else:
            ClauseTick.objects.filter(agreement=agreement, clause=clause).delete()
    return agreement
