"""Who may keep and refuse proposals: brokers. Moderators read them; neither side of the pair does. Who weighs: the steward."""

from cungcau.access.who import broker, moderator, steward
from cungcau.discovery.who import OfPair
from cungcau.kit.policy import declare

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
