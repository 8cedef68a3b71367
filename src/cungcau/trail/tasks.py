"""Housekeeping of the trail."""

from cungcau.jobs.queue import every, job
from cungcau.trail import looks


@every("day")
@job
def forget_old_looks() -> int:
    """Who has looked is kept as long as the setting says."""
    return looks.forget_old_looks()
