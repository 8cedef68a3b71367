"""An agreement is begun."""

from __future__ import annotations

from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from cungcau.brokerage.agreement_kinds import kinds
from cungcau.brokerage.agreement_models import Agreement
from cungcau.brokerage.agreementwork import Shares, put_under, said_of
from cungcau.brokerage.case_models import Case
from cungcau.kit.errors import Refused
from cungcau.listings.references import next_reference
from cungcau.trail.change import change


def draft_agreement(
    case: Case, *, by: Any, kind: str, parties: Shares, pid: str = "", is_demo: bool = False, **said: Any
) -> Agreement:
    """Between parties of the case, numbered by the point. `said` are columns; `pid` that of the form, against a second press."""
    if pid and (known := Agreement.objects.filter(pid=pid, case=case).first()):
        return known
    if kind not in kinds():
        raise Refused("no_kind", _("There is no such kind of agreement."), field="kind")
    agreement = Agreement(case=case, kind=kind, is_demo=is_demo, **said_of(said))
    agreement.pid = pid or agreement.pid
    with change(agreement, "draft_agreement", by=by, note=agreement.title, kind=kind):
        agreement.ref = next_reference("agreement", timezone.localdate())
        agreement.save()
        put_under(agreement, parties)
    return agreement
