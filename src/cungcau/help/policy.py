"""Who may end a walk: everybody her own."""

from cungcau.help.who import OwnWalk
from cungcau.kit.policy import declare

declare("help.tourend", {"read": [OwnWalk()], "end_tour": [OwnWalk()]})
