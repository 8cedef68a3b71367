"""Which help pages answer a question: one list, the best first."""

from __future__ import annotations

from functools import cache

from django.utils.translation import get_language

from cungcau.engines.common.text import Token, tokens
from cungcau.help.pages import LANGUAGES, Task, tasks


def found(asked: str) -> list[Task]:
    """Tasks that have every word of the question, in the reader's language first, then in the other one.

    Whole words in one language: “an” of “ẩn danh” is not the English article. A word typed with its marks is looked for with
    them (“nhập” is not “nháp”), one without is found under all of them; English words are found in all their forms. Words
    that say nothing (“how do I”) are left out where no page has them all.
    """
    words = tokens(asked, keep_stop_words=True)
    if not words:
        return list(tasks().values())
    return _ranked(words) or _ranked(tokens(asked))


def _ranked(words: list[Token]) -> list[Task]:
    own = get_language() or LANGUAGES[0]
    ranks: dict[str, tuple[int, int, int]] = {}
    for foreign, language in enumerate(sorted(LANGUAGES, key=lambda language: language != own)):
        for slug in tasks():
            if words and slug not in ranks and (rank := _rank(_parts(slug, language), words)):
                ranks[slug] = (foreign, *rank)
    return [tasks()[slug] for slug in sorted(ranks, key=ranks.__getitem__)]


def _rank(parts: list[list[Token]], words: list[Token]) -> tuple[int, int] | None:
    """How far down the words stand (title, what it is about, steps), then whether they stand together; None if one is missing."""
    places = []
    for word in words:
        place = next((number for number, part in enumerate(parts) if any(_is(word, other) for other in part)), None)
        if place is None:
            return None
        places.append(place)
    return sum(places), 0 if any(_together(part, words) for part in parts) else 1


def _together(part: list[Token], words: list[Token]) -> bool:
    """Do they follow each other somewhere, as they were typed?"""
    starts = range(len(part) - len(words) + 1)
    return any(all(_is(word, part[start + number]) for number, word in enumerate(words)) for start in starts)


def _is(typed: Token, word: Token) -> bool:
    return typed.accented == word.accented if typed.accented else typed.word == word.word


@cache
def _parts(slug: str, language: str) -> list[list[Token]]:
    return [tokens(part, keep_stop_words=True) for part in tasks()[slug].parts(language)]
