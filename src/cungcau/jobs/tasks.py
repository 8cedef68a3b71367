"""The house tidies its own queue."""

from datetime import timedelta

from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from cungcau.jobs.queue import every, job

KEPT_FOR = timedelta(days=30)


@every("day")
@job
def forget_finished_jobs() -> None:
    DBTaskResult.objects.finished().filter(finished_at__lt=timezone.now() - KEPT_FOR).delete()
