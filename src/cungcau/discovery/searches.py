"""A search in words, for a heading, the name of a saved one, the title of a feed."""

from __future__ import annotations

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cungcau.discovery.facets import facets_of
from cungcau.discovery.queries import Search

HEADINGS = {
    "": gettext_lazy("Needs, offers, experts, organisations"),
    "need": gettext_lazy("Needs"),
    "offer": gettext_lazy("Offers"),
    "expert": gettext_lazy("Experts"),
    "organisation": gettext_lazy("Organisations"),
}


def in_words(asked: Search) -> str:
    """ "nước thải" · Nhu cầu · Kỹ thuật môi trường, TRL 7."""
    chosen = asked.chosen or {}
    filters = ", ".join(facet.words(value) for facet in facets_of(asked.kind or "need") for value in chosen.get(facet.name, ()))
    words = _("“%s”") % asked.words.strip() if asked.words.strip() else ""
    return " · ".join(filter(None, [words, str(HEADINGS[asked.kind]), filters]))
