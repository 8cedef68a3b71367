"""Draft the listing of a finding that has none yet."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _

from cungcau.kit.errors import Refused
from cungcau.listings.models import Listing
from cungcau.surveys.models import Finding
from cungcau.surveys.recording import draft_found
from cungcau.trail.change import change


def write_up_finding(finding: Finding, *, by: Any) -> Listing:
    """For what was heard by an officer who writes no listings herself. Raises PermissionDenied, Refused when it is written."""
    with change(finding, "write_up", by=by):
        listing = draft_found(finding, by=by)
        if not Finding.objects.filter(pk=finding.pk, listing=None).update(listing=listing):
            raise Refused("written_already", _("This was written up already."))
        finding.listing = listing
    return listing
