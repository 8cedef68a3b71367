"""The rules of a good thesaurus, asked of a change: only what the change breaks is its fault."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from django.utils.translation import gettext as _

from cungcau.engines.thesaurus import Concept as Idea
from cungcau.engines.thesaurus import Finding, validate
from cungcau.engines.thesaurus.validation import LONGEST, MOST_WORDS, same_label
from cungcau.kit.errors import Refused
from cungcau.kit.fields import reader_language


class Broken(Refused):
    """The change would break these rules; `faults` say which, each with the part of the form that can mend it."""

    def __init__(self, key: str, findings: Sequence[Finding], concepts: Sequence[Idea]) -> None:
        self.findings = findings
        self.faults = [fault(key, finding, concepts) for finding in findings]
        super().__init__(findings[0].code, " ".join(dict.fromkeys(words for _part, words in self.faults)))


def newly_broken(before: Sequence[Idea], after: Sequence[Idea]) -> list[Finding]:
    """What is wrong after the change and was not before."""
    found = validate(after)
    known = set(validate(before)) if found else set()
    return [finding for finding in found if finding not in known]


def changed(before: Iterable[Idea], *ideas: Idea) -> list[Idea]:
    """The concepts with these in the place of what they were, or at the end."""
    new = {idea.key: idea for idea in ideas}
    return [new.pop(idea.key, idea) for idea in before] + list(new.values())


def fault(key: str, finding: Finding, concepts: Sequence[Idea]) -> tuple[str, str]:
    """(part of the concept `key` where it is mended, the sentence); part "" is the whole. In the reader's language."""
    by_key = {idea.key: idea for idea in concepts}
    if finding.code == "duplicate":
        return _duplicate(key, finding, by_key)
    part = _part(finding, by_key)
    words = _sentence(finding, by_key)
    if finding.concept != key:
        return "", _("“%(name)s”: %(words)s") % {"name": _name(finding.concept, by_key), "words": words}
    return part, words


def _part(finding: Finding, concepts: dict[str, Idea]) -> str:
    """The part of the concept that the finding is about."""
    if finding.code in {"unknown_link", "link_kind", "both_links"}:
        return finding.detail.partition(":")[0]
    if finding.code in {"language", "itself"}:
        return finding.detail
    if finding.code == "label":
        return _holder(finding.detail, concepts[finding.concept])
    places = {"key": "key", "twice": "key", "kind": "kind", "field": "fields", "cycle": "broader", "useless": "solves",
              "unsolved": "solved_by"}  # fmt: skip
    return places[finding.code]


def _holder(label: str, idea: Idea) -> str:
    """Which part holds the label."""
    return next(part for part in ("vi", "en", "vi_also", "en_also") if label == getattr(idea, part) or label in _many(idea, part))


def _many(idea: Idea, part: str) -> tuple[str, ...]:
    value = getattr(idea, part)
    return value if isinstance(value, tuple) else ()


def _duplicate(key: str, finding: Finding, concepts: dict[str, Idea]) -> tuple[str, str]:
    """Told of the label, whichever of those that share it the engine names."""
    language, _colon, rest = finding.detail.partition(": ")
    label, _bracket, sharing = rest.rpartition(" (")
    keys = sharing.rstrip(")").split(", ")
    told = key if key in keys else finding.concept
    others = ", ".join(f"“{_name(other, concepts)}”" for other in keys if other != told)
    part = language if same_label(getattr(concepts[told], language)) == label else f"{language}_also"
    words = _("The label “%(label)s” belongs to %(others)s too. Choose another, or give both concepts a hint to tell them apart.")
    return part if told == key else "", words % {"label": label, "others": others}


def _sentence(finding: Finding, concepts: dict[str, Idea]) -> str:
    target = finding.detail.partition(": ")[2].partition(" (")[0]
    facts = {"name": _name(target, concepts), "detail": finding.detail, "most": LONGEST, "words": MOST_WORDS}
    if finding.code == "cycle":
        facts["detail"] = " → ".join(_name(step, concepts) for step in finding.detail.split(" > "))
    return _sentences()[finding.code] % facts


def _sentences() -> dict[str, str]:
    """One for each rule but the shared label; in the reader's language."""
    return {
        "key": _("A key is lower-case English words or digits joined by hyphens, for example heat-pump."),
        "kind": _("There is no such kind."),
        "language": _("A concept has a name in both languages."),
        "label": _("“%(detail)s” is too long: a label is what people type, at most %(most)s characters and %(words)s words."),
        "field": _("Name at least one field of science and technology."),
        "twice": _("There is a concept with this key already."),
        "unknown_link": _("There is no concept “%(name)s”."),
        "link_kind": _("“%(name)s” cannot stand here: only a problem is solved, and a problem solves none; nothing is used in a "
                       "problem or a property."),
        "itself": _("A concept is not linked to itself."),
        "both_links": _("“%(name)s” is a broader concept of this one already, so it is not related to it besides."),
        "cycle": _("The broader concepts lead in a circle: %(detail)s."),
        "useless": _("A technique solves a problem or is used in something; name at least one, here or at a broader concept."),
        "unsolved": _("Nothing solves this problem. Name at least one concept that does."),
    }  # fmt: skip


def _name(key: str, concepts: dict[str, Idea]) -> str:
    return str(getattr(concepts[key], reader_language())) if key in concepts else key
