"""Text typed for the old TCVN3 (ABC, .VnTime) and VNI fonts, turned into Unicode and told."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from itertools import chain, islice

from cungcau.engines.common.legacy import from_tcvn3, from_vni, looks_tcvn3, looks_vni
from cungcau.kit.tables.model import Fault, Row, Table

SAMPLE = 300
# Letters that only Vietnamese Unicode has: text that holds one was not typed for an old font.
UNICODE_VIETNAMESE = re.compile("[ăđơưĂĐƠƯẠ-ỹ]")


def converted(rows: Iterator[Row], table: Table) -> Iterator[Row]:
    """The rows, with text of old fonts converted where the first rows show such text."""
    sample = list(islice(rows, SAMPLE))
    convert, name = _conversion(sample)
    rows = chain(sample, rows)
    if convert is None:
        yield from rows
        return
    table.faults.append(Fault("encoding_converted", {"encoding": name}))
    for row in rows:
        texts = {position: cell for position, cell in row.cells.items() if isinstance(cell, str)}
        # Old text pasted into a Unicode template: beside Unicode a cell has to look old by itself ("Mã" does not).
        is_mixed = any(UNICODE_VIETNAMESE.search(text) for text in texts.values())
        old = (position for position, text in texts.items() if _is_old(text) and (not is_mixed or _looks_old(text)))
        row.cells |= {position: convert(texts[position]) for position in old}
        yield row


def _is_old(text: str) -> bool:
    return not text.isascii() and not UNICODE_VIETNAMESE.search(text)


def _looks_old(text: str) -> bool:
    return looks_tcvn3(text) or looks_vni(text)


def _conversion(rows: list[Row]) -> tuple[Callable[[str], str] | None, str]:
    old = [cell for row in rows for cell in row.cells.values() if isinstance(cell, str) and _is_old(cell)]
    text = "\n".join(old)
    if not text:
        return None, ""
    if looks_tcvn3(text):
        return from_tcvn3, "TCVN3"
    if looks_vni(text):
        return from_vni, "VNI"
    return None, ""
