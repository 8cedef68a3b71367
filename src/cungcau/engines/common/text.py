"""One analyser for Vietnamese and English text: one spelling for one word.

visible    the text as it is kept: composed, without characters that nobody sees
normalise  one Unicode form, one place for tone marks, plain digits, dashes and quotes
fold       the same without marks and in lower case ("Điện" -> "dien"), for finding text typed without accents
tokens     words of a text, each as typed, without marks, and with them
sort_key   the order of the Vietnamese alphabet
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache
from importlib.resources import files
from itertools import pairwise
from typing import NamedTuple

from cungcau.engines.common.stemming import stem

# Tone marks in decomposed text: grave, acute, hook, tilde, dot below.
TONES = "\u0300\u0301\u0309\u0303\u0323"

# What turns, joins or hides other letters and shows nothing itself: direction marks, overrides and isolates (a name can be
# made to read backwards with them), zero-width spaces and joiners, soft hyphens, invisible operators and tags.
HIDDEN = "\u00ad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\U000e0000-\U000e007f"
_HIDDEN = re.compile(f"[{HIDDEN}]")

_SAME = str.maketrans(
    {
        **{chr(0x2080 + digit): str(digit) for digit in range(10)},
        **dict(zip("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789", strict=True)),
        **dict.fromkeys("‐‑‒–—―−﹣-", "-"),
        **dict.fromkeys("‘’‚‛′ʼ`´", "'"),
        **dict.fromkeys("“”„‟″«»", '"'),
        **dict.fromkeys("\u00a0\u2007\u2009\u200a\u202f\u3000", " "),
        "Ð": "Đ",  # Icelandic eth and African d, typed for the Vietnamese letter
        "Ɖ": "Đ",
        "ð": "đ",
        "μ": "µ",
        "⁻": "-",
    }
)


def _tone_places() -> dict[str, str]:
    """Old spelling -> new spelling of the open syllables oa, oe, uy ("oà" -> "òa"), in three cases of letters."""
    places: dict[str, str] = {}
    for first, second in ("oa", "oe", "uy"):
        for tone in TONES:
            old = first + unicodedata.normalize("NFC", second + tone)
            new = unicodedata.normalize("NFC", first + tone) + second
            places |= {old: new, old.upper(): new.upper(), old.capitalize(): new.capitalize()}
    return places


_TONE_PLACES = _tone_places()
# "quỳ" keeps its mark: there the u belongs to the consonant.
_OPEN_SYLLABLE = re.compile(r"(?<![qQ])(" + "|".join(_TONE_PLACES) + r")(?![^\W\d_])")


def visible(text: str) -> str:
    """The text as it is kept, wherever it comes in: composed letters, and nothing that a reader cannot see."""
    return text if text.isascii() else unicodedata.normalize("NFC", _HIDDEN.sub("", text))


def normalise(text: str) -> str:
    """One form for the same text; letters keep their case. Never fails, never changes plain ASCII."""
    if text.isascii():
        return text
    text = unicodedata.normalize("NFC", _HIDDEN.sub("", text).translate(_SAME))
    return _OPEN_SYLLABLE.sub(lambda found: _TONE_PLACES[found[1]], text)


def fold(text: str) -> str:
    """Lower case without marks: "Hoà Lạc" -> "hoa lac", "Điện" -> "dien"."""
    text = normalise(text).lower()
    return text if text.isascii() else _bare(text)


MARKED_ENOUGH = 0.25  # share of marked words from which a sentence counts as typed with marks


def has_marks(text: str) -> float:
    """Share of the words that carry a Vietnamese mark, 0 to 1."""
    words = re.findall(r"[^\W\d_]+", normalise(text))
    return sum(not word.isascii() for word in words) / len(words) if words else 0.0


class Token(NamedTuple):
    """A word as `typed`, its index form without marks (`word`), with marks where it has some (else ""), and its lower case."""

    typed: str
    word: str
    accented: str
    lower: str


# Codes and formulas that stay whole, tried before plain words.
_TOKEN = re.compile(
    r"""
    (?P<standard> (?:qcvn|tcvn|tcn|iso|iec|astm|din|en|jis)(?:/(?:iec|tr|ts))?[ ]?\d+(?:[-.]\d+)*(?:[:]\d{4})?
                  (?:/[a-zđ]+(?:-[a-zđ]+)*)? (?![^\W_]) )
  | (?P<patent>   (?:ipc[ ])?[a-h]\d{2}[a-z](?:[ ]?\d{1,4}/\d{2,6})? (?![^\W_]) )
  | (?P<locant>   \d(?:,\d)*-[a-z]{1,5}\b )                       # 2,4-d  3-mcpd
  | (?P<number>   \d+(?:[.,]\d+)+ )
  | (?P<word>     [^\W_]+ )
    """,
    re.VERBOSE | re.IGNORECASE,
)
_WORD = re.compile(r"[^\W_]+")
_DIGIT = re.compile(r"\d")
_SENTENCE = re.compile(r"[\n\r]+|(?<=[.!?;])\s+")


def tokens(text: str, keep_stop_words: bool = False) -> list[Token]:
    """The words of a text in order. Words without a meaning of their own are left out.

    Every sentence is judged for itself, so that texts in two languages may follow each other.
    """
    found: list[Token] = []
    for sentence in sentences(text):
        found += _tokens_of(sentence, keep_stop_words)
    return found


def sentences(text: str) -> list[str]:
    """Normalised pieces of a text, cut at lines and ends of sentences."""
    return [piece for piece in _SENTENCE.split(normalise(text)) if piece]


def pairs(words: Iterable[str]) -> list[str]:
    """Neighbours joined: the compounds of Vietnamese ("nuoc_thai")."""
    return [f"{left}_{right}" for left, right in pairwise(words)]


def sort_key(text: str) -> tuple[tuple[int, ...], tuple[int, ...], str]:
    """Key that sorts in the order of the Vietnamese alphabet: a ă â b c d đ e ê …; tones decide last."""
    text = normalise(text)
    letters: list[int] = []
    tones: list[int] = []
    for character in unicodedata.normalize("NFD", text.lower()):
        if character in TONE_ORDER and letters:
            tones[-1] = TONE_ORDER[character]
        elif character in _SHAPES and letters:
            letters[-1] += _SHAPES[character]
        elif not unicodedata.combining(character):
            letters.append(_letter_order(character))
            tones.append(0)
    return tuple(letters), tuple(tones), text


TONE_ORDER = {tone: order for order, tone in enumerate("\u0300\u0309\u0303\u0301\u0323", start=1)}
_SHAPES = {"\u0306": 1, "\u0302": 2, "\u031b": 3}  # breve, circumflex, horn


def _letter_order(character: str) -> int:
    if character == "đ":
        return ord("d") * 8 + 1
    return ord(character) * 8


def _bare(text: str) -> str:
    decomposed = unicodedata.normalize("NFD", text)
    bare = "".join(character for character in decomposed if not unicodedata.combining(character))
    return bare.replace("đ", "d")


def _tokens_of(sentence: str, keep_stop_words: bool) -> list[Token]:
    if _DIGIT.search(sentence):
        found = [_word(match[0]) if match.lastgroup == "word" else _code(match) for match in _TOKEN.finditer(sentence)]
    else:
        found = [_word(typed) for typed in _WORD.findall(sentence)]  # the common case, several times faster
    if keep_stop_words:
        return found
    stop = stop_words(found)
    return [token for token in found if token.lower not in stop]


def stop_words(found: Iterable[Token]) -> frozenset[str]:
    """Which words say nothing in the sentence of these tokens, by its language."""
    words = [token.lower for token in found if token.lower.isalpha()]
    if _is_english(words):
        return ENGLISH_STOP_WORDS
    return UNMARKED_STOP_WORDS if all(word.isascii() for word in words) else VIETNAMESE_STOP_WORDS


def is_english(found: Iterable[Token]) -> bool:
    """Whether a sentence of these tokens is English rather than Vietnamese, marked or not."""
    return _is_english([token.lower for token in found if token.lower.isalpha()])


def _is_english(words: list[str]) -> bool:
    """Function words decide first, then how many words could be Vietnamese syllables."""
    if sum(map(str.isascii, words)) * 4 < len(words) * 3:
        return False
    if not _ENGLISH_ONLY.isdisjoint(words):
        return True
    return sum(map(is_syllable, words)) * 2 < len(words)


def _code(match: re.Match[str]) -> Token:
    code = fold(match[0])
    if match.lastgroup in ("standard", "patent"):
        code = code.removeprefix("ipc ").replace(" ", "")
    return Token(match[0], code, "", match[0].lower())


@lru_cache(maxsize=400_000)
def _word(typed: str) -> Token:
    word = typed.lower()
    if not word.isalpha():
        return Token(typed, _bare(word), "", word)
    if not word.isascii():
        return Token(typed, _bare(word), word, word)
    return Token(typed, word if len(word) < 4 or is_syllable(word) else stem(word), "", word)


_SYLLABLE = re.compile(
    r"""(?: ngh | ng | nh | ph | th | tr | ch | gh | gi | kh | qu | [bcdghklmnprstvx] )?
        (?: i[ae]?u? | ye?u? | uy[aeu]? | uo[iu]? | u[aeio]? | o[aeio]? | oai | oay | oao | oeo | uay | uai
          | a[iouy]? | e[ou]? | ieu | yeu | uyu )
        (?: ng | nh | ch | [cmnpt] )? """,
    re.VERBOSE,
)


@lru_cache(maxsize=100_000)
def is_syllable(word: str) -> bool:
    """Whether a lower-case word has the shape of a Vietnamese syllable, marks or not ("nghiệp", "may")."""
    if word.isascii():
        return len(word) <= 7 and _SYLLABLE.fullmatch(word) is not None
    marks = sum(character in TONES for character in unicodedata.normalize("NFD", word))
    return marks <= 1 and len(word) <= 7 and _SYLLABLE.fullmatch(_bare(word)) is not None


def _words(language: str, kind: str) -> frozenset[str]:
    """A row of the word list beside this file."""
    text = files("cungcau.engines.common").joinpath("words.csv").read_text("utf-8")
    lines = (line.split(",", 2) for line in text.splitlines() if not line.startswith("#"))
    return frozenset(word for row in lines if row[:2] == [language, kind] for word in row[2].split())


ENGLISH_STOP_WORDS = _words("en", "stop")
VIETNAMESE_STOP_WORDS = _words("vi", "stop")
UNMARKED_STOP_WORDS = _words("vi", "stop_unmarked")
EVERYDAY_WORDS = _words("en", "everyday") | _words("vi", "everyday")
DIFFERENCE_WORDS = tuple(fold(word.replace("_", " ")) for word in sorted(_words("en", "difference") | _words("vi", "difference")))
# English words that no Vietnamese sentence without marks contains ("in", "to", "the" could be Vietnamese).
_ENGLISH_ONLY = frozenset(word for word in ENGLISH_STOP_WORDS if not is_syllable(word))
