"""The demo has a question about impact that is still open, so that somebody can answer it by its link."""

import tomllib
from datetime import timedelta

from django.utils import timezone

from cungcau.brokerage.outcome_clock import after, months
from cungcau.brokerage.outcome_demo import FILE


def test_a_question_about_impact_is_open_in_the_demo_and_was_asked_when_its_day_had_come(settings):
    rows = [row for row in tomllib.loads(FILE.read_text(encoding="utf-8"))["outcome"] if "impact_live" in row]

    assert rows
    for row in rows:
        asked, number = row["impact_live"]
        signed = max(said["on"] for _side, kind, _days, said in row["answers"] if kind == "contract")
        today = timezone.localdate()
        assert asked < settings.OUTCOME_LINK_DAYS
        assert number in months()
        assert after(today - timedelta(days=signed), number) <= today - timedelta(days=asked)
