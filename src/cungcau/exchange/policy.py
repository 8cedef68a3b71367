"""Who may bring files in and take records out.

`read` is that there was an import and its numbers; `read_rows` what its rows say, which shows what she who brought it in may see
of the records. What a row does is asked of the record's own table besides, as on its page.
"""

from cungcau.access.who import broker, moderator, steward
from cungcau.exchange.who import ByCommand, Mine, WithinADay
from cungcau.kit.policy import InState, SignedIn, System, declare

desk = broker | moderator | steward
mine = desk & Mine("created_by")

declare(
    "exchange.import",
    {
        "read": [desk],
        "read_rows": [mine],
        "upload": [desk],
        "bring_in": [SignedIn(), System()],
        "check": [mine & ~InState("applying"), System()],
        "report": [System()],
        "reject": [System()],
        "stop": [mine, steward],
        "apply": [mine],
        "complete": [System()],
        "undo": [mine & WithinADay(), steward & ByCommand() & WithinADay()],
        "restore": [System()],
        "discard": [mine],
    },
)
declare("exchange.export", {"read": [desk & Mine("by"), steward], "export": [desk]})
