"""Questions that the help pages ask, and the frame of every page."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Any

from django.urls import reverse

from cungcau.help.doors import door_of
from cungcau.help.finding import found
from cungcau.help.models import TourEnd
from cungcau.help.pages import PERSONAS, Task, tasks
from cungcau.help.tours import PARAMETER, Step, address, step_at, tour_of

__all__ = ["address_of_page", "door_of", "found", "groups", "help_of", "tour_proposed", "tour_step"]


def groups() -> Iterator[tuple[Any, list[Task]]]:
    """All tasks by persona."""
    for persona, name in PERSONAS.items():
        yield name, [task for task in tasks().values() if task.persona == persona]


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
