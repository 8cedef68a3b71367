"""One good and one poor example for every field of a listing's form: `examples.toml`."""

from __future__ import annotations

from cungcau.kit.longform import examples


class Examples(examples.Examples):
    """The examples of one kind of listing by field, told in the language of whoever reads the page."""

    def __init__(self, kind: str) -> None:
        super().__init__("cungcau.listings", "both", kind)
