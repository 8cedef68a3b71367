"""Who may do what with requests for advice, assignments of experts and support plans.

A firm reads its own requests, what was said to it, and the plans that were shown to it; notes, assignments and drafts stay with
the desk: advisers and brokers. The director reads what the desk reads but for its notes. An expert reads what she was asked.
Of a conflict of interest that holds an assignment up decides another officer than who entrusted it, and never the expert.
"""

from cungcau.access.who import HasRole, adviser, director, officer
from cungcau.advisory.models import Channel, LineKind
from cungcau.advisory.who import AskedExpert, IsExpert, OwnColumn, SaidToFirm, WithoutAccount
from cungcau.advisory.workflow import OPEN, AssignmentState
from cungcau.kit.policy import InState, Where, declare
from cungcau.registry.who import Member

desk = HasRole("adviser", "broker")
own = Member(editing=True) | (Member() & OwnColumn("asked_by", "who asked"))
taken_down = desk & Where("channel", Channel.PHONE, Channel.VISIT)
by_expert = AskedExpert() | (desk & WithoutAccount())
at_work = InState(AssignmentState.ACCEPTED, AssignmentState.DELIVERED)

declare(
    "advisory.advice",
    {
        "read": [Member(), desk, director],
        "read_desk": [desk, director],
        "read_notes": [desk],
        "ask": [Member(), desk],
        "take": [adviser],
        "assign": [desk],
        "answer": [desk & OwnColumn("adviser", "its adviser")],
        "ask_back": [own, taken_down],
        "rate": [own, taken_down],
        "decline": [desk],
        "withdraw": [own, taken_down],
        "note": [desk],
        "attach": [(Member() | desk) & InState(*OPEN)],
    },
)
declare("advisory.line", {"read": [desk, director & ~Where("kind", LineKind.NOTE), SaidToFirm()]})
declare(
    "advisory.assignment",
    {
        "read": [desk, director, AskedExpert()],
        "read_desk": [desk, director],
        "entrust": [desk & ~IsExpert()],
        "overrule": [desk & ~OwnColumn("entrusted_by", "who entrusted it") & ~IsExpert()],
        "accept": [by_expert],
        "refuse": [by_expert],
        "deliver": [by_expert],
        "judge": [desk & ~IsExpert()],
        "call_off": [desk],
        "attach": [by_expert & at_work],
    },
)
declare(
    "advisory.plan",
    {
        "read": [Member() & Where("shared", True), desk, director],
        "read_desk": [desk, director],
        "read_notes": [desk],
        "draft": [desk],
        "edit": [desk],
        "share": [desk & Where("shared", False)],
        "agree": [Member(editing=True) & Where("shared", True), desk],
        "begin": [desk],
        "close": [desk],
        "abandon": [desk],
        "add_step": [desk],
        "edit_step": [desk],
        "drop_step": [desk],
    },
)
# Everything the point has to do with a client, on one page; each line of it asks the policy of its own record.
declare("registry.organisation", {"read_client": [officer]})
