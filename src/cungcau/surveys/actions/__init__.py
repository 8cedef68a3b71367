"""The verbs of the surveys, one a file."""

from cungcau.surveys.actions.add_firms import add_firms
from cungcau.surveys.actions.agree_visit import agree_visit
from cungcau.surveys.actions.amend_record import amend_record
from cungcau.surveys.actions.assign_visits import assign_visits
from cungcau.surveys.actions.close_campaign import close_campaign
from cungcau.surveys.actions.edit_campaign import edit_campaign
from cungcau.surveys.actions.miss_visit import miss_visit
from cungcau.surveys.actions.plan_campaign import plan_campaign
from cungcau.surveys.actions.record_answer import record_answer
from cungcau.surveys.actions.record_visit import record_visit
from cungcau.surveys.actions.refuse_visit import refuse_visit
from cungcau.surveys.actions.remove_firm import remove_firm
from cungcau.surveys.actions.reopen_campaign import reopen_campaign
from cungcau.surveys.actions.retry_visit import retry_visit
from cungcau.surveys.actions.send_form import send_form
from cungcau.surveys.actions.start_campaign import start_campaign
from cungcau.surveys.actions.write_up_finding import write_up_finding

ACTIONS = {
    "plan": plan_campaign,
    "edit": edit_campaign,
    "start": start_campaign,
    "close": close_campaign,
    "reopen": reopen_campaign,
    "add_firms": add_firms,
    "remove_firm": remove_firm,
    "assign": assign_visits,
    "agree": agree_visit,
    "send_form": send_form,
    "visit": record_visit,
    "answer": record_answer,
    "amend": amend_record,
    "refuse": refuse_visit,
    "miss": miss_visit,
    "retry": retry_visit,
    "write_up": write_up_finding,
}

__all__ = [
    "ACTIONS", "add_firms", "agree_visit", "amend_record", "assign_visits", "close_campaign", "edit_campaign", "miss_visit",
    "plan_campaign", "record_answer", "record_visit", "refuse_visit", "remove_firm", "reopen_campaign", "retry_visit",
    "send_form", "start_campaign", "write_up_finding",
]  # fmt: skip
