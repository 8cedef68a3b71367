"""Which records look like the same firm or person: reasons with points, found through what they share, not by comparing all.

A record becomes a `Profile`: its names, and facts such as a phone number or the domain of its mail. Who shares a fact, or
nearly a name, is compared; a fact that many have (a park's telephone exchange) says nothing and is passed over.
"""

from __future__ import annotations

import re
import tomllib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import combinations
from pathlib import Path

from cungcau.engines.common.text import fold

COMMON = 8  # a fact that more records have than this tells none of them from another
CROWD = 40  # of names that merely begin or end alike, more than this are too many to compare
NEAR = 0.72  # of the pairs of letters of two names, how many they have in common
ALONE = 0.9  # and how many where nothing else is in common
_WORDS = tomllib.loads(Path(__file__).with_name("shipped").joinpath("name_words.toml").read_text(encoding="utf-8"))
_FORMS = re.compile(r"\b(?:" + "|".join(sorted(_WORDS["forms"], key=len, reverse=True)) + r")\b")
_SHORT: Mapping[str, str] = _WORDS["short"]

# Points of each reason. Those of a name count once, the best of them; `against` are taken off.
ORGANISATION_POINTS = {
    "tax_code": 70, "registration_no": 50, "certificate_no": 50, "name": 55, "near_name": 60, "short_name": 35, "website": 35,
    "mail": 40, "phone": 30, "domain": 20, "address": 20, "representative": 10, "other_tax_code": -30,
}  # fmt: skip
PERSON_POINTS = {
    "identifier": 80, "account": 80, "mail": 60, "phone": 55, "name": 40, "organisation": 25, "other_identifier": -60,
}  # fmt: skip
ENOUGH = 55


@dataclass(frozen=True)
class Reason:
    """What two records have in common (or not: points below zero), and the thing itself as it is written."""

    code: str
    points: int
    said: str = ""


@dataclass(frozen=True)
class Profile:
    """What of a record is compared. `facts`: (code, normal form); `only_with_name`: codes that count beside a like name only.

    `against`: code → the fact's code whose being given on both sides and different speaks against.
    """

    key: str
    names: tuple[str, ...]
    short_name: str = ""
    facts: frozenset[tuple[str, str]] = frozenset()
    points: Mapping[str, int] = field(default_factory=lambda: ORGANISATION_POINTS)
    only_with_name: frozenset[str] = frozenset()
    against: tuple[tuple[str, str], ...] = ()
    whole_name: bool = False  # a person's name is the same or it is not


@dataclass(frozen=True)
class Likeness:
    """Two records that look like one; score 0–100, reasons by their weight."""

    first: str
    second: str
    score: int
    reasons: tuple[Reason, ...]


@lru_cache(maxsize=100_000)
def core_of(name: str) -> str:
    """A firm's name without marks, legal form and filling words, abbreviations written out: "Cty CP Ánh Tơ" → "anh to"."""
    plain = " ".join(re.findall(r"[a-z0-9]+", fold(name).replace("&", " ")))
    plain = " ".join(_SHORT.get(word, word) for word in plain.split())
    return " ".join(_FORMS.sub(" ", plain).split()) or plain


@lru_cache(maxsize=100_000)
def person_of(name: str) -> str:
    """A person's name without marks, whatever the order of its words: "An, Nguyễn Thị" is "Nguyễn Thị An"."""
    return " ".join(sorted(re.findall(r"[a-z]+", fold(name))))


def digits_of(phone: str) -> str:
    """A telephone number as its last nine digits, so that +84 and 0 begin alike; "" where it is too short to tell."""
    digits = re.sub(r"\D", "", phone)
    return digits[-9:] if len(digits) >= 8 else ""


@lru_cache(maxsize=100_000)
def letters_of(name: str) -> frozenset[str]:
    """Its pairs of neighbouring letters."""
    joined = name.replace(" ", "")
    return frozenset(joined[at : at + 2] for at in range(len(joined) - 1))


def nearness(one: str, other: str) -> float:
    """How much two names have in common, 0 to 1 (Dice's coefficient of their pairs of letters)."""
    left, right = letters_of(one), letters_of(other)
    return 2 * len(left & right) / (len(left) + len(right)) if left and right else 0.0


def initials_of(name: str) -> str:
    return "".join(word[0] for word in name.split())


class Likely:
    """Profiles laid out by what they share."""

    def __init__(self, profiles: Iterable[Profile]) -> None:
        self.profiles = {profile.key: profile for profile in profiles}
        self._by_fact: dict[tuple[str, str], list[str]] = defaultdict(list)
        self._by_name: dict[str, list[str]] = defaultdict(list)
        for key, profile in self.profiles.items():
            for fact in profile.facts:
                self._by_fact[fact].append(key)
            for mark in _marks_of(profile):
                self._by_name[mark].append(key)

    def near(self, profile: Profile, enough: int = ENOUGH) -> list[Likeness]:
        """Those that look like this one (which need not be among them), the likeliest first."""
        keys = {key for fact in profile.facts for key in self._holders(fact)}
        keys |= {key for mark in _marks_of(profile) for key in self._crowd(mark)}
        found = (self._compared(profile, self.profiles[key]) for key in keys - {profile.key})
        return sorted((one for one in found if one.score >= enough), key=lambda one: (-one.score, one.second))

    def pairs(self, enough: int = ENOUGH) -> list[Likeness]:
        """Every pair that looks like one record, the likeliest first."""
        seen = {pair for fact in self._by_fact for pair in combinations(sorted(self._holders(fact)), 2)}
        for mark in self._by_name:
            seen.update(pair for pair in combinations(sorted(self._crowd(mark)), 2) if self._worth(*pair))
        found = (self._compared(self.profiles[one], self.profiles[other]) for one, other in seen)
        return sorted((one for one in found if one.score >= enough), key=lambda one: (-one.score, one.first, one.second))

    def _worth(self, one: str, other: str) -> bool:
        """Of names that begin or end alike most are far apart: a quick look before the whole comparison."""
        left, right = self.profiles[one], self.profiles[other]
        if left.whole_name or left.short_name or right.short_name:
            return True
        return any(nearness(name, like) >= ALONE for name in left.names for like in right.names)

    def _holders(self, fact: tuple[str, str]) -> list[str]:
        holders = self._by_fact.get(fact, [])
        return holders if len(holders) <= COMMON else []

    def _crowd(self, mark: str) -> list[str]:
        crowd = self._by_name.get(mark, [])
        return crowd if len(crowd) <= CROWD else []

    def _compared(self, one: Profile, other: Profile) -> Likeness:
        name = _name_reason(one, other)
        reasons = [name] if name else []
        for code, said in sorted(one.facts & other.facts):
            rare = len(self._by_fact.get((code, said), [])) <= COMMON
            if name if code in one.only_with_name else rare:
                reasons.append(Reason(code, one.points[code], said))
        reasons += _against(one, other)
        best = {reason.code: reason for reason in reasons}  # two numbers in common are no more than one
        told = tuple(sorted(best.values(), key=lambda reason: -reason.points))
        return Likeness(one.key, other.key, max(0, min(100, sum(reason.points for reason in told))), told)


def _marks_of(profile: Profile) -> set[str]:
    """Under which marks a name is looked for: a typing error seldom hits both its beginning and its end."""
    marks = set()
    for name in profile.names:
        joined = name.replace(" ", "")
        marks |= {f"={joined}"} if profile.whole_name else {f"={joined}", f"<{joined[:8]}", f">{joined[-8:]}"}
        if len(initials_of(name)) >= 3 and not profile.whole_name:
            marks.add(f"={initials_of(name)}")
    if profile.short_name:
        marks.add(f"={profile.short_name}")
    return marks


def _name_reason(one: Profile, other: Profile) -> Reason | None:
    if both := set(one.names) & set(other.names):
        return Reason("name", one.points["name"], min(both))
    if one.whole_name:
        return None
    if short := _called(one) & _called(other) & {one.short_name, other.short_name} - {""}:
        return Reason("short_name", one.points["short_name"], min(short))
    closest = max(((nearness(left, right), left) for left in one.names for right in other.names), default=(0.0, ""))
    if closest[0] < NEAR:
        return None
    return Reason("near_name", round(one.points["near_name"] * closest[0]), f"{closest[0]:.0%}")


def _called(profile: Profile) -> set[str]:
    """Short ways to call it: its short name, the initials, the name in one word."""
    long = {initials_of(name) for name in profile.names} | {name.replace(" ", "") for name in profile.names}
    return {profile.short_name, *(name for name in long if len(name) >= 3)}


def _against(one: Profile, other: Profile) -> Iterator[Reason]:
    for code, fact in one.against:
        left, right = ({said for name, said in side.facts if name == fact} for side in (one, other))
        if left and right and not left & right:
            yield Reason(code, one.points[code])
