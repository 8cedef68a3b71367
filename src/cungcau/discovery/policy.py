"""Who may keep and refuse proposals: brokers. Moderators read them; neither side of the pair does."""

from cungcau.access.who import broker, moderator
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
