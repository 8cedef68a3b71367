"""Who may do what with the thesaurus: everybody reads what is in force, a steward keeps it."""

from cungcau.access.who import officer, steward
from cungcau.kit.policy import Anyone, InState, System, declare
from cungcau.thesaurus.workflow import State

declare(
    "thesaurus.concept",
    {
        "read": [Anyone() & InState(State.CURRENT), officer],
        "add": [steward, System()],
        "edit": [steward, System()],
        "retire": [steward],
        "restore": [steward],
        "read_history": [officer],
    },
)
declare(
    "thesaurus.edition",
    {"read": [Anyone()], "plant": [System(), steward], "import": [System(), steward], "export": [steward, System()]},
)
