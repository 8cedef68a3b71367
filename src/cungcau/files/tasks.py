"""Housekeeping of contents that nothing names any more."""

from cungcau.files.models import File
from cungcau.files.storage import forgotten
from cungcau.jobs.queue import every, job

DAY = 24 * 3600


@every("day")
@job
def sweep_forgotten_contents() -> int:
    """Delete contents without a row, a day after they were last written; how many."""
    paths = forgotten(File.objects.values_list("sha256", flat=True), DAY)
    for path in paths:
        path.unlink(missing_ok=True)
    return len(paths)
