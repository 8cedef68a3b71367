"""Questions that the help pages ask, and the frame of every page."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Any

from django.urls import reverse

from cungcau.engines.common.text import fold, normalise
from cungcau.help.models import TourEnd
from cungcau.help.pages import LANGUAGES, PERSONAS, Task, tasks
from cungcau.help.tours import PARAMETER, Step, address, step_at, tour_of

__all__ = ["address_of_page", "found", "groups", "help_of", "tour_proposed", "tour_step"]


def found(asked: str) -> list[Task]:
    """Tasks in which every word of the question begins a word, in either language; those that have them in the title first.

    A word typed with its marks is looked for with them ("nhập" is not "nháp"), one without is found under all of them.
    """
    words = normalise(asked).lower().split()
    if not words:
        return list(tasks().values())
    hits = [task for task in tasks().values() if all(_has(_text_of(task.slug), word) for word in words)]
    return sorted(hits, key=lambda task: -sum(_has(_title_of(task.slug), word) for word in words))


def _has(text: tuple[str, str], word: str) -> bool:
    marked, bare = text
    return f" {word}" in (bare if word.isascii() else marked)


@cache
def _text_of(slug: str) -> tuple[str, str]:
    """Both languages, with marks and without: who types Vietnamese on an English page finds it too."""
    return _both(" ".join(tasks()[slug].words(language) for language in LANGUAGES))


@cache
def _title_of(slug: str) -> tuple[str, str]:
    return _both(" ".join(tasks()[slug].said[language]["title"] for language in LANGUAGES))


def _both(text: str) -> tuple[str, str]:
    """Signs become spaces, so that a word begins after every one of them."""
    plain = normalise(text).lower()
    marked = " " + "".join(sign if sign.isalnum() else " " for sign in plain)
    return marked, fold(marked)


def groups(chosen: list[Task]) -> Iterator[tuple[Any, list[Task]]]:
    """The tasks by persona, without the groups that have none."""
    for persona, name in PERSONAS.items():
        if own := [task for task in chosen if task.persona == persona]:
            yield name, own


def help_of(match: Any) -> tuple[str, str]:
    """Where “Help” leads from the page shown, and its title: the task that explains it, else all of them and ""."""
    task = _task_of(match) if match else None
    return (reverse("help:task", args=[task.slug]), task.title) if task else (reverse("help:index"), "")


def _task_of(match: Any) -> Task | None:
    explained = _task_of_page()
    values = [f"{match.view_name} {value}" for value in match.kwargs.values()]
    slug = next((explained[page] for page in [*values, match.view_name] if page in explained), "")
    return tasks().get(slug)


@cache
def _task_of_page() -> dict[str, str]:
    return {page: task.slug for task in tasks().values() for page in task.pages}


def address_of_page(task: Task) -> str:
    """The page on which the task begins; empty where it begins outside of the pages."""
    return reverse(task.open, args=task.arguments) if task.open else ""


def tour_step(request: Any) -> Step | None:
    """The stop of a walk at which the reader is on this page, as its address says."""
    asked = request.GET.get(PARAMETER, "")
    return step_at(request.path, asked, request.user) if asked else None


def tour_proposed(user: Any) -> str:
    """Where the walk begins that is proposed to somebody who has just come; empty for visitors and once it was ended."""
    if not user.is_authenticated or TourEnd.objects.filter(user=user).exists():
        return ""
    return address(tour_of(user), 1, user)
