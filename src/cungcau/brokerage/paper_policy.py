"""Who may do what with the documents and agreements of a case.

`read` is that there is such a document, with its title; `open` its content. The parties get PDFs with a mark on every page; the
unmarked file is for those who work on the case. A party puts documents of its own there, for its side and the officers or for
all, and changes, renews (while the case is at work) or withdraws these alone. Files are kept and held by the house itself, so
that nobody takes one off.
"""

from cungcau.access.who import broker, steward
from cungcau.brokerage.agreement_workflow import AGREEMENT_FLOW, SHOWN
from cungcau.brokerage.case_who import Second
from cungcau.brokerage.paper_who import CaseAtWork, ForHerSide, NdaHolds, OfficersRead, OfItsParty, UnderIt
from cungcau.brokerage.paper_workflow import PAPER_FLOW, PaperState
from cungcau.kit.policy import InState, System, declare

work = broker | Second("case")
in_force = InState(PaperState.KEPT)

declare(
    "brokerage.paper",
    {
        **{verb: [work] for verb in PAPER_FLOW.moves},
        "file_paper": [work, OfItsParty(editing=True)],
        "reshare_paper": [work, OfItsParty(editing=True) & in_force & CaseAtWork()],
        "renew_paper": [work, OfItsParty(editing=True) & in_force & CaseAtWork()],
        "withdraw_paper": [work, OfItsParty(editing=True) & in_force],
        "read": [work, OfficersRead() & in_force, ForHerSide() & in_force, OfItsParty() & in_force],
        "open": [work, OfficersRead() & in_force, ForHerSide() & in_force & NdaHolds(), OfItsParty() & in_force],
        "read_desk": [work],
        "keep_file": [System()],
    },
)
declare(
    "brokerage.agreement",
    {
        **{verb: [work] for verb in AGREEMENT_FLOW.moves},
        "draft_agreement": [work],
        "read": [work, UnderIt() & InState(*SHOWN)],
        "read_desk": [work],
    },
)
declare("brokerage.wording", {"read": [broker, steward], "save_wording": [steward]})
declare("brokerage.listedfinding", {"read": [work], "judge_entry": [work]})
declare("brokerage.declaration", {"read": [work, OfItsParty()], "declare_right": [work, OfItsParty(editing=True)]})
