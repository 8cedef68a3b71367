"""Units for a row of specifications, while it is typed."""

from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, JsonResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from cungcau.listings.unit_hints import goes_with, is_known, like, units_for


@login_required
@require_GET
def suggest(request: HttpRequest) -> JsonResponse:
    """`units` that go with the parameter; `told` and `like` where the unit is not known or measures something else."""
    parameter, unit = (request.GET.get(name, "").replace("\x00", "").strip() for name in ("parameter", "unit"))
    usual = list(units_for(parameter))
    if not unit or (is_known(unit) and goes_with(unit, parameter)):
        return JsonResponse({"units": usual, "told": "", "like": []})
    if is_known(unit):
        told = _("“%(unit)s” does not usually go with this parameter. Is one of these meant?") % {"unit": unit}
        return JsonResponse({"units": usual, "told": told, "like": usual[:3]})
    close = like(unit, parameter) or usual[:3]
    words = _("The unit “%(unit)s” is not known here, so it is compared word by word only.") % {"unit": unit}
    question = _("Is one of these meant?")
    told = f"{words} {question}" if close else words
    return JsonResponse({"units": usual, "told": told, "like": close})
