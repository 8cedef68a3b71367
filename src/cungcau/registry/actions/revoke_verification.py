"""Say that a check does not count any more."""

from __future__ import annotations

from typing import Any

from django.utils import timezone

from cungcau.registry.models import Verification
from cungcau.trail.change import change, stale


def revoke_verification(verification: Verification, *, by: Any, note: str) -> Verification:
    """From today it counts no more; it stays in the history with the reason. Raises PermissionDenied, Stale."""
    organisation = verification.organisation
    with change(organisation, "revoke_verification", by=by, note=note, level=verification.level):
        rows = Verification.objects.filter(pk=verification.pk, revoked_on=None)
        if not rows.update(revoked_on=timezone.localdate(), revoked_note=note):
            raise stale(organisation)
        verification.refresh_from_db()
    return verification
