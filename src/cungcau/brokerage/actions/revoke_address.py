"""An address for answers is taken back: what comes there is held back from now on."""

from __future__ import annotations

from typing import Any

from django.utils import timezone

from cungcau.brokerage.case_models import Case
from cungcau.brokerage.message_models import Addressee
from cungcau.trail.change import change


def revoke_address(case: Case, *, by: Any, addressee: Addressee) -> Addressee:
    """The next message to the same person brings a new address along."""
    with change(case, "revoke", by=by, note=addressee.email):
        Addressee.objects.filter(pk=addressee.pk, case=case, revoked_at=None).update(revoked_at=timezone.now())
        addressee.refresh_from_db()
    return addressee
