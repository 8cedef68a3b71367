"""Let another web site show the form in a frame."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _

from cungcau.intake.models import Site
from cungcau.kit.errors import Refused
from cungcau.trail.change import change


def allow_site(*, by: Any, origin: str, note: str = "") -> Site:
    """From now on browsers show the form within pages of this origin. Raises Refused where it is allowed already."""
    site = Site(origin=origin, note=note)
    with change(site, "allow_site", by=by, origin=origin):
        if Site.objects.filter(origin=origin).exists():
            raise Refused("allowed", _("This site is on the list already."), field="origin")
        site.save()
    return site
