"""States of a campaign and of each firm in it, and the moves between them."""

from __future__ import annotations

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from cungcau.kit.flow import Flow, Move


class CampaignState(TextChoices):
    PLANNED = "planned", _("Planned")
    RUNNING = "running", _("Running")
    CLOSED = "closed", _("Concluded")


class VisitState(TextChoices):
    TO_VISIT = "to_visit", _("To visit")
    AGREED = "agreed", _("Agreed")
    FORM_SENT = "form_sent", _("Form sent")
    VISITED = "visited", _("Visited")
    ANSWERED = "answered", _("Answered")
    REFUSED = "refused", _("Firm refused")
    NOT_REACHED = "not_reached", _("Not reached")


# The firm has said what it had to say; the firm still has something to say.
DONE = (VisitState.VISITED, VisitState.ANSWERED)
OPEN = (VisitState.TO_VISIT, VisitState.AGREED, VisitState.FORM_SENT, VisitState.NOT_REACHED)


def campaign_states() -> list[tuple[str, str]]:
    return CampaignState.choices


def visit_states() -> list[tuple[str, str]]:
    return VisitState.choices


CAMPAIGN_FLOW = Flow(
    start=CampaignState.PLANNED,
    moves={
        "edit": Move(
            CampaignState.PLANNED, CampaignState.RUNNING, to=None, label=_("Edit"), done=_("The campaign is saved."),
        ),
        "start": Move(
            CampaignState.PLANNED, to=CampaignState.RUNNING, label=_("Start"), done=_("The campaign is running."), tone="main"
        ),
        "close": Move(
            CampaignState.RUNNING, to=CampaignState.CLOSED, label=_("Close the campaign"), done=_("The campaign is closed."),
        ),
        "reopen": Move(
            CampaignState.CLOSED, to=CampaignState.RUNNING, label=_("Open again"), done=_("The campaign is running again.")
        ),
    },
)  # fmt: skip

VISIT_FLOW = Flow(
    start=VisitState.TO_VISIT,
    moves={
        "agree": Move(
            *OPEN, to=VisitState.AGREED, label=_("Agree on a day"), tone="main",
            done=_("The appointment is noted; the firm's people are told."),
        ),
        "send_form": Move(
            *OPEN, to=VisitState.FORM_SENT, label=_("The form was sent"), done=_("Noted: the firm has the form.")
        ),
        "visit": Move(
            *OPEN, VisitState.ANSWERED, to=VisitState.VISITED, label=_("Record the visit"), done=_("The visit is recorded."),
        ),
        "answer": Move(
            *OPEN, to=VisitState.ANSWERED, label=_("Record the answers"), done=_("The answers are recorded."),
        ),
        "amend": Move(*DONE, to=None, label=_("Add to the record"), done=_("The record is completed.")),
        "refuse": Move(
            *OPEN, to=VisitState.REFUSED, label=_("The firm refuses"), done=_("Noted: the firm does not take part."), tone="quiet"
        ),
        "miss": Move(
            *OPEN, to=VisitState.NOT_REACHED, label=_("Not reached"), done=_("Noted: nobody was reached."), tone="quiet"
        ),
        "retry": Move(
            VisitState.REFUSED, VisitState.NOT_REACHED, to=VisitState.TO_VISIT, label=_("Try once more"),
            done=_("The firm is to be visited again."),
        ),
    },
)  # fmt: skip
