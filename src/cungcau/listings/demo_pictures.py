"""Pictures for the demo park: plain drawings of a line with so many stages. They are attached as people attach theirs."""

from __future__ import annotations

import io

from PIL import Image, ImageDraw

SIZE = (1200, 800)
PAPER, INK = (250, 250, 246), (60, 76, 86)
DIRTY, CLEAN = (150, 80, 40), (120, 190, 220)


def a_line(stages: int) -> bytes:
    """What goes in on the left becomes what comes out on the right, a stage at a time; as PNG."""
    picture = Image.new("RGB", SIZE, PAPER)
    pen = ImageDraw.Draw(picture)
    step, top, bottom = SIZE[0] // (stages + 1), 240, 600
    for number in range(stages):
        left = step // 2 + number * step
        share = number / max(stages - 1, 1)
        fill = tuple(round(dirty + (clean - dirty) * share) for dirty, clean in zip(DIRTY, CLEAN, strict=True))
        pen.rounded_rectangle((left, top, left + step * 2 // 3, bottom), radius=24, fill=fill, outline=INK, width=6)
        tip = left + step - 12
        pen.line((left + step * 2 // 3 + 8, 420, tip, 420), fill=INK, width=8)
        pen.polygon([(tip, 420), (tip - 24, 404), (tip - 24, 436)], fill=INK)
    out = io.BytesIO()
    picture.save(out, "PNG")
    return out.getvalue()
