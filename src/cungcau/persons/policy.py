"""Who may have a person's data put together and fetch the file; who asks for erasure, and who decides."""

from cungcau.access.who import steward
from cungcau.kit.policy import System, declare
from cungcau.persons.who import Asker, Herself

declare(
    "persons.export",
    {
        "read": [Asker() & (Herself() | steward)],
        "ask": [Herself(), steward],
        "make": [System()],
        "fetch": [Asker() & (Herself() | steward)],
        "drop": [System()],
    },
)
declare(
    "persons.erasure",
    {
        "read": [steward, Asker()],
        "ask_erasure": [Herself(), steward],
        "approve": [steward],
        "refuse": [steward],
        "take_back": [Asker()],
        "carry_out": [System()],
    },
)
