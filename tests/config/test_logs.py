"""The log: local time with its offset; traces for what is broken, not for who was refused."""

import json
import logging
import sys

from django.core.exceptions import PermissionDenied
from django.urls import resolve

from cungcau.config import logs


def line_of(capsys, level, words, *args, **more):
    """What the log has for one event of Django's; the test run's own handlers come back."""
    root = logging.getLogger()
    handlers, least = root.handlers[:], root.level
    logs.configure({"json": True, "level": "INFO"})
    try:
        logging.getLogger("django.request").log(level, words, *args, **more)
    finally:
        root.handlers[:] = handlers
        root.setLevel(least)
    return json.loads(capsys.readouterr().err)


def refusal():
    try:
        raise PermissionDenied("read listings.listing")
    except PermissionDenied:
        return sys.exc_info()


def test_who_is_refused_leaves_one_line_without_a_trace(capsys):
    line = line_of(capsys, logging.WARNING, "Forbidden: /x", exc_info=refusal())

    assert line["event"] == "Forbidden: /x"
    assert "exception" not in line


def test_what_is_broken_leaves_its_trace(capsys):
    line = line_of(capsys, logging.ERROR, "Internal Server Error: /x", exc_info=refusal())

    assert "PermissionDenied: read listings.listing" in line["exception"]


def test_times_tell_their_distance_from_utc(capsys):
    line = line_of(capsys, logging.WARNING, "Not Found: /x")

    assert line["timestamp"].endswith("+07:00")


def test_an_address_that_is_a_key_stays_out_of_what_django_writes(capsys, rf):
    request = rf.post("/reset/bcdfghjkmn/dium-6f113200/")
    request.resolver_match = resolve(request.path)

    line = line_of(capsys, logging.WARNING, "%s: %s", "Unprocessable Entity", request.path, extra={"request": request})

    assert line["event"] == "Unprocessable Entity: /reset/<slug:pid>/<slug:token>/"
    assert "6f113200" not in json.dumps(line)
