"""`{% load ui %}`: every component of the table, slots, highlights and the stylesheet."""

from __future__ import annotations

from functools import partial

from django import template

from cungcau.kit.ui.components import COMPONENTS
from cungcau.kit.ui.context import is_current
from cungcau.kit.ui.errors import error_words
from cungcau.kit.ui.highlight import highlight
from cungcau.kit.ui.nodes import parse_slot, register_component
from cungcau.kit.ui.stylesheet import stylesheet_link

register = template.Library()

for _component in COMPONENTS.values():
    register_component(register, _component)

register.tag("slot", partial(parse_slot, COMPONENTS))
register.filter("highlight", highlight)
register.filter("is_current", is_current)
register.simple_tag(error_words)
register.simple_tag(stylesheet_link, name="stylesheet")
