"""The refusal of one row."""

from __future__ import annotations

from cungcau.listings.columns import Trouble


class Unfit(Exception):
    """The row cannot become a listing; `trouble` says why."""

    def __init__(self, trouble: Trouble) -> None:
        super().__init__(trouble.code)
        self.trouble = trouble
