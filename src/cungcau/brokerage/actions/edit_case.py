"""What a case says of itself is changed."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _

from cungcau.brokerage.case_models import Case
from cungcau.brokerage.case_workflow import CASE_FLOW
from cungcau.brokerage.stages import template_of
from cungcau.kit.errors import Refused, Unchanged
from cungcau.trail.change import change, move

EDITED = ("goal", "mode", "second", "confidentiality", "probability", "value_min", "value_max")


def edit_case(case: Case, *, by: Any, **said: Any) -> Case:
    """`said` are columns of EDITED. Another way of working together is chosen only while the present stage belongs to it."""
    values = {name: value for name, value in said.items() if name in EDITED}
    if "mode" in values and case.stage not in template_of(values["mode"]).stages:
        raise Refused(
            "stage_unknown", _("The stage “%(stage)s” does not belong to that way: go to a stage that both have first.")
            % {"stage": case.present.name}, field="mode",
        )  # fmt: skip
    with change(case, "edit", by=by, note=values.get("goal", "")):
        if case.version == Case.objects.get(pk=case.pk).version and all(getattr(case, name) == values[name] for name in values):
            raise Unchanged
        move(case, CASE_FLOW, "edit", **values)
    return case
