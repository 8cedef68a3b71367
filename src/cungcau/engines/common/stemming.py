"""English word forms to one stem: "heat pumps" and "heat-pump" meet.

The Porter2 method (M. F. Porter, "The English (Porter2) stemming algorithm", snowballstem.org), without its table of
exceptional words, after English has been brought to one spelling ("oxidised" and "oxidized" meet). Only for lower-case ASCII
words that are not Vietnamese syllables; the caller sees to that.
"""

from __future__ import annotations

import re

from cungcau.engines.common.spelling import one_spelling

_VOWELS = "aeiouy"
_REGION = re.compile(r"[aeiouy][^aeiouy]")
_DOUBLE = re.compile(r"(bb|dd|ff|gg|mm|nn|pp|rr|tt)$")
_SHORT_SYLLABLE = re.compile(r"(?:[^aeiouy][aeiouy][^aeiouywxY]|^[aeiouy][^aeiouy])$")

_STEP_2 = (
    ("ational", "ate"), ("ization", "ize"), ("isation", "ize"), ("fulness", "ful"), ("ousness", "ous"),
    ("iveness", "ive"), ("tional", "tion"), ("biliti", "ble"), ("lessli", "less"), ("entli", "ent"),
    ("ation", "ate"), ("alism", "al"), ("aliti", "al"), ("ousli", "ous"), ("iviti", "ive"), ("fulli", "ful"),
    ("enci", "ence"), ("anci", "ance"), ("abli", "able"), ("izer", "ize"), ("iser", "ize"), ("ator", "ate"),
    ("alli", "al"), ("bli", "ble"), ("ogi", "og"), ("li", ""),
)  # fmt: skip
_STEP_3 = (
    ("ational", "ate"), ("tional", "tion"), ("alize", "al"), ("alise", "al"), ("icate", "ic"), ("iciti", "ic"),
    ("ative", ""), ("ical", "ic"), ("ness", ""), ("ful", ""),
)  # fmt: skip
_STEP_4 = (
    "ement", "ance", "ence", "able", "ible", "ment", "ant", "ent", "ism", "ate", "iti", "ous", "ive", "ize", "ise",
    "ion", "al", "er", "ic",
)  # fmt: skip


def stem(word: str) -> str:
    """The stem of a lower-case English word; words of fewer than three letters stay."""
    if len(word) < 3:
        return word
    word = _mark_consonant_y(one_spelling(word))
    first, second = _regions(word)
    word = _ending_y(_ed_and_ing(_plural(word), first))
    word = _replace(word, _STEP_2, first)
    word = _replace(word, _STEP_3, first, second)
    word = _remove(word, second)
    return _final_e_and_l(word, first, second).lower()


def _mark_consonant_y(word: str) -> str:
    return re.sub(r"(^|[aeiouy])y", r"\1Y", word)


def _regions(word: str) -> tuple[int, int]:
    """Where R1 and R2 begin: after the first consonant that follows a vowel, and again."""
    for prefix in ("gener", "commun", "arsen"):
        if word.startswith(prefix):
            first = len(prefix)
            break
    else:
        first = _after(word, 0)
    return first, _after(word, first)


def _after(word: str, start: int) -> int:
    found = _REGION.search(word, start)
    return found.end() if found else len(word)


def _has_vowel(word: str) -> bool:
    return any(letter in _VOWELS for letter in word)


def _plural(word: str) -> str:
    if word.endswith("sses"):
        return word[:-2]
    if word.endswith(("ied", "ies")):
        return word[:-2] if len(word) > 4 else word[:-1]
    if word.endswith(("us", "ss")) or not word.endswith("s"):
        return word
    return word[:-1] if _has_vowel(word[:-2]) else word


def _ed_and_ing(word: str, first: int) -> str:
    for ending in ("eedly", "eed"):
        if word.endswith(ending):
            return word[: -len(ending)] + "ee" if len(word) - len(ending) >= first else word
    for ending in ("ingly", "edly", "ing", "ed"):
        if word.endswith(ending):
            return _mend(word[: -len(ending)], first) if _has_vowel(word[: -len(ending)]) else word
    return word


def _mend(rest: str, first: int) -> str:
    if rest.endswith(("at", "bl", "iz", "is")):
        return rest + "e"
    if _DOUBLE.search(rest):
        return rest[:-1]
    return rest + "e" if len(rest) <= first and _SHORT_SYLLABLE.search(rest) else rest


def _ending_y(word: str) -> str:
    return word[:-1] + "i" if len(word) > 2 and word[-1] in "yY" and word[-2] not in _VOWELS else word


def _replace(word: str, rules: tuple[tuple[str, str], ...], first: int, second: int = 0) -> str:
    for ending, other in rules:
        if not word.endswith(ending):
            continue
        rest = word[: -len(ending)]
        if len(rest) < first or (ending == "ative" and len(rest) < second):
            return word
        if (ending == "ogi" and not rest.endswith("l")) or (ending == "li" and rest[-1:] not in tuple("cdeghkmnrt")):
            return word
        return rest + other
    return word


def _remove(word: str, second: int) -> str:
    for ending in _STEP_4:
        if word.endswith(ending):
            rest = word[: -len(ending)]
            allowed = ending != "ion" or rest.endswith(("s", "t"))
            return rest if len(rest) >= second and allowed else word
    return word


def _final_e_and_l(word: str, first: int, second: int) -> str:
    rest = word[:-1]
    if word.endswith("e") and (len(rest) >= second or (len(rest) >= first and not _SHORT_SYLLABLE.search(rest))):
        return rest
    if word.endswith("ll") and len(rest) >= second:
        return rest
    return word
