"""Codes that a phone reads (QR): an address as a drawing."""

from __future__ import annotations

from io import BytesIO

import segno

# A quarter of it may be smudged; four modules of white around it, as the standard asks.
CORRECTION, BORDER = "q", 4


def code_svg(text: str) -> bytes:
    """As wide as the page makes it."""
    out = BytesIO()
    segno.make(text, error=CORRECTION, micro=False).save(
        out, kind="svg", border=BORDER, omitsize=True, xmldecl=True, light="white", title=text
    )
    return out.getvalue()


def code_png(text: str, scale: int = 16) -> bytes:
    """Large enough for print: `scale` pixels a module."""
    out = BytesIO()
    segno.make(text, error=CORRECTION, micro=False).save(out, kind="png", border=BORDER, scale=scale)
    return out.getvalue()
