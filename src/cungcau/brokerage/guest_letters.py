"""Mails to senders without an account. Before the address is confirmed a mail holds nothing that was typed: nobody can make us
send her words to others."""

from __future__ import annotations

from typing import Any

from django.utils import timezone, translation
from django.utils.translation import gettext as _

from cungcau.brokerage.guest_links import CONFIRM_LIVES, path
from cungcau.brokerage.guest_models import Enquiry
from cungcau.notices.actions import queue_mail


def post_confirmation(enquiry: Enquiry) -> None:
    """The link that confirms the address, good once and for a day; the one before is worthless."""
    enquiry.confirm_round += 1
    enquiry.confirm_until = timezone.now() + CONFIRM_LIVES
    enquiry.save(update_fields=["confirm_round", "confirm_until"])
    with translation.override(enquiry.language):
        somebody = _("Sir or Madam")
    queue_mail(
        "enquiry_confirm", to=enquiry.email, name=somebody, language=enquiry.language, is_secret=True,
        path=_in_her_language(enquiry, "confirm"),
    )  # fmt: skip


def post_state(enquiry: Enquiry, kind: str, *, once: str = "", **facts: Any) -> None:
    """A step of it, with the link to follow it."""
    if enquiry.email:
        queue_mail(
            kind, to=enquiry.email, name=enquiry.name, language=enquiry.language, path=_in_her_language(enquiry, "follow"),
            once=once, is_secret=True, **{"title_vi": enquiry.title_vi, "title_en": enquiry.title_en, **facts},
        )  # fmt: skip


def _in_her_language(enquiry: Enquiry, purpose: str) -> str:
    return f"{path(enquiry, purpose)}?lang={enquiry.language}"
