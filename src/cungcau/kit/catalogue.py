"""The Vietnamese catalogues of the rooms: compiled, checked for gaps, prepared for new words.

``python -m cungcau.kit.catalogue compile|check|update``. Message ids are English, so English needs no catalogue.
No gettext programs are needed: Django turns templates into code and babel reads code and catalogues.
"""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from io import BytesIO
from pathlib import Path

PACKAGE = Path(__file__).resolve().parent.parent
FILE = Path("locale/vi/LC_MESSAGES/django.po")
# Folders whose words another folder's catalogue carries, because they are no Django apps of their own.
CARRIED = {"kit": "kit/ui", "trail": "config", "jobs": "config", "engines": "config"}
KEYWORDS = ("_", "N_", "gettext", "gettext_lazy", "gettext_noop")
PLURAL_KEYWORDS = ("ngettext", "ngettext_lazy")
CONTEXT_KEYWORDS = ("pgettext", "pgettext_lazy")
# It reads its own catalogue first, so that it needs no database; its words do not meet the others'.
APART = {"terminal"}
# Its commands speak before Django does, from its own catalogue alone: it borrows no word, but lends its own.
BORROWS_NOTHING = {"config"}
PLACEHOLDER = re.compile(r"%\((\w+)\)[sd]|(?<!\{)\{(\w+)[^{}]*\}(?!\})")
# A note over an entry that no line of code names literally: "# kept: why".
KEPT = "kept:"

Key = tuple[str, str]  # (context, English singular)


@dataclass
class Entry:
    """What a catalogue says for a message: its Vietnamese ("" when empty), and whether it counts."""

    text: str
    plural: str = ""
    fuzzy: bool = False
    kept: bool = False

    @property
    def is_said(self) -> bool:
        return bool(self.text) and not self.fuzzy


@dataclass
class Use:
    """A message as the source has it, and the places where."""

    plural: str = ""
    places: list[str] = field(default_factory=list)


def catalogues() -> list[Path]:
    """Every room's Vietnamese catalogue."""
    return sorted(PACKAGE.glob(f"*/{FILE}")) + sorted(PACKAGE.glob(f"*/*/{FILE}"))


def compile_all() -> int:
    """Compile the catalogues that are newer than what was compiled of them; how many."""
    old = [path for path in catalogues() if not _is_compiled(path)]
    for path in old:
        _compile(path)
    return len(old)


def _is_compiled(path: Path) -> bool:
    compiled = path.with_suffix(".mo")
    return compiled.exists() and compiled.stat().st_mtime >= path.stat().st_mtime


def _compile(path: Path) -> None:
    from babel.messages.mofile import write_mo  # slow
    from babel.messages.pofile import read_po  # slow

    with path.open("rb") as source:
        catalogue = read_po(source, locale="vi", abort_invalid=True)
    ready = path.with_suffix(".mo.part")
    with ready.open("wb") as target:
        write_mo(target, catalogue)
    ready.replace(path.with_suffix(".mo"))


def entries(path: Path) -> dict[Key, Entry]:
    """What a catalogue file says; empty where there is no such file."""
    from babel.messages.pofile import read_po  # slow

    if not path.exists():
        return {}
    with path.open("rb") as source:
        catalogue = read_po(source, locale="vi")
    found = {}
    for message in catalogue:
        if not message.id:
            continue
        singular, plural = message.id if isinstance(message.id, tuple) else (message.id, "")
        text = message.string[0] if isinstance(message.string, tuple | list) else message.string
        kept = any(KEPT in note for note in message.user_comments)
        found[message.context or "", str(singular)] = Entry(str(text), str(plural), message.fuzzy, kept)
    return found


def uses(folder: Path) -> dict[Key, Use]:
    """The messages that the Python files and templates under a folder name."""
    found: dict[Key, Use] = {}
    for path in sorted(folder.rglob("*")):
        if "templates" in path.parts and path.suffix in {".html", ".txt"}:
            code = _as_code(path)
        elif path.suffix == ".py":
            code = path.read_bytes()
        else:
            continue
        for line, key, plural in _messages(code):
            use = found.setdefault(key, Use())
            use.plural = use.plural or plural
            use.places.append(f"{path.relative_to(PACKAGE)}:{line}")
    return found


def _as_code(path: Path) -> bytes:
    from django.utils.translation.template import templatize  # slow

    code: str = templatize(path.read_text(encoding="utf-8"), str(path))
    # Blanked-out markup keeps its indentation, which means nothing to Python.
    return "\n".join(line.lstrip() for line in code.split("\n")).encode()


def _messages(code: bytes) -> Iterator[tuple[int, Key, str]]:
    from babel.messages.extract import extract  # slow

    keywords = {
        **dict.fromkeys(KEYWORDS, None),
        **dict.fromkeys(PLURAL_KEYWORDS, (1, 2)),
        **dict.fromkeys(CONTEXT_KEYWORDS, ((1, "c"), 2)),
        "npgettext": ((1, "c"), 2, 3),
    }
    for line, words, _, context in extract("python", BytesIO(code), keywords=keywords):
        singular, plural = words[:2] if isinstance(words, tuple) else (words, "")
        if singular:
            yield line, (context or "", singular), plural


@dataclass(frozen=True)
class Finding:
    """One thing to mend: which catalogue, what is wrong with which message, and where it is used."""

    room: str
    fault: str
    message: str
    place: str = ""

    def __str__(self) -> str:
        return f"{self.room}: {self.fault}: {self.message!r}" + (f" ({self.place})" if self.place else "")


def rooms() -> dict[str, Path]:
    """Each room with the catalogue that carries its words (it may not exist yet)."""
    folders = [path for path in sorted(PACKAGE.iterdir()) if (path / "__init__.py").exists()]
    return {folder.name: PACKAGE / CARRIED.get(folder.name, folder.name) / FILE for folder in folders}


def findings() -> list[Finding]:
    """Every gap of the Vietnamese catalogues: missing, empty, fuzzy, unused, contradicting, with wrong placeholders."""
    said = {path: entries(path) for path in {*rooms().values(), *catalogues()}}
    lent = _said_by_django()
    used_of: dict[Path, dict[Key, Use]] = {}
    for room, path in rooms().items():
        used_of.setdefault(path, {}).update(uses(PACKAGE / room))
    lends = {path: known for path, known in said.items() if path.parents[3].name not in APART}
    found = []
    for path, used in used_of.items():
        room = str(path.relative_to(PACKAGE)).removesuffix(f"/{FILE}")
        others = {key for other, known in lends.items() if other != path for key, one in known.items() if one.is_said}
        found += list(_gaps(room, used, said[path], set() if room in BORROWS_NOTHING else others | lent))
        found += list(_faults(room, said[path], used, lent | _asked_of_django() if room == "config" else set()))
    return found + list(_contradictions(said))


def _gaps(room: str, used: dict[Key, Use], own: dict[Key, Entry], elsewhere: set[Key]) -> Iterator[Finding]:
    for key, use in used.items():
        entry = own.get(key)
        if entry is None and key not in elsewhere:
            yield Finding(room, "missing", key[1], use.places[0])
        elif entry is not None and not entry.is_said:
            yield Finding(room, "fuzzy" if entry.text else "empty", key[1], use.places[0])


def _faults(room: str, own: dict[Key, Entry], used: dict[Key, Use], asked_elsewhere: set[Key]) -> Iterator[Finding]:
    for key, entry in own.items():
        if key not in used and not entry.kept and key not in asked_elsewhere:
            yield Finding(room, "unused", key[1])
        wanted = _placeholders(entry.plural or key[1]) if entry.text else set()
        allowed = wanted | _placeholders(key[1])
        there = _placeholders(entry.text)
        if entry.text and not (wanted <= there <= allowed):
            yield Finding(room, "placeholders differ", key[1])


def _placeholders(text: str) -> set[str]:
    return {first or second for first, second in PLACEHOLDER.findall(text)}


def _contradictions(said: dict[Path, dict[Key, Entry]]) -> Iterator[Finding]:
    """The same English said differently in two rooms: Django would silently use one of them everywhere."""
    first: dict[Key, tuple[str, str]] = {}
    for path, known in sorted(said.items()):
        room = str(path.relative_to(PACKAGE)).removesuffix(f"/{FILE}")
        for key, entry in known.items():
            if not entry.is_said or room in APART:
                continue
            other, text = first.setdefault(key, (room, entry.text))
            if text != entry.text:
                yield Finding(room, f"also said in {other}, differently", key[1], f"{entry.text} / {text}")


# What of Django a visitor can meet: messages of forms, fields, passwords; words of times and sizes.
MET = ("core/validators.py", "db/models/", "forms/", "template/defaultfilters.py", "utils/timesince.py", "password_validation.py")


def _django_catalogues() -> list[tuple[Path, Path]]:
    """(all messages, Vietnamese) of Django's own parts that the house uses."""
    import django  # slow

    home = Path(django.__file__).parent
    return [
        (folder / "en/LC_MESSAGES/django.po", folder / "vi/LC_MESSAGES/django.po")
        for folder in (home / "conf/locale", home / "contrib/auth/locale")
    ]


def _said_by_django() -> set[Key]:
    return {key for _, path in _django_catalogues() for key, entry in entries(path).items() if entry.is_said}


def _asked_of_django() -> set[Key]:
    """Django's messages that a visitor can meet."""
    from babel.messages.pofile import read_po  # slow

    asked = set()
    for path, _ in _django_catalogues():
        with path.open("rb") as source:
            for message in read_po(source):
                if any(part in place for place, _ in message.locations for part in MET):
                    singular = message.id[0] if isinstance(message.id, tuple) else message.id
                    asked.add((message.context or "", str(singular)))
    return asked


def unsaid_by_django() -> set[Key]:
    """Django's messages a visitor can meet for which it has no Vietnamese; the catalogue of config says them."""
    return _asked_of_django() - _said_by_django()


def update() -> int:
    """Append an empty entry for each missing message to its catalogue; how many."""
    added = 0
    known = {key for path in catalogues() if path.parents[3].name not in APART for key in entries(path)} | _said_by_django()
    for room, path in rooms().items():
        alone = CARRIED.get(room, room) in BORROWS_NOTHING
        own = entries(path) if alone or room in APART else {}
        there = own.keys() if alone else known | own.keys()
        fresh = {key: use for key, use in uses(PACKAGE / room).items() if key not in there}
        known |= set(fresh)
        added += len(fresh)
        if fresh:
            _append(path, fresh)
    return added


def _append(path: Path, fresh: dict[Key, Use]) -> None:
    from babel.messages.pofile import normalize  # slow

    path.parent.mkdir(parents=True, exist_ok=True)
    lines = [] if path.exists() else [HEADER]
    for (context, singular), use in fresh.items():
        lines.append(f"\n#: {use.places[0]}\n")
        lines.append(f"msgctxt {normalize(context)}\n" if context else "")
        lines.append(f"msgid {normalize(singular)}\n")
        lines.append(f'msgid_plural {normalize(use.plural)}\nmsgstr[0] ""\n' if use.plural else 'msgstr ""\n')
    with path.open("a", encoding="utf-8") as target:
        target.write("".join(lines))


HEADER = """msgid ""
msgstr ""
"Language: vi\\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=UTF-8\\n"
"Content-Transfer-Encoding: 8bit\\n"
"Plural-Forms: nplurals=1; plural=0;\\n"
"""


def _check() -> int:
    found = findings()
    unsaid = [key for key in unsaid_by_django() if not entries(PACKAGE / "config" / FILE).get(key, Entry("")).is_said]
    for finding in [*found, *(Finding("config", "not said by Django", message) for _, message in sorted(unsaid))]:
        print(finding)
    return 1 if found or unsaid else 0


def main(words: list[str] | None = None) -> int:
    """Run one of the three commands; `check` answers 1 when there is something to mend."""
    parser = argparse.ArgumentParser(prog="python -m cungcau.kit.catalogue", description=__doc__)
    parser.add_argument("command", choices=["compile", "check", "update"])
    command = parser.parse_args(words).command
    if command == "compile":
        compile_all()
        return 0
    if command == "update":
        print(f"{update()} entries added")
        return 0
    return _check()


if __name__ == "__main__":
    sys.exit(main())
