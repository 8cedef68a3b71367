"""A need left without an account, sent and confirmed as a person would."""

from __future__ import annotations

from typing import Any

from cungcau.intake.actions import send_submission, verify_submission
from cungcau.intake.models import Submission
from cungcau.intake.who import Sender
from cungcau.kit.ids import new_pid

TOLD = {
    "title": "Sấy 500 kg nấm mỗi ngày không mất màu", "problem": "Lò than làm nấm sẫm màu, mỗi mẻ hỏng 8 %.",
    "current_technology": "Lò than tự xây năm 2015", "result": "Nấm giữ màu, giảm nửa tiền chất đốt.", "budget": "100m_500m",
    "organisation_name": "Hợp tác xã Nấm Ba Vì", "tax_code": "", "name": "Cao Thị Liên", "email": "lien@nam-bavi.example",
    "phone": "0912 345 678", "anonymity": "anonymous",
}  # fmt: skip


def a_sent(**values: Any) -> Submission:
    """Sent, not confirmed yet."""
    proven, pid = values.pop("proven", True), values.pop("pid", "") or new_pid()
    return send_submission(by=Sender(Submission(pid=pid)), pid=pid, proven=proven, **{**TOLD, **values})


def a_confirmed(**values: Any) -> Submission:
    """It waits for an officer."""
    sent = a_sent(**values)
    return verify_submission(sent, by=Sender(sent))


def in_state(submission: Submission, state: str, **fields: Any) -> Submission:
    """The same put into a state without its story, for tables of answers."""
    Submission.objects.filter(pk=submission.pk).update(state=state, **fields)
    submission.refresh_from_db()
    return submission
