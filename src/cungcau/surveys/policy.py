"""Who plans campaigns, who records what firms say, and who reads it.

Every officer reads campaigns, their firms and figures, the director too. What was heard (`read_notes`: notes, answers,
absorption capacity, photos, refusals in words) is for working officers only. A firm's own people read one thing of it: who
comes when (`read_appointment`, on their account page), once it is agreed.
"""

from cungcau.access.who import HasRole, officer, working_officer
from cungcau.kit.policy import InState, declare
from cungcau.registry.who import Member
from cungcau.surveys.who import CampaignIs, Goes
from cungcau.surveys.workflow import CampaignState, VisitState

desk = HasRole("broker", "steward")
at_work = InState(CampaignState.PLANNED, CampaignState.RUNNING)
fieldwork = desk | (Goes() & working_officer)
open_campaign = CampaignIs(CampaignState.PLANNED, CampaignState.RUNNING)
preparing = fieldwork & open_campaign
running = fieldwork & CampaignIs(CampaignState.RUNNING)

declare(
    "surveys.campaign",
    {
        "read": [officer],
        "read_notes": [working_officer],
        "plan": [desk],
        "edit": [desk & at_work],
        "start": [desk],
        "close": [desk],
        "reopen": [desk],
        "add_firms": [desk & at_work],
        "remove_firm": [desk & at_work],
        "assign": [desk & at_work],
        "print": [working_officer],
    },
)
declare(
    "surveys.visit",
    {
        "read": [officer],
        "read_notes": [working_officer],
        "read_appointment": [officer, Member() & InState(VisitState.AGREED) & open_campaign],
        "agree": [preparing],
        "send_form": [running],
        "visit": [running],
        "answer": [running],
        "amend": [running],
        "refuse": [preparing],
        "miss": [preparing],
        "retry": [preparing],
        "attach": [running],
    },
)
declare("surveys.finding", {"read": [working_officer], "write_up": [HasRole("broker", "moderator")]})
