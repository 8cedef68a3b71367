from __future__ import annotations

from typing import Any

from django.db.models import Model

from cungcau.access.models import User
from cungcau.kit.ids import new_pid, urn
from cungcau.notices.actions.queue_mail import queue_mail
from cungcau.notices.models import Notice


def tell(
    user: User,
    kind: str,
    *,
    about: Model | None = None,
    url: str = "",
    once: str = "",
    by_mail: bool = True,
    is_private: bool = False,
    **facts: Any,
) -> Notice:
    """Tell a person something: a line in the inbox, and a mail in the language of their choice.

    The words are `notices/mail/<kind>.subject.txt` and `.body.txt`, in the templates of whichever room
    speaks. `facts` are plain JSON values; a pair `title_vi`, `title_en` is `title` in the templates. `url`
    defaults to the page of `about`. `is_private`: no steward reads the mail.
    `once` names the reason ("entry:12"): nobody is told twice for one reason.
    """
    reason = f"{kind}:{once or new_pid()}:{user.pid}"
    page = url or (
        about.get_absolute_url() if about is not None and hasattr(about, "get_absolute_url") else ""
    )
    row = {
        "user": user,
        "kind": kind,
        "subject": urn(about) if about is not None else "",
        "facts": facts,
        "url": page,
    }
    notice, _is_new = Notice.objects.get_or_create(once=reason, defaults=row)
    if by_mail and user.is_active and not user.is_invited:
        queue_mail(
            kind, to=user.email, name=user.name, language=user.language, path=page, once=reason,
            is_private=is_private, **facts
        )
    return notice
