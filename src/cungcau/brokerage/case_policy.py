"""Who may do what with a case, and see what of it.

Brokers and the second adviser work on it. Moderators and the director read its outline where it is not for brokers alone: head,
stages, parties by name, next action; no words of the log, no contacts, and not what its brokers think it may bring
(`read_estimate`: probability and value range, which are no facts and would be read as such). The people of a party have a page of
their own: the stage, the next action where it is their turn, what is shared with their side. Nobody else learns that it exists.

Supervisors read the figures, in which every case counts. In the lists behind them they see a line (`read_line`: reference, stage,
state, officer, dates) of each case that is not for brokers alone; its goal and its page take the right to read it.
"""

from cungcau.access.who import HasRole, broker
from cungcau.brokerage.case_models import Confidentiality
from cungcau.brokerage.case_who import OfParty, Second, SharedWithHer
from cungcau.brokerage.case_workflow import CASE_FLOW
from cungcau.kit.policy import Where, declare

work = broker | Second()
supervisor = HasRole("director", "steward")
outline = HasRole("moderator", "director") & Where("confidentiality", Confidentiality.OFFICERS)

declare(
    "brokerage.case",
    {
        **{verb: [work] for verb in CASE_FLOW.moves},
        "read": [work, outline, OfParty()],
        "read_outline": [work, outline],
        "read_desk": [work],
        "read_estimate": [work],
        "read_side": [OfParty()],
        "read_figures": [supervisor],
        "read_line": [work, outline, supervisor & Where("confidentiality", Confidentiality.OFFICERS)],
        "open": [broker],
        "hand_over": [broker],
        "write": [OfParty(editing=True)],
    },
)
declare("brokerage.logentry", {"read": [broker, Second("case"), SharedWithHer()]})
