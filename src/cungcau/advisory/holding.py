"""What an expert still works on keeps a request open."""

from __future__ import annotations

from django.utils.translation import gettext as _

from cungcau.advisory.models import Advice
from cungcau.advisory.workflow import PENDING
from cungcau.kit.errors import Refused


def refuse_while_pending(advice: Advice) -> None:
    """Raises Refused where an expert has a task for it that is neither delivered nor called off."""
    if advice.assignments.filter(state__in=PENDING).exists():
        raise Refused("pending", _("An expert still has a task for this request: call it off first."))
