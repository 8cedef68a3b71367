"""The broker's tour in docs/use is true: its pictures are there and small, its addresses exist, its buttons have their words."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from django.urls import Resolver404, resolve
from PIL import Image

from tests.help.test_pages import words_of_the_house
from tests.house.places import ROOT

USE = ROOT / "docs" / "use"
FOLDER = USE / "broker"
TOURS = {"en": USE / "broker.md", "vi": USE / "broker.vi.md"}
PICTURES = [row["name"] for row in tomllib.loads((FOLDER / "pictures.toml").read_text(encoding="utf-8"))["picture"]]
LINK = re.compile(r"(?<!!)\[[^\]]+\]\(([^)]+)\)")
ADDRESS = re.compile(r"`(/[^`]*)`")
BUTTON = re.compile(r"\*\*([^*]+)\*\*")


def tour(language: str) -> str:
    return TOURS[language].read_text(encoding="utf-8")


def shown_in(language: str) -> list[str]:
    return re.findall(r"!\[[^\]]{10,}\]\(([^)]+)\)", tour(language))


def buttons_of(language: str) -> list[str]:
    return [" ".join(words.split()) for words in BUTTON.findall(tour(language))]


@pytest.mark.parametrize("language", TOURS)
def test_every_picture_is_shown_once_with_words_for_whoever_does_not_see_it(language):
    assert shown_in(language) == [f"broker/{name}-{language}.webp" for name in PICTURES]


@pytest.mark.parametrize("language", TOURS)
def test_every_picture_that_is_shown_is_there(language):
    for path in shown_in(language):
        with Image.open(USE / path) as image:
            assert (image.format, image.width) == ("WEBP", 390 if "phone" in path else 900)


def test_no_file_is_left_of_a_picture_that_is_gone_and_all_are_small_together():
    files = list(FOLDER.glob("*.webp"))

    assert {path.name for path in files} == {f"{name}-{language}.webp" for name in PICTURES for language in TOURS}
    assert sum(path.stat().st_size for path in files) < 1.5 * 2**20


@pytest.mark.parametrize("language", TOURS)
def test_every_link_leads_to_a_page_of_the_manual(language):
    links = LINK.findall(tour(language))

    assert len(links) > 5
    assert [link for link in links if not (USE / link.partition("#")[0]).is_file()] == []


@pytest.mark.parametrize("language", TOURS)
def test_every_address_is_one_of_the_house(language):
    def leads_nowhere(address: str) -> bool:
        try:
            resolve(urlsplit(address).path)
        except Resolver404:
            return True
        return False

    addresses = ADDRESS.findall(tour(language))

    assert len(addresses) > 5
    assert [address for address in addresses if leads_nowhere(address)] == []


def test_both_languages_name_the_same_addresses():
    assert ADDRESS.findall(tour("en")) == ADDRESS.findall(tour("vi"))


def test_every_button_is_a_word_of_the_house_and_the_vietnamese_tour_names_it_as_the_page_does():
    known, named = words_of_the_house(), buttons_of("en")

    assert len(named) > 20
    assert sorted(set(named) - known.keys()) == []
    assert buttons_of("vi") == [known[words] for words in named]


@pytest.mark.parametrize("path", ["README.md", "README.vi.md"])
def test_a_newcomer_finds_it(path):
    assert f"docs/use/broker{'.vi' if '.vi' in path else ''}.md" in (ROOT / path).read_text(encoding="utf-8")


def test_the_command_that_takes_the_pictures_is_there():
    named = {command for language in TOURS for command in re.findall(r"`python (\S+)`", tour(language))}

    assert named == {"tools/broker_pictures.py"}
    assert all(Path(ROOT / command).is_file() for command in named)
