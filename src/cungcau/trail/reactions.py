"""Speak up, do not reach up: a room above hears what a room below has done.

A reaction is a job that gets the entry's id. Its row is written in the same transaction as the change:
either both are there or neither.
"""

from __future__ import annotations

from typing import Any

from cungcau.jobs.queue import Job, enqueue

REACTIONS: dict[tuple[str, str], list[Job]] = {}


def on(label: str, verb: str, reaction: Job) -> None:
    """After `verb` on a thing of the model `label` ("listings.listing"), run the job with the entry's id."""
    known = REACTIONS.setdefault((label, verb), [])
    if reaction not in known:
        known.append(reaction)


def announce(label: str, verb: str, entry_id: Any) -> None:
    for reaction in REACTIONS.get((label, verb), []):
        enqueue(reaction, entry_id)
