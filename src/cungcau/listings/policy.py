"""Who may do what with a listing.

`read_identity` is whose listing it is (hidden when it is anonymous); `read_internal` is what only the two sides of the
desk see: absorption capacity, contact, source of funds; `read_account`, `read_members`, `read_chosen` are for parts that its
owner has closed (`visibility`); `read_money` is a need's budget, for whom its owner has said: everybody
with an account ("public", "range"), the brokers ("broker_only"), nobody ("hidden"). The moderator reads what she reviews.
"""

from cungcau.access.who import HasRole, broker, moderator, officer, working_officer
from cungcau.kit.longform.typed import POLICY as OWN_TYPING
from cungcau.kit.policy import InState, SignedIn, System, Where, declare
from cungcau.listings.visibility import NAMED, OPEN
from cungcau.listings.who import (
    Asked,
    AskedExpert,
    Author,
    BearsLink,
    Chosen,
    Current,
    EditedInReview,
    InReview,
    NotExcluded,
    OfActiveOrganisation,
    OfListing,
    Proposed,
)
from cungcau.listings.workflow import ReadingState, State
from cungcau.registry.who import Member, VerifiedMember

for_her = Where("anonymity", *OPEN) | Where("anonymity", "members") & VerifiedMember() | Where("anonymity", "chosen") & Chosen()
for_everybody = for_her & OfActiveOrganisation() & NotExcluded()
public = Current() & for_everybody
own = Member(editing=True)
desk = officer & ~InState(State.DRAFT)
# Who wrote it for a firm. An employee reads as a member, so that one who has left the firm reads nothing more.
scribe = Author() & officer
# Who begins a listing for a firm finishes it: she edits and submits what she wrote, and never publishes it herself.
writes_for_firms = HasRole("broker", "moderator")
clerk = writes_for_firms & Author()
unfinished = InState(State.DRAFT, State.RETURNED)
reads_it = moderator & InReview()

declare(
    "listings.listing",
    {
        "read": [public, Member(), scribe, desk],
        "of_own": [Member()],
        "read_identity": [Where("anonymity", *NAMED), Member(), scribe, officer],
        "read_money": [
            Where("kind", "offer"), Member(), scribe, moderator, broker & ~Where("budget_disclosure", "hidden"),
            SignedIn() & Where("budget_disclosure", "public", "range"),
        ],
        "read_account": [SignedIn()],
        "read_members": [officer, Member(), VerifiedMember(), Chosen()],
        "read_chosen": [officer, Member(), Chosen()],
        "read_internal": [Member(), scribe, working_officer],
        "match": [Member() & Current(), working_officer & Current()],
        "draft": [own, writes_for_firms, System()],
        "edit": [own & unfinished, clerk & unfinished, moderator & InState(State.SUBMITTED), System() & unfinished],
        "set_visibility": [own, clerk],
        "submit": [own, clerk],
        "publish": [moderator & ~Author() & ~EditedInReview()],
        "return": [moderator],
        "mend": [own & unfinished, clerk & unfinished],
        "amend": [own & InState(State.PUBLISHED), clerk & InState(State.PUBLISHED)],
        "take": [reads_it],
        "give": [reads_it],
        "let_go": [reads_it],
        "tick": [reads_it],
        "confirm": [own, broker, BearsLink()],
        "renew": [own, broker, BearsLink()],
        "flag": [own, broker, BearsLink()],
        "pause": [own, moderator, System()],
        "resume": [own, moderator],
        "revise": [own, clerk],
        "expire": [moderator, System()],
        "withdraw": [own, clerk & unfinished, moderator, BearsLink(), System() & unfinished],
        "attach": [own & unfinished, clerk & unfinished],
        # A document's own words and properties can tell whose it is, so those of an anonymous listing stay inside.
        "read_files": [public & Where("anonymity", *NAMED), Member(), scribe, desk],
        "read_history": [Member(), scribe, officer],
        "read_looks": [Member(), working_officer],
        "preview": [Member(), scribe, working_officer & ~InState(State.DRAFT)],
    },
)

# What somebody has typed and not saved is hers alone; not even a steward reads it.
declare("listings.autosave", OWN_TYPING)
declare("listings.comment", {"read": [OfListing("read_history")]})
declare("listings.tick", {"read": [moderator]})
declare(
    "listings.reading",
    {
        "read": [moderator, AskedExpert()],
        "ask_reading": [moderator],
        "answer_reading": [AskedExpert() & InState(ReadingState.ASKED)],
        "decline_reading": [AskedExpert() & InState(ReadingState.ASKED)],
        "call_off_reading": [moderator],
    },
)
declare(
    "listings.change",
    {
        "read": [OfListing("read_history")],
        "propose_change": [OfListing("amend")],
        "accept_change": [moderator & ~Proposed()],
        "return_change": [moderator],
        "take_back_change": [OfListing("amend"), moderator],
    },
)
declare("listings.question", {"ask": [System()], "answer": [Asked()]})
