"""Who may see, add and remove attachments: whoever may see or edit the record."""

from cungcau.files.who import OfSubject
from cungcau.kit.policy import declare

declare(
    "files.file",
    {
        "read": [OfSubject("read")],
        "attach": [OfSubject("write")],
        "detach": [OfSubject("write")],
    },
)
