"""Small components drawn in Python: signs, badges, buttons. Everything a caller gives is escaped."""

from __future__ import annotations

from typing import Any

from django.utils.functional import Promise
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext_lazy as _

from cungcau.kit.ui.icons import LINES, MARKS

KIND_WORDS: dict[str, str | Promise] = {
    "need": _("Need"),
    "offer": _("Offer"),
    "expert": _("Expert"),
    "organisation": _("Organisation"),
    "event": _("Event"),
    "zone": _("Zone"),
}


def icon(name: str, label: str = "", size: str = "md") -> SafeString:
    """A line drawing. With a label it is an image; without one it is hidden from a screen reader."""
    role = format_html(' role="img" aria-label="{}"', label) if label else ' aria-hidden="true"'
    return format_html(
        '<svg class="icon icon-{}" viewBox="0 0 24 24" focusable="false"{}><path d="{}"/></svg>',
        size,
        mark_safe(role),
        LINES.get(str(name), LINES["info"]),
    )


def mark(name: str) -> SafeString:
    """The filled shape that stands before a word."""
    shape = mark_safe(MARKS.get(str(name), MARKS["neutral"]))
    return format_html('<svg class="mark" viewBox="0 0 10 10" aria-hidden="true" focusable="false">{}</svg>', shape)


def badge(text: Any, tone: str = "neutral") -> SafeString:
    return format_html('<span class="badge" data-tone="{}">{}{}</span>', tone, mark(tone), text)


def kind_tag(kind: str, label: str = "") -> SafeString:
    word = label or KIND_WORDS.get(str(kind), kind)
    return format_html('<span class="badge" data-tone="{}">{}{}</span>', kind, mark(str(kind)), word)


def button(
    label: Any,
    href: str = "",
    look: str = "plain",
    icon: str = "",
    name: str = "",
    value: str = "",
    type: str = "submit",
    confirm: str = "",
    form: str = "",
) -> SafeString:
    sign = _icon(icon) if icon else SafeString("")
    if href:
        return format_html('<a class="btn btn-{}" href="{}">{}{}</a>', look, href, sign, label)
    named = format_html(' name="{}" value="{}"', name, value) if name else ""
    asked = format_html(' data-confirm="{}"', confirm) if confirm else ""
    sent = format_html(' form="{}"', form) if form else ""
    extra = mark_safe(named + asked + sent)
    return format_html('<button class="btn btn-{}" type="{}"{}>{}{}</button>', look, type, extra, sign, label)


def chip(
    label: Any,
    href: str = "",
    on: bool = False,
    name: str = "",
    value: Any = "",
    count: int | None = None,
) -> SafeString:
    """A filter that can be taken away (link) or chosen (checkbox inside a form)."""
    number = format_html(' <span class="chip-count num">{}</span>', count) if count is not None else SafeString("")
    if name:
        checked = mark_safe(" checked") if on else ""
        return format_html(
            '<label class="chip"><input type="checkbox" name="{}" value="{}"{}><span>{}{}</span></label>',
            name,
            value,
            checked,
            label,
            number,
        )
    state = mark_safe(' aria-current="true"') if on else ""
    cross = _icon("close", size="sm") if on else SafeString("")
    return format_html('<a class="chip" href="{}"{}><span>{}{}</span>{}</a>', href, state, label, number, cross)


def skeleton(lines: int = 3) -> SafeString:
    rows = mark_safe('<span class="skeleton-line"></span>' * int(lines))
    return format_html('<div class="skeleton" role="status"><span class="sr">{}</span>{}</div>', _("Loading"), rows)


_icon = icon
