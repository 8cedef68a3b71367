"""The style sheets and templates keep their own rules."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from django.template import engines
from django.template.loader import get_template
from django.utils import translation

import cungcau
from cungcau.kit.ui import stylesheet
from cungcau.kit.ui.components import COMPONENTS
from cungcau.kit.ui.errors import WORDS
from cungcau.kit.ui.reference import reference
from cungcau.kit.ui.views import set_theme, show_stylesheet

PACKAGE = Path(cungcau.__file__).parent
UI = PACKAGE / "kit" / "ui"
CSS = sorted(PACKAGE.glob("**/static/**/*.css"))
COLOUR = re.compile(r"#[0-9a-fA-F]{3,8}\b|\b(?:rgba?|hsla?|oklch|lab)\(|:\s*(?:white|black|red|green|blue)\b")
DOCS = PACKAGE.parent.parent / "docs" / "ui.md"


def test_the_pattern_finds_a_colour():
    assert COLOUR.search("a { color: #fff; }") and COLOUR.search("a { color: rgb(1 2 3 / .5) }")


@pytest.mark.parametrize("path", [p for p in CSS if p.name != "tokens.css"], ids=lambda p: p.name)
def test_only_tokens_knows_colours(path):
    assert COLOUR.findall(path.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize("path", [p for p in CSS if p.name != "tokens.css"], ids=lambda p: p.name)
def test_every_name_that_a_sheet_uses_is_a_token(path):
    tokens = set(re.findall(r"(--[\w-]+):", (UI / "static/ui/css/tokens.css").read_text(encoding="utf-8")))

    used = set(re.findall(r"var\((--[\w-]+)", path.read_text(encoding="utf-8")))

    assert used - tokens - {"--v", "--n"} == set()


@pytest.mark.parametrize("path", [p for p in CSS if p.name != "tokens.css"], ids=lambda p: p.name)
def test_sizes_of_type_are_tokens(path):
    text = path.read_text(encoding="utf-8")

    sizes = re.findall(r"font-size:\s*([^;}]+)", text)

    assert [size for size in sizes if re.match(r"[\d.]+(?:rem|px)", size)] == []


def test_the_two_dark_sets_are_the_same():
    text = (UI / "static/ui/css/tokens.css").read_text(encoding="utf-8")
    sets = re.findall(r":root(?::not\(\[data-theme=\"light\"\]\)|\[data-theme=\"dark\"\]) \{(.*?)\}", text, re.DOTALL)

    assert len(sets) == 2
    assert sets[0].split() == sets[1].split()


def test_no_heading_is_set_tighter_than_stacked_marks_allow():
    text = (UI / "static/ui/css/tokens.css").read_text(encoding="utf-8")

    assert float(re.search(r"--lh-tight: ([\d.]+)", text)[1]) >= 1.28


def test_a_room_styles_only_classes_of_its_own():
    def first_classes(paths):
        sheets = "".join(path.read_text(encoding="utf-8") for path in paths)
        return set(re.findall(r"(?:^|[{},])\s*\.([\w-]+)", sheets))

    of_the_kit = first_classes(path for path in CSS if path.is_relative_to(UI))
    of_rooms = first_classes(path for path in CSS if not path.is_relative_to(UI))

    assert of_rooms & of_the_kit == set()
    assert {"belonging", "sort"} <= of_rooms and "lines" in of_the_kit


def test_the_sheets_are_one_answer_named_by_its_content(rf):
    text, name = stylesheet.stylesheet()
    answer = show_stylesheet(rf.get("/"), name)

    assert answer["Cache-Control"] == "public, max-age=31536000, immutable"
    assert answer.content.decode().startswith("@layer tokens, base, layout, components, rooms, utilities;")
    assert "url(/static/ui/fonts/be-vietnam-pro-400.woff2)" in text


def test_an_old_name_of_the_sheet_is_answered_but_not_kept(rf):
    assert show_stylesheet(rf.get("/"), "0" * 12)["Cache-Control"] == "no-cache"


@pytest.mark.parametrize("path", sorted((UI / "static/ui/js").glob("*.js")), ids=lambda p: p.name)
def test_a_script_is_small(path):
    assert len(path.read_text(encoding="utf-8").splitlines()) < 100


def test_templates_carry_no_script_and_no_style_but_custom_properties():
    found = []
    for path in PACKAGE.glob("**/templates/**/*.html"):
        text = path.read_text(encoding="utf-8")
        found += [(path.name, hit) for hit in re.findall(r"<style|<script(?![^>]+src=)|\son\w+=\"", text)]
        found += [(path.name, hit) for hit in re.findall(r'style="([^"]*)"', text) if not hit.startswith("--")]

    assert found == []


def test_every_component_has_its_template():
    drawn = [component for component in COMPONENTS.values() if component.render is None]

    assert len([get_template(component.template_name) for component in drawn]) > 30


def test_the_reference_in_the_docs_is_fresh():
    assert reference().strip() in DOCS.read_text(encoding="utf-8")


@pytest.mark.parametrize("language", ["vi", "en"])
@pytest.mark.parametrize("status", sorted(WORDS))
def test_every_refusal_has_words_and_a_next_step(status, language):
    with translation.override(language):
        words = WORDS[status]

        assert str(words.title) and str(words.text) and [str(step) for step in words.steps]


def test_the_page_for_broken_things_needs_no_context():
    html = engines["django"].get_template("500.html").render({})

    assert "<h1>" in html


def test_the_choice_of_theme_is_remembered(rf):
    answer = set_theme(rf.post("/ui/theme/", {"theme": "dark", "next": "/needs/"}))

    assert (answer.status_code, answer["Location"], answer.cookies["theme"].value) == (302, "/needs/", "dark")


def test_the_choice_of_theme_leads_to_no_other_site(rf):
    answer = set_theme(rf.post("/ui/theme/", {"theme": "dark", "next": "https://evil.example/"}))

    assert answer["Location"] == "/"
