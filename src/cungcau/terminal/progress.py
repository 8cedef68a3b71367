"""A progress bar where somebody watches; a line now and then where nobody does."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from tqdm import tqdm

Told = Callable[[int], None]


class Bar:
    """One bar on standard error."""

    def __init__(self, bar: tqdm[Any]) -> None:
        self._bar = bar

    def reach(self, done: int) -> None:
        """So many are done."""
        self._bar.update(done - self._bar.n)

    def add(self, count: int) -> None:
        """So many more are done."""
        self._bar.update(count)

    def close(self) -> None:
        self._bar.close()


class Progress:
    """Bars on standard error. Short work shows none."""

    def __init__(self) -> None:
        watched = sys.stderr.isatty()
        # A terminal that does not know its size says 0; tqdm would then show nothing.
        self._columns, self._rows = shutil.get_terminal_size()
        self._delay, self._interval = (0.5, 0.1) if watched else (20.0, 20.0)

    def begin(self, what: str, total: int | None = None) -> Bar:
        """A new bar; without `total` its end is not known."""
        bar: tqdm[Any] = tqdm(
            desc=what,
            total=total,
            file=sys.stderr,
            delay=self._delay,
            mininterval=self._interval,
            leave=False,
            ncols=self._columns,
            nrows=self._rows,
        )
        return Bar(bar)

    @contextmanager
    def counting(self, what: str) -> Iterator[Told]:
        """A bar that counts while the body runs."""
        bar = self.begin(what)
        try:
            yield bar.add
        finally:
            bar.close()
