"""End the mails that a signed link names. Notices in the inbox stay as they are."""

from __future__ import annotations

from typing import Any

from django.db import transaction

from cungcau.discovery.models import Alerts, SavedSearch
from cungcau.discovery.unsubscribing import ALL, Ending
from cungcau.trail.change import change


def stop_mails(ending: Ending, *, by: Any) -> None:
    """Of that search, of proposals, or of all digests, and of nothing else. Pressed twice, they are still ended."""
    if ending.search is not None:
        if ending.search.by_mail:
            with change(ending.search, "stop_mails", by=by):
                SavedSearch.objects.filter(pk=ending.search.pk).update(by_mail=False)
        return
    if ending.is_ended:
        return
    with transaction.atomic():
        alerts, _is_new = Alerts.objects.get_or_create(user=ending.user)
        with change(alerts, "stop_mails", by=by, what=ending.what):
            Alerts.objects.filter(pk=alerts.pk).update(**({"no_mail": True} if ending.what == ALL else {"by_mail": False}))
