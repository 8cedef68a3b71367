"""A number and the things that it counts agree in English: "1 case", never "1 cases"."""

import re
from pathlib import Path

import pytest
from babel.messages.pofile import read_po

ROOMS = sorted(Path("src/cungcau").rglob("locale/vi/LC_MESSAGES/django.po"))
COUNTED = re.compile(
    r"(?:%\((?!who)\w+\)[sd]|\{\w+\}|%[sd]) (?:working )?"
    r"(?:accounts|cases|contracts|days|files|firms|interests|jobs|listings|mails|months|needs|offers|organisations|people|products"
    r"|records|rows|rules|searches)\b"
)
# A bound is never one, and these numbers come from a setting or a rule that is not one either.
NEVER_ONE = re.compile(
    r"At most|at most|Last notice: %\(count\)s|^(These )?%\(count\)s listings|^%\(count\)s mails could|^You have saved %s"
    r"|^There are %\(most\)s|within the last|of \{all\} (offers|needs)|^confirmed on \{date\}"
)


def faults(words):
    return bool(COUNTED.search(words)) and not NEVER_ONE.search(words)


@pytest.mark.parametrize("path", ROOMS, ids=lambda path: path.parts[-5])
def test_a_message_that_counts_has_a_form_for_one(path):
    with path.open("rb") as file:
        messages = [message.id for message in read_po(file, ignore_obsolete=True) if isinstance(message.id, str)]

    assert [words for words in messages if faults(words)] == []


def test_the_rule_sees_what_it_looks_for():
    assert faults("%(n)s working days") and faults("{number} mails could not be sent")
    assert not faults("At most %(most)s files at once.")
