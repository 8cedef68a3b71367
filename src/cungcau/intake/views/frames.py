"""Which other sites may show a page in a frame: those that the steward has allowed, and nobody else."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse

from cungcau.intake.queries import origins

View = Callable[..., HttpResponse]


def framed(view: View) -> View:
    """Browsers obey `frame-ancestors`; the older header knows no list, so it goes where there is one."""

    @wraps(view)
    def answer(request: HttpRequest, *args: Any, **words: Any) -> HttpResponse:
        response: Any = view(request, *args, **words)
        if allowed := origins():
            response._csp_replace = {"frame-ancestors": ["'self'", *allowed]}
            response.xframe_options_exempt = True
        return response

    return answer
