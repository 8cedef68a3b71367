"""Who may keep and refuse proposals: brokers. Moderators read them; neither side of the pair does. Who weighs: the steward.

A saved search is its owner's alone, and what she is told of it.
"""

from cungcau.access.who import broker, moderator, steward
from cungcau.discovery.who import Hers, OfPair
from cungcau.kit.policy import System, declare

judge = broker & OfPair("match")

declare(
    "discovery.verdict",
    {
        "read": [broker & OfPair("read"), moderator & OfPair("read")],
        "keep": [judge],
        "refuse": [judge],
        "undo": [broker & OfPair("read")],
    },
)
declare("discovery.weights", {"read": [steward], "estimate": [steward], "switch_on": [steward], "switch_back": [steward]})
declare(
    "discovery.savedsearch",
    {
        "read": [Hers()], "save_search": [Hers()], "rename_search": [Hers()], "see_search": [Hers()], "forget_search": [Hers()],
        "set_rhythm": [Hers()], "stop_mails": [Hers()], "resume_mails": [Hers()],
    },
)  # fmt: skip
declare(
    "discovery.alerts",
    {"read": [Hers()], "choose_alerts": [Hers()], "stop_mails": [Hers()], "resume_mails": [Hers()]},
)
declare("discovery.digest", {"read": [Hers()], "make_digest": [System()]})
