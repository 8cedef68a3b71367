"""The language of one run: the face's own words by gettext, the reasons' by Django's, without a database."""

from __future__ import annotations

import gettext as gettext_module
import os
from collections.abc import Iterable
from pathlib import Path

LANGUAGES = ("vi", "en")
DEFAULT = "vi"
HERE = Path(__file__).parent
# This face's own; the reasons', which Django speaks; the sentences of kit.tables and those of files and their rows.
LOCALES = tuple(HERE.parent / room / "locale" for room in ("terminal", "discovery", "kit/ui", "exchange"))
ENVIRONMENT = ("LC_ALL", "LC_MESSAGES", "LANG")


class _Spoken:
    """The language in use and its catalogue; one for the process, as with every gettext."""

    language = DEFAULT
    words: gettext_module.NullTranslations = gettext_module.NullTranslations()


def language_of_environment() -> str:
    """The language of the person's shell where it is one of ours, else Vietnamese."""
    setting = next((os.environ[name] for name in ENVIRONMENT if os.environ.get(name)), "")
    language = setting[:2].lower()
    return language if language in LANGUAGES else DEFAULT


def use(language: str) -> None:
    """Speak `language` from now on."""
    _Spoken.language = language
    compile_missing()
    _Spoken.words = gettext_module.translation("django", str(LOCALES[0]), [language], fallback=True)
    for folder in LOCALES[2:]:
        _Spoken.words.add_fallback(gettext_module.translation("django", str(folder), [language], fallback=True))
    _prepare_django()
    from django.utils import translation  # needs settings

    translation.activate(language)


def current() -> str:
    """The language in use."""
    return _Spoken.language


def gettext(message: str) -> str:
    """A message of this face in the language in use; else one that a room says, where the rooms are there."""
    if not message:
        return ""
    from django.utils.translation import gettext as of_rooms  # needs settings

    said = _Spoken.words.gettext(message)
    return of_rooms(message) if said == message and _Spoken.language != "en" else said


def ngettext(one: str, many: str, number: int) -> str:
    """A message that counts."""
    return _Spoken.words.ngettext(one, many, number)


def number_text(number: float) -> str:
    """1.234 in Vietnamese, 1,234 in English."""
    from cungcau.discovery.reasons import number_text as in_language  # needs settings

    return in_language(number)


def _prepare_django() -> None:
    """Settings that hold nothing but languages: the whole site is slow to start and wants a database."""
    from django.apps import apps
    from django.conf import settings

    if not settings.configured:
        settings.configure(
            USE_I18N=True,
            LANGUAGE_CODE=DEFAULT,
            LANGUAGES=[(code, code) for code in LANGUAGES],
            LOCALE_PATHS=[str(LOCALES[1])],
            INSTALLED_APPS=[],
            LOGGING_CONFIG=None,
        )
        apps.populate(())  # what django.setup() does, without its web half


def compile_missing(locales: Iterable[Path] = LOCALES) -> None:
    """In a bare clone the catalogues are not compiled yet; a run should speak all the same."""
    for locale in locales:
        for source in locale.glob("*/LC_MESSAGES/django.po"):
            compiled = source.with_suffix(".mo")
            if not compiled.exists() or compiled.stat().st_mtime < source.stat().st_mtime:
                _compile(source, compiled)


def _compile(source: Path, compiled: Path) -> None:
    from babel.messages.mofile import write_mo  # slow
    from babel.messages.pofile import read_po

    with source.open("rb") as file:
        catalogue = read_po(file)
    part = compiled.with_name(f".{compiled.name}.{os.getpid()}")
    try:
        with part.open("wb") as file:
            write_mo(file, catalogue)
        part.replace(compiled)
    except OSError:
        part.unlink(missing_ok=True)  # a folder that may not be written: English it is
