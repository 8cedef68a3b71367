"""Geometry of the drawings that pages show. Only numbers here; the SVG is in templates/ui.

Coordinates are texts with a point, ready for an attribute: a template would print 12.5 as "12,5"
to a Vietnamese reader, which is a wrong number in SVG.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import pi

ARCH_WIDTH = 720.0
DECK = 94.0
CROWN = 8.0


def number(value: float) -> str:
    """A coordinate: at most one decimal, always with a point."""
    return f"{value:.1f}".removesuffix(".0")


@dataclass(frozen=True)
class Line:
    x: str
    top: str


@dataclass(frozen=True)
class Gauge:
    x: str
    dash: str


@dataclass(frozen=True)
class Arch:
    points: str
    hangers: tuple[Line, ...]
    gauges: tuple[Gauge, ...]


def dash(ratio: float, radius: float, dotted: bool = False) -> str:
    """Dash pattern that fills `ratio` (0–1) of a circle; dotted marks what is not settled."""
    whole = 2 * pi * radius
    filled = min(max(ratio, 0.0), 1.0) * whole
    if not dotted:
        return f"{number(filled)} {number(whole + 1)}"
    pieces = "5 3.6 " * int(filled // 8.6)
    return f"{pieces}0 {number(whole + 1)}"


def arch(ratios: Sequence[float], dotted: Sequence[bool], radius: float = 27.0) -> Arch:
    """One arch over equal gauges. The arch is only structure: values are in the gauges alone."""
    step = ARCH_WIDTH / max(len(ratios), 1)
    gauges = tuple(
        Gauge(number(step * (place + 0.5)), dash(ratio, radius, gap))
        for place, (ratio, gap) in enumerate(zip(ratios, dotted, strict=True))
    )
    hangers = tuple(Line(number(x), number(_arch_y(x))) for x in _steps(30, ARCH_WIDTH - 30, 30))
    return Arch(_points(0, ARCH_WIDTH, 15, _arch_y), hangers, gauges)


def _arch_y(x: float) -> float:
    half = ARCH_WIDTH / 2
    return DECK - (DECK - CROWN) * (1 - ((x - half) / half) ** 2)


def _steps(start: float, end: float, step: float) -> list[float]:
    return [start + step * index for index in range(int((end - start) / step) + 1)]


def _points(start: float, end: float, step: float, y) -> str:  # type: ignore[no-untyped-def]
    return " ".join(f"{number(x)},{number(y(x))}" for x in _steps(start, end, step))


@dataclass(frozen=True)
class HeroArch:
    """The large arch behind the home page's title: one strong line and three echoes above it."""

    lines: tuple[tuple[str, str, str], ...]
    hangers: tuple[Line, ...]


def hero_arch() -> HeroArch:
    lines = tuple(
        (_points(8, 632, 10.4, lambda x, lift=lift: _hero_y(x) - lift), width, opacity)
        for lift, width, opacity in (
            (0, "5", ".6"),
            (18, "1.5", ".35"),
            (34, "1.5", ".22"),
            (50, "1.5", ".12"),
        )
    )
    return HeroArch(lines, tuple(Line(number(x), number(_hero_y(x))) for x in _steps(42.7, 600, 34.66)))


def _hero_y(x: float) -> float:
    return 392 - 308 * (1 - ((x - 320) / 312) ** 2)


@dataclass(frozen=True)
class Plot:
    """One zone on the plan: a rectangle with rounded corners, in a frame of 340 × 300."""

    x: int
    y: int
    width: int
    height: int


# A schematic plan, not a survey: seven zones round a lake, as in the decision of the park's plan.
PLOTS: tuple[Plot, ...] = (
    Plot(118, 8, 104, 62),
    Plot(8, 8, 102, 88),
    Plot(230, 8, 102, 88),
    Plot(8, 104, 102, 76),
    Plot(230, 104, 102, 76),
    Plot(8, 188, 156, 56),
    Plot(172, 188, 160, 56),
)


@dataclass(frozen=True)
class Column:
    """One column of a column chart, in a frame of COLUMNS_WIDTH × COLUMNS_HEIGHT."""

    x: str
    y: str
    width: str
    height: str
    middle: str


COLUMNS_WIDTH = 720.0
COLUMNS_HEIGHT = 140.0


def columns(values: Sequence[float], below: Sequence[float], *, most: float, widest: float = 48.0) -> list[Column]:
    """A column a value, standing on what is `below` it; the highest pile (`most`) fills the frame."""
    step = COLUMNS_WIDTH / max(len(values), 1)
    width, scale = min(step * 0.7, widest), COLUMNS_HEIGHT / max(most, 1)
    found = []
    for place, (value, under) in enumerate(zip(values, below, strict=True)):
        middle = step * (place + 0.5)
        top = COLUMNS_HEIGHT - (value + under) * scale
        found.append(Column(number(middle - width / 2), number(top), number(width), number(value * scale), number(middle)))
    return found
