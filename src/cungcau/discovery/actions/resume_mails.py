"""Let the mails that a signed link has ended come again."""

from __future__ import annotations

from typing import Any

from django.db import transaction

from cungcau.discovery.models import Alerts, SavedSearch
from cungcau.discovery.unsubscribing import ALL, Ending
from cungcau.trail.change import change


def resume_mails(ending: Ending, *, by: Any) -> None:
    """Those of just that search, of proposals, or what was chosen before all digests were ended."""
    if ending.search is not None:
        with change(ending.search, "resume_mails", by=by):
            SavedSearch.objects.filter(pk=ending.search.pk).update(by_mail=True)
        return
    with transaction.atomic():
        alerts, _is_new = Alerts.objects.get_or_create(user=ending.user)
        with change(alerts, "resume_mails", by=by, what=ending.what):
            Alerts.objects.filter(pk=alerts.pk).update(**({"no_mail": False} if ending.what == ALL else {"by_mail": True}))
