"""Vietnamese says everything that English says, and the pages of docs/ say what the code says."""

import ast
import os
import re
import subprocess
import sys

from cungcau.config import env
from cungcau.config.cli import VERBS
from cungcau.kit import catalogue
from tests.house.places import ROOT

MARKERS = (*catalogue.KEYWORDS, *catalogue.PLURAL_KEYWORDS, *catalogue.CONTEXT_KEYWORDS)


def test_the_vietnamese_catalogues_have_no_gap():
    assert [str(finding) for finding in catalogue.findings()] == []


def test_what_django_leaves_unsaid_is_said():
    own = catalogue.entries(catalogue.PACKAGE / "config" / catalogue.FILE)

    unsaid = {key for key in catalogue.unsaid_by_django() if key not in own or not own[key].is_said}

    assert unsaid == set()


def test_generated_pages_are_fresh():
    # In a process of its own: other tests put rows into the tables that the pages are read off.
    done = subprocess.run(
        [sys.executable, "-m", "cungcau", "docs", "--check"],
        cwd=ROOT, env=os.environ | {"PYTHONPATH": str(ROOT / "src")}, capture_output=True, text=True, check=False,
    )  # fmt: skip

    assert done.returncode == 0, f"{done.stderr}\nrun `./run docs`"


def test_every_setting_is_in_the_example_of_the_service():
    example = (ROOT / "deploy" / "cungcau.env").read_text(encoding="utf-8")

    assert [name for name in env.SETTINGS if name not in example] == []


def test_every_verb_of_the_command_line_is_documented():
    manual = "".join(path.read_text(encoding="utf-8") for path in [ROOT / "README.md", *(ROOT / "docs").rglob("*.md")])

    assert [verb for verb in VERBS if f"cungcau {verb}" not in manual and f"./run {verb}" not in manual] == []


def test_no_words_hide_inside_a_formatted_string_where_the_catalogue_cannot_find_them():
    hidden = [
        f"{path.relative_to(catalogue.PACKAGE)}:{call.lineno} {call.args[0].value!r}"
        for path in sorted(catalogue.PACKAGE.rglob("*.py"))
        for formatted in ast.walk(ast.parse(path.read_text())) if isinstance(formatted, ast.JoinedStr)
        for call in ast.walk(formatted)
        if isinstance(call, ast.Call) and isinstance(call.func, ast.Name) and call.func.id in MARKERS
        and call.args and isinstance(call.args[0], ast.Constant)
    ]
    assert hidden == []


def test_letters_say_anh_chi_as_a_polite_letter_does():
    said = {key: entry for path in catalogue.rooms().values() for key, entry in catalogue.entries(path).items()}

    letters = [
        said[key].text
        for room in catalogue.rooms()
        for key, use in catalogue.uses(catalogue.PACKAGE / room).items()
        if key in said and any(".txt:" in place for place in use.places)
    ]

    assert len(letters) > 100
    assert [text for text in letters if re.search(r"\bbạn\b", text, re.IGNORECASE)] == []
