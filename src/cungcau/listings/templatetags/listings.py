"""What templates ask about a listing."""

from __future__ import annotations

from typing import Any

from django import template
from django.template.defaultfilters import linebreaksbr
from django.utils.html import format_html
from django.utils.translation import get_language

from cungcau.kit.fields import in_language
from cungcau.kit.linked_data import element
from cungcau.listings import linked_data as about
from cungcau.listings import presentation, queries
from cungcau.listings.models import Listing, Specification
from cungcau.listings.workflow import State
from cungcau.vocabulary.queries import label

register = template.Library()

TONES = {
    State.DRAFT: "neutral", State.SUBMITTED: "info", State.RETURNED: "warn", State.PUBLISHED: "good",
    State.PAUSED: "neutral", State.EXPIRED: "neutral", State.WITHDRAWN: "neutral",
}  # fmt: skip


@register.simple_tag(takes_context=True)
def sight_of(context: Any, listing: Listing) -> queries.Sight:
    """What the reader may see of it: ``{% sight_of listing as sight %}``."""
    return queries.sight_of(listing, context["request"].user)


@register.filter
def state_tone(listing: Listing) -> str:
    return TONES.get(State(listing.state), "neutral")


@register.filter
def codes_of(listing: Listing, scheme: str) -> str:
    """The labels of its codes in a scheme, at most two and without what they add in brackets, then how many more."""
    codes = listing.codes.get(scheme, [])
    shown = ", ".join(label(scheme, code).partition(" (")[0] for code in codes[:2])
    return f"{shown} +{len(codes) - 2}" if len(codes) > 2 else shown


@register.filter
def language_of(listing: Listing, name: str) -> str:
    """The language in which that text is shown: for the lang attribute."""
    return in_language(listing, name)[1]


@register.filter
def specification_value(row: Specification) -> str:
    return presentation.specification_value(row)


@register.filter
def other_language(text: str, listing: Listing) -> str:
    """The language of a text of the listing where it is known and not the page's: for the lang attribute."""
    language = presentation.language_of(text, listing)
    return "" if language == get_language() else language


@register.filter
def vietnamese(text: str) -> str:
    """"vi" on a page in another language where a figure with its unit holds Vietnamese letters."""
    return "vi" if get_language() != "vi" and presentation.VIETNAMESE_LETTER.search(text) else ""


@register.filter
def unsaid(rows: Any, listing: Listing) -> str:
    """A remark below rows whose words are written in the other language only."""
    return presentation.unsaid_in(rows, listing)


@register.filter
def told(row: presentation.Row) -> str:
    """The row's value with its line ends, and its language where that is not the page's."""
    text = linebreaksbr(row.value)
    if not row.language or row.language == get_language():
        return text
    return format_html('<span lang="{}">{}</span>', row.language, text)


@register.filter
def spoken_title(listing: Listing) -> str:
    """The title as HTML that names its language."""
    title, language = in_language(listing, "title")
    return format_html('<span lang="{}">{}</span>', language, title)


@register.filter
def amount(listing: Listing) -> str:
    """Its budget or price; ask `sight_of` first whether the reader may see it."""
    return presentation.money_range(listing.money_min, listing.money_max)


@register.filter
def level(listing: Listing) -> str:
    return f"TRL {listing.trl}" if listing.trl else ""


@register.filter
def measured(text: str) -> str:
    return presentation.measured(text)


@register.filter
def territory(text: str) -> str:
    return presentation.territory(text)


@register.filter
def labelled(code: str, scheme: str) -> str:
    return label(scheme, code) if code else ""


@register.filter
def at(found: dict[str, Any], name: str) -> Any:
    return found[name]


@register.filter
def verb_words(verb: str) -> str:
    return presentation.done_words(verb)


@register.filter
def verb_done(entry: Any) -> str:
    """What a line of the trail says happened."""
    return presentation.happened(entry)


@register.simple_tag(takes_context=True)
def linked_data(context: Any, listing: Listing) -> str:
    """What the page is about, for machines; nothing where strangers may not read it."""
    told = about.linked_data(listing, context["request"].build_absolute_uri)
    return element(told) if told else ""
