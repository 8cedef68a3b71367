"""Questions about messages and about mail that was held back."""

from __future__ import annotations

from collections import defaultdict
from typing import Any

from django.conf import settings
from django.db.models import QuerySet

from cungcau.brokerage.case_models import Case
from cungcau.brokerage.message_addressees import address_known
from cungcau.brokerage.message_models import Addressee, IncomingMail, MailFate, Message
from cungcau.files.models import File
from cungcau.kit.policy import can, visible

LABEL = "brokerage.message"


def thread_of(case: Case, user: Any) -> list[Any]:
    """The messages that this person may read, the newest first, each with its `files`."""
    rows = Message.objects.filter(case=case, is_sealed=True).select_related(
        "entry__by", "entry__writer__organisation", "reply_to__entry__by", "reply_to__entry__writer__organisation"
    )
    found = list(visible(user, rows).order_by("-pk"))
    files: dict[str, list[File]] = defaultdict(list)
    for file in File.objects.filter(subject_label=LABEL, subject_key__in=[one.pid for one in found]):
        files[file.subject_key].append(file)
    read = {one.pk for one in found}
    for one in found:
        one.case, one.files = case, files[one.pid]  # type: ignore[attr-defined]
        one.answered = one.reply_to if one.reply_to_id in read else None  # type: ignore[attr-defined]
    return found


def mail_of_case(case: Case, user: Any) -> dict[str, Any]:
    """What an officer is shown of the case's mail: her own address, and all that can be taken back."""
    own = address_known(case, user)
    living = Addressee.objects.filter(case=case, revoked_at=None).select_related("user", "party__organisation")
    return {"reads_mail": reads_mail(), "own_address": own.address if own else "", "addressees": living}


def reads_mail() -> bool:
    """Is there a mailbox into which answers come?"""
    return bool(settings.IMAP["host"] and settings.IMAP["address"])


def mails_of(user: Any, *, held: bool) -> QuerySet[IncomingMail]:
    """What waits for a decision, or what was dropped."""
    state = MailFate.HELD if held else MailFate.DROPPED
    return visible(user, IncomingMail.objects.filter(state=state).select_related("case").defer("raw"))


def decides_on_mail(user: Any) -> bool:
    return bool(user.is_authenticated and can(user, "admit", IncomingMail()))


def working_cases(user: Any) -> QuerySet[Case]:
    return visible(user, Case.objects.all(), "message")
