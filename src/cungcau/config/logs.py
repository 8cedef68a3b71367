"""Structured logs, one line an event, each with the request's id."""

from __future__ import annotations

import logging
import sys
from datetime import UTC, datetime
from typing import Any

import structlog

from cungcau.kit.addresses import path_without_key


def configure(options: dict[str, Any]) -> None:
    """Send structlog's and the standard library's records through one formatter to stderr."""
    shared: list[Any] = [
        structlog.contextvars.merge_contextvars,
        structlog.stdlib.add_logger_name,
        structlog.stdlib.add_log_level,
        _time,
        structlog.processors.format_exc_info,
    ]
    final: Any = structlog.processors.JSONRenderer(ensure_ascii=False) if options["json"] else (
        structlog.dev.ConsoleRenderer(colors=sys.stderr.isatty())
    )
    handler = logging.StreamHandler(sys.stderr)
    handler.addFilter(_without_keys)
    handler.setFormatter(
        structlog.stdlib.ProcessorFormatter(
            foreign_pre_chain=shared,
            processors=[structlog.stdlib.ProcessorFormatter.remove_processors_meta, final],
        )
    )
    root = logging.getLogger()
    root.handlers[:] = [handler]
    root.setLevel(options["level"])
    for noisy in ("django_tasks", "waitress.queue", "PIL"):
        logging.getLogger(noisy).setLevel(logging.WARNING)
    logging.getLogger("django.request").addFilter(_without_ordinary_traces)
    structlog.configure(
        processors=[*shared, structlog.stdlib.ProcessorFormatter.wrap_for_formatter],
        logger_factory=structlog.stdlib.LoggerFactory(),
        cache_logger_on_first_use=True,
    )


def _time(logger: Any, method: str, event: dict[str, Any]) -> dict[str, Any]:
    """Local time with its distance from UTC: 2026-11-25T10:38:26.123+07:00."""
    event["timestamp"] = datetime.now(UTC).astimezone().isoformat(timespec="milliseconds")
    return event


def _without_keys(record: logging.LogRecord) -> bool:
    """What Django itself writes of a refused request names its path; one that is a key stays out, whoever writes it."""
    request = getattr(record, "request", None)
    if request is not None and isinstance(record.args, tuple):
        told = path_without_key(request)
        record.args = tuple(told if word == request.path else word for word in record.args)
    return True


def _without_ordinary_traces(record: logging.LogRecord) -> bool:
    """Somebody was refused or found nothing: that happens, and where in the program it did helps nobody."""
    if record.levelno < logging.ERROR:
        record.exc_info = None
    return True
