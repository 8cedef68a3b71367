"""What the commands of an operator say, in the language of the person at the terminal. It speaks before Django does.

The words are in the catalogue of this folder. A process that no command line began, such as a web server's own, is told
nothing and speaks English.
"""

from __future__ import annotations

import gettext as gettext_module
from argparse import ArgumentParser
from datetime import datetime
from pathlib import Path

from cungcau.terminal import language as shells

LOCALE = Path(__file__).parent / "locale"
MOMENTS = {"vi": "%d/%m/%Y %H:%M", "en": "%Y-%m-%d %H:%M"}


class _Spoken:
    """The language in use and its catalogue; one for the process, as with every gettext."""

    language = "en"
    words: gettext_module.NullTranslations = gettext_module.NullTranslations()


def add_option(parser: ArgumentParser) -> None:
    """`--lang`, as `match` has it."""
    words = gettext("language of what is told here (else the shell's, else vi)")
    parser.add_argument("--lang", choices=shells.LANGUAGES, help=words)


def use(language: str) -> None:
    """Speak `language` from now on. Django is left alone: what is written down must not hang on who looks on."""
    shells.compile_missing([LOCALE])
    _Spoken.language = language
    _Spoken.words = gettext_module.translation("django", str(LOCALE), [language], fallback=True)


def current() -> str:
    """The language in use."""
    return _Spoken.language


def gettext(message: str) -> str:
    """A message of this room in the language in use."""
    return _Spoken.words.gettext(message) if message else ""


def gettext_noop(message: str) -> str:
    """Marks a message that is translated when it is spoken."""
    return message


def pgettext(context: str, message: str) -> str:
    """A message that means something else elsewhere."""
    return _Spoken.words.pgettext(context, message)


def ngettext(one: str, many: str, number: int) -> str:
    """A message that counts."""
    return _Spoken.words.ngettext(one, many, number)


def number(value: float, decimals: int = 0) -> str:
    """1.234,5 in Vietnamese, 1,234.5 in English."""
    english = f"{value:,.{decimals}f}"
    return english.translate(str.maketrans(",.", ".,")) if current() == "vi" else english


def moment(at: datetime) -> str:
    """Day and minute."""
    return at.strftime(MOMENTS[current()])


_ = gettext_noop
# Why the system says no: its own sentences, which the C library has in English. Those a newcomer meets are in the catalogue.
SYSTEMS = (
    _("No such file or directory"),
    _("Permission denied"),
    _("Operation not permitted"),
    _("Not a directory"),
    _("Is a directory"),
    _("File exists"),
    _("File name too long"),
    _("No space left on device"),
    _("Disk quota exceeded"),
    _("Read-only file system"),
    _("Input/output error"),
    _("Cannot assign requested address"),
    _("Name or service not known"),
    _("Temporary failure in name resolution"),
)


def cause_of(error: Exception) -> str:
    """Why the system says no; of a fault that it did not name, the fault's own words."""
    words = getattr(error, "strerror", None)
    return gettext(words) if words else " ".join(str(error).split())


def reason_of(error: Exception) -> str:
    """The same, after the file it is about."""
    name = getattr(error, "filename", None)
    return f"{name}: {cause_of(error)}" if name else cause_of(error)
