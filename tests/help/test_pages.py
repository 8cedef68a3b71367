"""The help pages say what the house has: their buttons, their addresses, both languages."""

from __future__ import annotations

import re

import pytest
from django.urls import get_resolver, reverse
from django.utils.html import escape
from django.utils.translation import gettext, override

from cungcau.config.cli import VERBS
from cungcau.help.pages import LANGUAGES, labels, pieces, tasks
from cungcau.help.queries import address_of_page, found, help_of
from cungcau.kit import catalogue
from tests.house.test_addresses import addresses

ALL = [pytest.param(task, id=task.slug) for task in tasks().values()]


def words_of_the_house():
    """Every message of the house with its Vietnamese, but for what only help itself says."""
    found = {}
    for path in catalogue.catalogues():
        if path.parents[3].name not in {"help", *catalogue.APART}:
            found |= {key[1]: entry.text for key, entry in catalogue.entries(path).items() if entry.is_said}
    return found


def test_there_is_a_page_for_each_of_the_usual_tasks():
    assert len(tasks()) >= 20
    assert len({task.persona for task in tasks().values()}) == 6


@pytest.mark.parametrize("task", ALL)
def test_a_page_is_short_and_says_the_same_in_both_languages(task):
    vi, en = (task.said[language]["steps"] for language in LANGUAGES)

    assert 1 < len(vi) <= 8
    assert [labels(step) for step in vi] == [labels(step) for step in en]
    assert all(task.said[language][part] for language in LANGUAGES for part in ("title", "about", "also"))


@pytest.mark.parametrize("task", ALL)
def test_every_button_that_is_named_is_a_word_of_the_house_in_both_languages(task):
    known = words_of_the_house()
    named = {label for step in task.said["en"]["steps"] for label in labels(step)}

    assert sorted(named - known.keys()) == []
    with override("vi"):
        assert {label for label in named if gettext(label) != known[label]} == set()


@pytest.mark.parametrize("task", ALL)
def test_commands_that_are_named_exist(task):
    typed = [piece.text for step in task.said["en"]["steps"] for piece in pieces(step) if piece.sort == "code"]

    assert {words.split()[1] for words in typed if words.startswith("cungcau ")} <= set(VERBS)


def test_every_page_that_is_explained_exists_and_is_explained_once():
    explained = [page for task in tasks().values() for page in task.pages]

    assert len(explained) == len(set(explained))
    assert {page.split()[0] for page in explained} <= {name for name, _path in addresses()}


@pytest.mark.parametrize("task", ALL)
def test_the_way_to_the_page_is_there(task):
    path = address_of_page(task)

    assert get_resolver().resolve(path).view_name == task.open


@pytest.mark.parametrize(
    ("asked", "slug"),
    [("giu ban nhap", "keep-a-draft"), ("giữ bản nháp", "keep-a-draft"), ("GỘP tổ chức", "merge-organisations"),
     ("undo import", "undo-an-import"), ("quen mat khau", "log-in"), ("luu tim kiem", "save-a-search")],
)  # fmt: skip
def test_a_task_is_found_with_and_without_marks_in_either_language(asked, slug):
    assert found(asked)[0].slug == slug


@pytest.mark.parametrize(
    ("asked", "slug"),
    [("gop to chuc", "merge-organisations"), ("nhap bang", "bring-in-a-table"), ("nhập bảng", "bring-in-a-table"),
     ("an danh", "who-can-see"), ("merge", "merge-organisations"), ("saving searches", "save-a-search"),
     ("how do I merge two organisations", "merge-organisations")],
)  # fmt: skip
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_best_page_comes_first_whatever_language_its_reader_reads(asked, slug, language):
    with override(language):
        assert found(asked)[0].slug == slug


def test_a_word_is_not_the_beginning_of_another_nor_one_of_the_other_language():
    hits = [task.slug for task in found("an danh")]

    assert len(hits) < 6
    assert "merge-organisations" not in hits  # "an" stands in its English text, "danh" in its Vietnamese one or nowhere


def test_the_title_goes_before_the_summary_and_the_summary_before_the_steps():
    with override("en"):
        hits = found("draft")
        places = [next(n for n, part in enumerate(task.parts("en")) if "draft" in part.lower()) for task in hits]

    assert hits[0].slug == "keep-a-draft"
    assert places == sorted(places) and len(set(places)) > 1


def test_the_readers_language_goes_first():
    with override("en"):
        english = ["may" in re.findall(r"\w+", " ".join(task.parts("en")).lower()) for task in found("may")]  # or “máy”

    assert True in english and False in english
    assert english == sorted(english, reverse=True)


def test_a_word_with_marks_is_not_another_word():
    assert "log-in" in {task.slug for task in found("nhap")}
    assert "bring-in-a-table" not in {task.slug for task in found("nháp")}


def test_what_no_page_says_is_not_found():
    assert found("xyzzy") == []


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("path", "slug"),
    [("/listings/queue/", "review-a-listing"), ("/listings/new/need/", "write-a-need"),
     ("/listings/new/offer/", "write-an-offer"),
     ("/search/", "find-and-compare"), ("/zones/", "set-the-point-up"), ("/", "")],
)  # fmt: skip
def test_help_leads_to_the_task_of_the_page(path, slug):
    address, title = help_of(get_resolver().resolve(path))

    assert address == (reverse("help:task", args=[slug]) if slug else reverse("help:index"))
    assert bool(title) == bool(slug)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.django_db
def test_every_page_is_shown_to_a_stranger(client, point, lan, language):
    for task in tasks().values():
        text = client.get(f"/help/{task.slug}/?lang={language}").content.decode()

        assert escape(task.said[language]["title"]) in text
        assert "[" not in re.sub(r"<[^>]+>", "", text[text.index("<main") : text.index("</main>")])


@pytest.mark.django_db
def test_the_list_is_searched_and_an_empty_answer_says_what_to_do(client, point, lan):
    hits = client.get("/help/?q=ban+nhap").content.decode()
    none = client.get("/help/?q=xyzzy&lang=en").content.decode()

    assert "/help/keep-a-draft/" in hits and "/help/keep-it-running/" not in hits
    assert "No help page says this" in none


@pytest.mark.django_db
def test_what_is_found_is_one_list_in_its_own_order(client, point, lan):
    text = client.get("/help/?q=gop+to+chuc&lang=vi").content.decode()
    text = text[text.index("<main") :]
    with override("vi"):
        wanted = [task.slug for task in found("gop to chuc")]

    assert text.count('class="results') == 1
    assert re.findall(r'href="/help/([a-z-]+)/"', text[text.index('class="results') :])[: len(wanted)] == wanted


@pytest.mark.django_db
def test_every_page_has_a_way_to_help_that_fits_it(client, point, lan):
    text = client.get("/search/").content.decode()

    assert 'class="help-link" href="/help/find-and-compare/"' in text


@pytest.mark.django_db
def test_an_unknown_page_is_not_found(client, point, lan):
    assert client.get("/help/no-such/").status_code == 404
