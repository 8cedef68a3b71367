"""What the table of components is written with: props that many share, and three ways to declare."""

from __future__ import annotations

from cungcau.kit.ui.icons import LINES
from cungcau.kit.ui.nodes import BELOW, REQUIRED, Component, Prepare, Prop, Render

ICONS = ("", *LINES)
KINDS = ("", "need", "offer", "expert", "organisation", "event", "zone")
TONES = ("neutral", "info", "good", "warn", "bad", "need", "offer", "bridge")
STATUSES = ("done", "current", "todo", "failed")

TITLE = Prop("Heading text; left out, no heading is drawn.")
LEVEL = Prop("Heading level; left out, one below the heading around it.", BELOW)
ID = Prop("HTML id, for links and htmx targets.")
HREF = Prop("Where it leads.")
KIND = Prop("Whose it is; draws the disc, the diamond or another sign.", "", KINDS)
KIND_NEEDED = Prop("Whose it is.", REQUIRED, KINDS)
TONE = Prop("How serious.", "info", ("info", "good", "warn", "bad"))
WIDE = Prop("True: folded on a phone alone; a wide page shows it without a line to press.", False)
LABEL = Prop("The words shown.", REQUIRED)
NAME = Prop("What a screen reader calls it.", "")


def block(name: str, about: str, slots: str = "", prepare: Prepare | None = None, /, **props: Prop) -> Component:
    return Component(name, about, props, tuple(slots.split()), block=True, prepare=prepare)


def inline(name: str, about: str, prepare: Prepare | None = None, /, **props: Prop) -> Component:
    return Component(name, about, props, prepare=prepare)


def drawn(name: str, about: str, render: Render, /, **props: Prop) -> Component:
    return Component(name, about, props, render=render)
