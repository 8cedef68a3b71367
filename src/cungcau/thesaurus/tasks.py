"""What a newer release of the software ships comes in by itself, while the first pages are already being read."""

from __future__ import annotations

from cungcau.jobs.queue import every, job
from cungcau.thesaurus.actions import plant_shipped


@every("minute")
@job
def plant() -> None:
    """Costs three milliseconds where everything is in already."""
    plant_shipped()
