"""Say how one is told of new proposals for the needs of one's organisations, and whether digests come by mail at all."""

from __future__ import annotations

from typing import Any

from django.db import transaction

from cungcau.discovery.models import Alerts
from cungcau.trail.change import change


def choose_alerts(user: Any, *, by: Any, rhythm: str, by_mail: bool, no_mail: bool = False) -> Alerts:
    """Raises PermissionDenied for anybody else's."""
    with transaction.atomic():
        alerts, _is_new = Alerts.objects.get_or_create(user_id=user.pk)
        with change(alerts, "choose_alerts", by=by, rhythm=rhythm, by_mail=by_mail, no_mail=no_mail):
            alerts.rhythm, alerts.by_mail, alerts.no_mail = rhythm, by_mail, no_mail
            alerts.save(update_fields=["rhythm", "by_mail", "no_mail"])
    return alerts
