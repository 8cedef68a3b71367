"""What the page of figures asks: the widths of its bars, medians in words, the addresses of its files."""

from __future__ import annotations

from urllib.parse import urlencode

from django import template
from django.urls import reverse
from django.utils.formats import number_format
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from cungcau.brokerage import figure_words
from cungcau.brokerage.figures import Asked
from cungcau.kit.charts import number

register = template.Library()


@register.simple_tag
def part(value: int, most: int) -> str:
    """The width of a bar of a hundred."""
    return number(100 * value / most)


@register.filter
def plain(value: float | None) -> str:
    return str(figure_words.plain(value))


@register.filter
def grouped(value: int) -> str:
    """A sum of money with its thousands apart."""
    return number_format(value, force_grouping=True)


@register.simple_tag
def csv_link(asked: Asked, table: str) -> SafeString:
    query = {"period": asked.period.name, "back": asked.period.back, "template": asked.template, "table": table}
    return format_html('<a href="{}?{}">{}</a>', reverse("brokerage:figures"), urlencode(query), _("As csv"))
