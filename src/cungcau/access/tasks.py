"""Housekeeping of the counted tries and of ended sessions."""

from importlib import import_module

from django.conf import settings

from cungcau.access.limits import forget_old_tries
from cungcau.jobs.queue import every, job


@every("day")
@job
def forget_old_attempts() -> None:
    forget_old_tries()


@every("day")
@job
def forget_ended_sessions() -> None:
    import_module(settings.SESSION_ENGINE).SessionStore.clear_expired()
