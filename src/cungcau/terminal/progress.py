"""A progress bar where somebody watches; a line now and then where nobody does."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from tqdm import tqdm

Told = Callable[[int], None]


class Progress:
    """Bars on standard error. Short work shows none."""

    def __init__(self) -> None:
        watched = sys.stderr.isatty()
        self._delay, self._interval = (0.5, 0.1) if watched else (20.0, 20.0)

    @contextmanager
    def counting(self, what: str) -> Iterator[Told]:
        """A bar whose end is not known."""
        with self.bar(what, None) as told:
            yield told

    @contextmanager
    def bar(self, what: str, total: int | None) -> Iterator[Told]:
        with tqdm(
            desc=what,
            total=total,
            file=sys.stderr,
            delay=self._delay,
            mininterval=self._interval,
            leave=False,
            dynamic_ncols=True,
        ) as bar:

            def told(count: int) -> None:
                bar.update(count)

            yield told
