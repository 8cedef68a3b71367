"""States of a request for advice, of an expert's assignment and of a plan, and the moves between them."""

from __future__ import annotations

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from cungcau.kit.flow import Flow, Move


class AdviceState(TextChoices):
    ASKED = "asked", _("Waiting for the desk")
    TAKEN = "taken", _("An adviser is on it")
    ANSWERED = "answered", _("Answered")
    CLOSED = "closed", _("Answered and rated")
    DECLINED = "declined", _("Declined")
    WITHDRAWN = "withdrawn", _("Withdrawn")


class AssignmentState(TextChoices):
    BLOCKED = "blocked", _("Held up by a conflict of interest")
    PROPOSED = "proposed", _("Waiting for the expert")
    ACCEPTED = "accepted", _("The expert is on it")
    DELIVERED = "delivered", _("Delivered")
    JUDGED = "judged", _("Delivered and rated")
    REFUSED = "refused", _("Refused by the expert")
    CALLED_OFF = "called_off", _("Called off")


class PlanState(TextChoices):
    DRAFT = "draft", _("Draft")
    AGREED = "agreed", _("Agreed with the firm")
    UNDER_WAY = "under_way", _("Under way")
    CLOSED = "closed", _("Plan closed")
    ABANDONED = "abandoned", _("Given up")


def advice_states() -> list[tuple[str, str]]:
    """Choices as a function, so that a new state makes no migration."""
    return AdviceState.choices


def assignment_states() -> list[tuple[str, str]]:
    return AssignmentState.choices


def plan_states() -> list[tuple[str, str]]:
    return PlanState.choices


WAITING = (AdviceState.ASKED, AdviceState.TAKEN)  # for an answer of the desk
OPEN = (*WAITING, AdviceState.ANSWERED)
PENDING = (AssignmentState.BLOCKED, AssignmentState.PROPOSED, AssignmentState.ACCEPTED)  # nothing is delivered yet
LIVING = (PlanState.DRAFT, PlanState.AGREED, PlanState.UNDER_WAY)
LIVE_WITH_FIRM = (PlanState.AGREED, PlanState.UNDER_WAY)

ADVICE_FLOW = Flow(
    start=AdviceState.ASKED,
    moves={
        "take": Move(
            AdviceState.ASKED, to=AdviceState.TAKEN, label=_("Take the request"), done=_("The request is yours."), tone="main"
        ),
        "answer": Move(
            AdviceState.TAKEN, to=AdviceState.ANSWERED, label=_("Answer"), done=_("The answer is with the firm."), tone="main"
        ),
        "rate": Move(
            AdviceState.ANSWERED, to=AdviceState.CLOSED, label=_("Say how it helped"), done=_("Thank you; it is noted."),
            tone="main",
        ),
        "ask_back": Move(
            AdviceState.ANSWERED, to=AdviceState.TAKEN, label=_("Ask back"), done=_("The adviser has the question.")
        ),
        "assign": Move(*WAITING, to=AdviceState.TAKEN, label=_("Give it to an adviser"), done=_("The adviser is told.")),
        "decline": Move(*WAITING, to=AdviceState.DECLINED, label=_("Decline the request"), done=_("They are told why.")),
        "withdraw": Move(
            *WAITING, to=AdviceState.WITHDRAWN, label=_("Withdraw the request"), done=_("The request is withdrawn."),
            tone="danger",
        ),
        "note": Move(*AdviceState.values, to=None, label=_("Write an internal note"), done=_("The note is kept.")),
    },
)  # fmt: skip

ASSIGNMENT_FLOW = Flow(
    start=AssignmentState.PROPOSED,
    moves={
        "overrule": Move(
            AssignmentState.BLOCKED, to=None, back=(AssignmentState.PROPOSED, AssignmentState.ACCEPTED),
            label=_("Let it go on all the same"), done=_("The reason is kept, and the expert is told."),
        ),
        "accept": Move(
            AssignmentState.PROPOSED, to=None, back=(AssignmentState.ACCEPTED, AssignmentState.BLOCKED), label=_("Accept"),
            done=_("The reply is noted."), tone="main",
        ),
        "deliver": Move(
            AssignmentState.ACCEPTED, to=AssignmentState.DELIVERED, label=_("Deliver the result"), done=_("The desk has it."),
            tone="main",
        ),
        "judge": Move(
            AssignmentState.DELIVERED, to=AssignmentState.JUDGED, label=_("Rate the work"), done=_("The rating is kept."),
            tone="main",
        ),
        "refuse": Move(
            AssignmentState.PROPOSED, AssignmentState.BLOCKED, to=AssignmentState.REFUSED, label=_("Refuse the task"),
            done=_("The desk is told."),
        ),
        "call_off": Move(
            *PENDING, to=AssignmentState.CALLED_OFF, label=_("Call it off"), done=_("The assignment is called off."),
            tone="danger",
        ),
    },
)  # fmt: skip

PLAN_FLOW = Flow(
    start=PlanState.DRAFT,
    moves={
        "edit": Move(*LIVING, to=None, label=_("Edit the plan"), done=_("The plan is saved.")),
        "share": Move(PlanState.DRAFT, to=None, label=_("Show it to the firm"), done=_("The firm can read the plan now.")),
        "agree": Move(
            PlanState.DRAFT, to=PlanState.AGREED, label=_("Agree to the plan"), done=_("The plan is agreed."), tone="main"
        ),
        "begin": Move(PlanState.AGREED, to=PlanState.UNDER_WAY, label=_("Begin"), done=_("The plan is under way."), tone="main"),
        "close": Move(
            PlanState.UNDER_WAY, to=PlanState.CLOSED, label=_("Close the plan"), done=_("The plan is closed."), tone="main"
        ),
        "abandon": Move(
            *LIVING, to=PlanState.ABANDONED, label=_("Give the plan up"), done=_("The plan is given up."), tone="danger"
        ),
        "add_step": Move(*LIVING, to=None, label=_("Add an action"), done=_("The action is added.")),
        "edit_step": Move(*LIVING, to=None, label=_("Write up the action"), done=_("The action is saved.")),
        "drop_step": Move(*LIVING, to=None, label=_("Take the action out"), done=_("The action is taken out.")),
    },
)  # fmt: skip
