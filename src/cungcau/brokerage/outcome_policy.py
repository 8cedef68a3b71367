"""Who may do what with the outcome of an introduction, and see what of it.

Brokers and the second adviser of its case see both answers. Moderators and the director read how it stands, where the case is not
for brokers alone; the director reads sums, no single value. The people of a side see what their own side said; of the other one
only what `outcome_queries.told_to` opens, once both have answered the same or the point has settled it.
Who holds the link of a mail acts as the house itself: the link says for which side.
"""

from cungcau.access.who import HasRole, broker
from cungcau.brokerage.outcome_who import NotForBrokersAlone, OfSide, OwnSide, SecondOfIts
from cungcau.kit.policy import System, declare

work = broker | SecondOfIts()
outline = HasRole("moderator", "director") & NotForBrokersAlone()
work_on_its = broker | SecondOfIts("introduction")

declare(
    "brokerage.introduction",
    {
        "read": [work, outline, OfSide()],
        "read_outline": [work, outline],
        "read_answers": [work],
        "read_side": [OfSide()],
        "read_sums": [work, HasRole("director")],
        "introduce": [System()],
        "ask": [work, System()],
        "answer": [OfSide(editing=True), System()],
        "fall_silent": [System()],
        "settle": [work],
        "tell_impact": [OfSide(editing=True), System()],
    },
)
declare(
    "brokerage.answer",
    {"read": [work_on_its, OwnSide()], "say": [OwnSide(editing=True), System()], "attach": [OwnSide(editing=True), System()]},
)
declare(
    "brokerage.impact",
    {"read": [work_on_its, OwnSide()], "say": [OwnSide(editing=True), System()], "verify_impact": [work_on_its]},
)
