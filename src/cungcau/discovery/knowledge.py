"""What the engine knows of language here: the shipped dictionary and the thesaurus as this point keeps it."""

from __future__ import annotations

from cungcau.engines.dictionary import shipped
from cungcau.engines.matching.knowledge import Knowledge
from cungcau.engines.thesaurus import Loose
from cungcau.thesaurus.queries import Reading, reading


class _Held:
    reading: Reading | None = None
    knowledge: Knowledge | None = None


_HELD = _Held()


def knowledge() -> Knowledge:
    """The same value until the thesaurus changes, so that who keeps it can tell by `is`."""
    now = reading()
    if _HELD.knowledge is None or _HELD.reading is not now:
        made = Knowledge(shipped(), now.reader, Loose(now.thesaurus), now.neighbourhood)
        _HELD.reading, _HELD.knowledge = now, made
        return made
    return _HELD.knowledge
