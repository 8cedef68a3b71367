"""Several hands at the same moment, each with its own connection."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import connection

from cungcau.access.limits import TooMany
from cungcau.kit.errors import IllegalMove, Refused, Stale

TOLD = (IllegalMove, PermissionDenied, Refused, Stale, TooMany)


def at_once(*works: Callable[[], Any]) -> list[Any]:
    """Run them together; what each returned, or how it was refused."""
    start, answers = threading.Barrier(len(works)), [None] * len(works)

    def run(place: int, work: Callable[[], Any]) -> None:
        start.wait()
        try:
            answers[place] = work()
        except TOLD as error:
            answers[place] = error
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=pair) for pair in enumerate(works)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return answers
