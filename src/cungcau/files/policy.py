"""Who may see, add, mark and remove attachments: whoever may see or edit the record; internal ones only those inside."""

from cungcau.files.who import OfSubject
from cungcau.kit.policy import Where, declare

declare(
    "files.file",
    {
        "read": [OfSubject("read") & (Where("is_internal", False) | OfSubject("inside"))],
        "attach": [OfSubject("write")],
        "mark": [OfSubject("write")],
        "detach": [OfSubject("write")],
    },
)
