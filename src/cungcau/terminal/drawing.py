"""A drawing of what was measured, as SVG: one bar a collection with its interval, readable without colours."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape

if TYPE_CHECKING:
    from cungcau.engines.matching.evaluation import Quality

LEFT, WIDTH, STEP, TOP = 190, 480, 30, 34


def bars(rows: Sequence[tuple[str, Quality]]) -> str:
    """nDCG@10 of each collection on a scale from 0 to 1, the 95 % interval as a line."""
    height = TOP + STEP * len(rows) + 10
    size = f'viewBox="0 0 {LEFT + WIDTH + 80} {height}" font-family="sans-serif" font-size="13"'
    pieces = [
        f'<svg xmlns="http://www.w3.org/2000/svg" role="img" {size}>',
        '<title>nDCG@10</title><rect width="100%" height="100%" fill="#fff"/>',
    ]
    for tenth in range(0, 11, 2):
        x = LEFT + WIDTH * tenth / 10
        pieces.append(f'<path d="M{x:.1f} 24V{height - 6}" stroke="#d5dbd6"/>')
        pieces.append(f'<text x="{x:.1f}" y="18" text-anchor="middle" fill="#4a574e">{tenth / 10:.1f}</text>')
    for at, (name, found) in enumerate(rows):
        y = TOP + STEP * at
        low, high = LEFT + WIDTH * found.low, LEFT + WIDTH * found.high
        pieces.append(f'<text x="{LEFT - 10}" y="{y + 13}" text-anchor="end">{escape(name)}</text>')
        pieces.append(f'<rect x="{LEFT}" y="{y}" width="{WIDTH * found.ndcg:.1f}" height="18" fill="#2f6f5e"/>')
        pieces.append(f'<path d="M{low:.1f} {y + 9}H{high:.1f}M{low:.1f} {y + 4}v10M{high:.1f} {y + 4}v10" stroke="#111"/>')
        pieces.append(f'<text x="{LEFT + WIDTH + 12}" y="{y + 13}">{found.ndcg:.4f}</text>')
    return "\n".join((*pieces, "</svg>\n"))
