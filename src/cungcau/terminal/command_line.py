"""What the command line itself says, before a verb is at work: argparse's sentences, and words that are no verb.

argparse asks the process's own text domain for its sentences. While a parser is built and reads the command line, that
domain is the catalogue of this face, in the language that `--lang` names, else in the shell's, else in Vietnamese. So
`add_arguments` of this face asks the standard `gettext` for what the help says; nothing of Django is needed.
"""

from __future__ import annotations

import gettext
import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from gettext import NullTranslations

from cungcau.terminal import language

_ = NullTranslations().gettext

DOMAIN, VARIABLE = "django", "LANGUAGE"
# argparse's own messages; they stand here so that the catalogue knows them.
_SENTENCES = (
    _("usage: "),
    _("positional arguments"),
    _("options"),
    _("show this help message and exit"),
    _("%(prog)s: error: %(message)s\n"),
    _("argument %(argument_name)s: %(message)s"),
    _("the following arguments are required: %s"),
    _("unrecognized arguments: %s"),
    _("invalid choice: %(value)r (choose from %(choices)s)"),
    _("invalid %(type)s value: %(value)r"),
    _("expected one argument"),
    _("expected at least one argument"),
    _("ignored explicit argument %r"),
    _("not allowed with argument %s"),
    _("ambiguous option: %(option)s could match %(matches)s"),
)
HELP = _("`./run --help` (installed: `cungcau --help`) lists what there is.")


def asked_language(words: Sequence[str]) -> str:
    """The language that the words of a command line ask for, before anybody has read them."""
    for word, following in zip(words, [*words[1:], ""], strict=True):
        name, _sign, value = word.partition("=")
        if name == "--lang" and (value or following) in language.LANGUAGES:
            return value or following
    return language.language_of_environment()


@contextmanager
def spoken(tongue: str) -> Iterator[None]:
    """In the body argparse, and the standard gettext, speak this language."""
    language.compile_missing()
    domain, before = gettext.textdomain(), os.environ.get(VARIABLE)
    gettext.bindtextdomain(DOMAIN, str(language.LOCALES[0]))
    gettext.textdomain(DOMAIN)
    os.environ[VARIABLE] = tongue
    try:
        yield
    finally:
        gettext.textdomain(domain)
        if before is None:
            del os.environ[VARIABLE]
        else:
            os.environ[VARIABLE] = before


def no_option(word: str, tongue: str) -> str:
    """There are no options before the verb."""
    return _said(tongue, _("there is no option {word} before the verb."), word=word)


def no_verb(word: str, near: str, tongue: str) -> str:
    """A word that is no verb, and the one that may have been meant ("" for none)."""
    if near:
        return _said(tongue, _("there is no verb “{word}”; did you mean “{near}”?"), word=word, near=near)
    return _said(tongue, _("there is no verb “{word}”."), word=word)


def _said(tongue: str, message: str, **facts: str) -> str:
    with spoken(tongue):
        return f"{gettext.gettext(message).format(**facts)} {gettext.gettext(HELP)}"
