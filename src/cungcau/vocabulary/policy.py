"""Who may do what with the code lists: everybody reads, a steward brings new editions and keeps the days off."""

from cungcau.access.who import officer, steward
from cungcau.kit.policy import Anyone, System, declare

declare(
    "vocabulary.scheme",
    {
        "read": [Anyone()],
        "load": [System(), steward],
        "import_fields": [steward, System()],
        "import_ipc": [steward, System()],
        "import_listed": [steward, System()],
    },
)
declare("vocabulary.edition", {"read": [Anyone()]})
declare("vocabulary.term", {"read": [Anyone()]})
declare(
    "vocabulary.holiday",
    {"read": [Anyone()], "load": [System(), steward], "add": [steward], "edit": [steward], "read_history": [officer]},
)
