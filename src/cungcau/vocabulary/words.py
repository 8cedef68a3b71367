"""Names of editions and notes on sources, in the reader's language. The tables keep them as they were shipped."""

from __future__ import annotations

import re
from typing import Any

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

# An edition whose name is not that of a published one says what it is.
EDITIONS: dict[str, Any] = {"memory-2025": _("written from memory in 2025, not compared with WIPO's list")}
# Sources that an import has put together: how to know one, and how to say it.
COMPOSED = (
    (re.compile(r"(?P<list>.+); annex as imported from (?P<file>.+)"), _("%(list)s; annex as imported from %(file)s")),
    (
        re.compile(r"WIPO, IPC (?P<version>.+), English title list; Vietnamese names ours"),
        _("WIPO, IPC %(version)s, English title list; Vietnamese names ours"),
    ),
)


def edition_words(version: str) -> Any:
    """What an edition is called for people: its published name, or what it is where it has none."""
    return EDITIONS.get(version, version)


def source_words(source: str) -> str:
    """A source as the reader reads it; one that nobody has translated stays as it was written."""
    if source == "own":
        return gettext("our own list")
    for form, words in COMPOSED:
        found = form.fullmatch(source)
        if found:
            return str(words) % {name: source_words(part) for name, part in found.groupdict().items()}
    return gettext(source) if source else ""
