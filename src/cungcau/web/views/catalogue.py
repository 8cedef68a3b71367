from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _

from cungcau.kit.ui.icons import LINES
from cungcau.web.catalogue.examples import examples
from cungcau.web.catalogue.samples import samples

GROUPS = {
    "frame": _("Frame of a page"),
    "words": _("Words and signs"),
    "surfaces": _("Surfaces"),
    "lists": _("Lists"),
    "matching": _("Matching"),
    "searching": _("Searching"),
    "forms": _("Forms"),
}


def show_catalogue(request: HttpRequest) -> HttpResponse:
    """Every component in its states, with the lines that draw it."""
    groups = [(name, GROUPS[name], shown) for name, shown in examples()]
    return render(request, "web/catalogue.html", {"groups": groups, "icons": sorted(LINES), **samples()})
