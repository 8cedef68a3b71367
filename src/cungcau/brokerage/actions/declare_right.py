"""A side declares something about its technology."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _

from cungcau.access.models import User
from cungcau.brokerage.case_models import Case, Party
from cungcau.brokerage.case_who import parties_of
from cungcau.brokerage.casework import is_there
from cungcau.brokerage.declaration_models import Declaration, Declared
from cungcau.kit.errors import Refused
from cungcau.trail.change import change


def declare_right(case: Case, *, by: Any, party: Party, kind: str, said: dict[str, Any], pid: str = "") -> Declaration:
    """By an editor of that party, or by who works on the case and was told so. `pid`: the form's, against a second press."""
    if pid and (known := Declaration.objects.filter(pid=pid, case=case).first()):
        return known
    if kind not in Declared.values or not is_there(case, party):
        raise Refused("no_party", _("That party does not take part in this case."))
    told = not parties_of(by, editing=True).filter(pk=party.pk).exists() if isinstance(by, User) else True
    declaration = Declaration(case=case, party=party, kind=kind, said=said, told=told, by=by if isinstance(by, User) else None)
    declaration.pid = pid or declaration.pid
    with change(declaration, "declare_right", by=by, kind=kind, party=str(party), told=told):
        declaration.save()
    return declaration
