"""The catalogue shows every component, and in both languages."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from django.utils import translation

import cungcau
from cungcau.kit.ui.components import COMPONENTS
from cungcau.web.catalogue.examples import examples
from cungcau.web.catalogue.samples import EN, VI
from cungcau.web.views.catalogue import show_catalogue

UI = Path(cungcau.__file__).parent / "kit" / "ui" / "templates" / "ui"


def test_every_component_is_shown_in_an_example_or_inside_another_component():
    shown = " ".join(example.source for _group, rows in examples() for example in rows)
    inside = " ".join(path.read_text(encoding="utf-8") for path in UI.glob("*.html"))

    used = set(re.findall(r"{% (\w+)", shown + inside))

    assert set(COMPONENTS) - used == set()


def test_an_example_names_only_components_that_exist():
    named = {name for _group, rows in examples() for example in rows for name in example.components}

    assert named - set(COMPONENTS) == set()


@pytest.mark.parametrize(("language", "word"), [("vi", "Đạt 6 trên 7 tiêu chí"), ("en", "6 of 7 criteria met")])
def test_the_catalogue_is_drawn_in_both_languages(rf, language, word):
    with translation.override(language):
        html = show_catalogue(rf.get("/ui/")).content.decode()

    assert word in html
    assert f'<html lang="{language}"' in html


def test_no_id_stands_twice_on_the_catalogue(rf):
    html = show_catalogue(rf.get("/ui/")).content.decode()

    ids = re.findall(r'\sid="([^"]+)"', html)

    assert sorted(name for name in set(ids) if ids.count(name) > 1) == []


def test_the_sample_words_are_the_same_in_both_languages():
    assert set(VI) == set(EN)
