"""Take a web site's leave to show the form in a frame."""

from __future__ import annotations

from typing import Any

from cungcau.intake.models import Site
from cungcau.trail.change import change


def forbid_site(site: Site, *, by: Any) -> None:
    """Its pages show an empty frame from now on."""
    with change(site, "forbid_site", by=by, origin=site.origin):
        site.delete()
