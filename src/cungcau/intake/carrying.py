"""From what was told to what a listing holds: everything typed is carried over, the officer finishes it."""

from __future__ import annotations

from typing import Any

from cungcau.intake.budget import BANDS
from cungcau.intake.models import Submission

SUMMARY = 500


def values_of(submission: Submission) -> dict[str, Any]:
    """What `draft_listing` takes. The summary is begun with the sender's own words; it may be too short for review."""
    language = submission.language
    values: dict[str, Any] = {
        f"title_{language}": submission.title,
        f"summary_{language}": _cut(". ".join(text for text in (submission.problem, submission.result) if text)),
        f"description_{language}": submission.result or submission.problem,
        "problem": submission.problem,
        "current_technology": submission.current_technology,
        "anonymity": submission.anonymity,
        "start_by": submission.deadline,
    }
    if submission.budget in BANDS:
        band = BANDS[submission.budget]
        values |= {"money_min": band.low, "money_max": band.high}
    return values


def _cut(text: str) -> str:
    """At most SUMMARY characters, ending with a whole word."""
    flat = " ".join(text.split())
    return flat if len(flat) <= SUMMARY else f"{flat[: SUMMARY - 2].rpartition(' ')[0]} …"
