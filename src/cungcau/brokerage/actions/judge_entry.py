"""An officer says whether the technology falls under an entry of the lists of the law."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _

from cungcau.access.models import User
from cungcau.brokerage.agreement_law import keep_last_day
from cungcau.brokerage.agreement_models import Agreement
from cungcau.brokerage.agreement_workflow import AgreementState
from cungcau.brokerage.case_models import Case
from cungcau.brokerage.listed import Hit, day_of, standing
from cungcau.brokerage.listed_models import ListedFinding, Verdict
from cungcau.kit.errors import Refused
from cungcau.trail.change import change


def judge_entry(
    case: Case, *, by: Any, hit: Hit, verdict: str, reason: str, agreement: Agreement | None = None, pid: str = "",
    after: str | None = None,
) -> ListedFinding:  # fmt: skip
    """`after`: the finding that she saw in force, empty for none; `pid`: the form's, against a second press.

    Refused where another finding stands there meanwhile, where no reason is given, or where the agreement is another case's.
    """
    if pid and (known := ListedFinding.objects.filter(pid=pid, case=case).first()):
        return known
    if agreement is not None and agreement.case_id != case.pk:
        raise Refused("no_agreement", _("That agreement is not one of this case."))
    finding = ListedFinding(
        case=case, agreement=agreement, on_list=hit.on_list, scheme=hit.term.scheme_id, edition=hit.term.version,
        code=hit.term.code, entry=hit.term.name_vi, judged_for=day_of(agreement), matched="; ".join(hit.matched)[:300],
        verdict=verdict, reason=reason.strip(), by=by if isinstance(by, User) else None,
    )  # fmt: skip
    finding.pid = pid or finding.pid
    facts = {"verdict": verdict, "entry": f"{finding.scheme} {finding.edition} {finding.code}"}
    with change(finding, "judge_entry", by=by, note=finding.reason, **facts):
        if verdict not in Verdict.values:
            raise Refused("no_verdict", _("Say whether it falls under the entry."), field="verdict")
        if not finding.reason:
            raise Refused("no_reason", _("Give the reason."), field="reason")
        last = standing(case, agreement).get(finding.key)
        if after is not None and after != (last.pid if last else ""):
            raise Refused("judged", _("Somebody has judged this entry meanwhile. Read it above, then decide once more."))
        finding.save()
        for one in Agreement.objects.filter(case=case, state=AgreementState.SIGNED).select_related("case"):
            keep_last_day(one)
    return finding
