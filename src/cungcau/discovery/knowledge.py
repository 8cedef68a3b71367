"""What the engine knows of language here: the shipped dictionary and the thesaurus as this point keeps it."""

from __future__ import annotations

from threading import Lock

from cungcau.engines.dictionary import shipped
from cungcau.engines.matching.knowledge import Knowledge
from cungcau.thesaurus.queries import Reading, reading


class _Held:
    last: tuple[Reading, Knowledge] | None = None  # one value, so that threads never see halves of two
    making = Lock()  # it takes seconds; who comes meanwhile waits instead of making another


_HELD = _Held()


def knowledge() -> Knowledge:
    """The same value until the thesaurus changes, so that who keeps it can tell by `is`."""
    now = reading()
    with _HELD.making:
        last = _HELD.last
        if last is None or last[0] is not now:
            last = _HELD.last = (now, Knowledge(shipped(), now.reader, now.loose, now.neighbourhood))
    return last[1]
