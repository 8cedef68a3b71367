"""Habits of the workshop that a machine can see."""

import re
import subprocess
from importlib import import_module

import pytest
from django import forms

from cungcau.kit.text_fields import TextField
from tests.house.places import ROOT, SOURCE, line_of, source_files

COLOUR = re.compile(r"#[0-9a-fA-F]{3,8}\b|\b(?:rgb|hsl|oklch|lab)a?\(")
FORBIDDEN = {
    "select_for_update": "claim by compare-and-swap (trail.change.move)",
    "django.dispatch": "no signals: say it to the trail, let the room above hear",
    "post_save": "no signals",
    "pre_save.connect": "no signals",
    ".get_page(": "kit.paging.page_of: page 0 is not the last one",
}
VAGUE = {"utils", "helpers", "misc", "manager", "common", "base", "data", "info", "handler", "processor"}
# Made by machines, or third-party text that is kept as it is.
NOT_OURS = ("requirements/", "src/cungcau/kit/ui/static/ui/vendor/", "src/cungcau/kit/ui/static/ui/fonts/")
# In two pieces, so that the test does not find itself.
HOSTS = ["py" + "pi.org", "files.python" + "hosted", "registry.npm" + "js"]
FOLDERS = ["work", "tmp/plan", "tmp/infra", r"home/\w+", "root"]
MACHINE = re.compile("|".join([f"/(?:{'|'.join(FOLDERS)})/", r"\.lib" + r"rary\b", *map(re.escape, HOSTS)]))


def tracked(*patterns):
    """Files of the repository: those that git knows, or, without git, those that are there."""
    try:
        listed = subprocess.run(["git", "ls-files", "-z", *patterns], cwd=ROOT, capture_output=True, text=True, check=True)
        return [ROOT / name for name in listed.stdout.split("\0") if name and (ROOT / name).is_file()]
    except (OSError, subprocess.CalledProcessError):
        left_out = {".venv", ".uv", "var", ".git"}
        every = (path for path in ROOT.rglob("*") if path.is_file() and not left_out & set(path.relative_to(ROOT).parts))
        return [path for path in every if not patterns or any(path.match(pattern) for pattern in patterns)]


@pytest.mark.parametrize(("word", "instead"), FORBIDDEN.items())
def test_the_house_does_without(word, instead):
    found = [str(path.relative_to(ROOT)) for path in source_files() if word in path.read_text(encoding="utf-8")]

    assert found == [], instead


def fields_of_forms():
    """Every field that people fill in: (its name, the field)."""
    for path in SOURCE.rglob("*forms.py"):
        import_module(".".join(path.relative_to(SOURCE.parent).with_suffix("").parts))
    own = [form for form in _below(forms.BaseForm) if form.__module__.startswith("cungcau.")]
    assert len(own) > 20
    return [
        (f"{form.__module__}.{form.__name__}.{name}", field)
        for form in own if not form.__module__.startswith("cungcau.web.catalogue")
        for name, field in getattr(form, "base_fields", {}).items()
    ]  # fmt: skip


def test_typed_text_comes_in_through_the_field_that_drops_what_nobody_sees():
    others = [
        name for name, field in fields_of_forms()
        if isinstance(field, forms.CharField) and not isinstance(field, TextField)
        and not isinstance(field.widget, forms.PasswordInput)
    ]  # fmt: skip

    assert others == []


def test_typed_days_come_in_through_the_field_that_has_bounds():
    assert [name for name, field in fields_of_forms() if type(field) is forms.DateField] == []


def _below(one):
    return [*one.__subclasses__(), *(lower for each in one.__subclasses__() for lower in _below(each))]


def test_modules_have_telling_names():
    vague = [str(path.relative_to(SOURCE)) for path in source_files() if path.stem in VAGUE]

    assert [path for path in vague if not path.startswith("engines/common")] == []


def test_only_tokens_know_colours():
    found = []
    for path in [*source_files("*.css"), *source_files("*.html")]:
        if path.name == "tokens.css" or "vendor" in path.parts or path.name.startswith("mail"):
            continue
        text = path.read_text(encoding="utf-8")
        text_without_ids = re.sub(
            r"(?:href|id|for|url)[=(]\s*[\"']?[^\s\"')]*#[^\s\"')]+|\{#.*?#\}|&#\w+;", lambda one: " " * len(one[0]), text
        )
        found += [f"{line_of(path, text, one.start())}: {one[0]}" for one in COLOUR.finditer(text_without_ids)]

    assert found == []


def test_pages_hold_no_scripts_and_no_styles():
    inline = re.compile(r"<script(?![^>]*\bsrc=)[^>]*>|<style\b|\son\w+=[\"']|javascript:", re.IGNORECASE)
    found = []
    for path in source_files("*.html"):
        text = path.read_text(encoding="utf-8")
        found += [f"{line_of(path, text, one.start())}: {one[0]}" for one in inline.finditer(text)]

    assert found == []


def test_files_keep_a_size_one_can_read():
    long = {
        str(path.relative_to(ROOT)): lines
        for path in source_files()
        if (lines := path.read_text(encoding="utf-8").count("\n")) > 400
    }

    assert long == {}


def test_nothing_names_a_machine_or_a_registry():
    found = []
    for path in tracked():
        name = path.relative_to(ROOT).as_posix()
        if name.startswith(NOT_OURS) or path.suffix in {".png", ".woff2", ".xlsx", ".ico", ".jpg", ".webp", ".gz"}:
            continue
        text = path.read_text(encoding="utf-8", errors="replace")
        found += [f"{line_of(path, text, one.start())}: {one[0]}" for one in MACHINE.finditer(text)]

    assert found == []


def test_the_lock_files_name_no_host():
    named = [path.name for path in (ROOT / "requirements").glob("*.txt") if "://" in path.read_text(encoding="utf-8")]

    assert named == []
