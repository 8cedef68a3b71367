"""How loud each state is on a page."""

from __future__ import annotations

from cungcau.advisory.workflow import AdviceState, AssignmentState, PlanState

ADVICE_TONES: dict[str, str] = {
    AdviceState.ASKED: "warn", AdviceState.TAKEN: "info", AdviceState.ANSWERED: "good", AdviceState.CLOSED: "good",
    AdviceState.DECLINED: "bad", AdviceState.WITHDRAWN: "neutral",
}  # fmt: skip
ASSIGNMENT_TONES: dict[str, str] = {
    AssignmentState.BLOCKED: "bad", AssignmentState.PROPOSED: "warn", AssignmentState.ACCEPTED: "info",
    AssignmentState.DELIVERED: "good", AssignmentState.JUDGED: "good", AssignmentState.REFUSED: "neutral",
    AssignmentState.CALLED_OFF: "neutral",
}  # fmt: skip
PLAN_TONES: dict[str, str] = {
    PlanState.DRAFT: "neutral", PlanState.AGREED: "info", PlanState.UNDER_WAY: "info", PlanState.CLOSED: "good",
    PlanState.ABANDONED: "bad",
}  # fmt: skip
