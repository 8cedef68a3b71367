"""The point words a template of agreements in its own way."""

from __future__ import annotations

from typing import Any

from django.db import IntegrityError
from django.utils.translation import gettext as _

from cungcau.access.models import User
from cungcau.brokerage.wording_models import Wording
from cungcau.brokerage.wording_texts import EVERY_FORM, LANGUAGES, PLACEHOLDERS, unknown_in
from cungcau.kit.errors import Refused
from cungcau.trail.change import change, stale


def save_wording(*, by: Any, form: str, language: str, text: str, after: int) -> Wording:
    """A new version, `after` the one that was shown. Raises Refused with the placeholders that nobody fills, Stale."""
    if form not in EVERY_FORM or language not in LANGUAGES:
        raise Refused("no_form", _("There is no such template."))
    if unknown := unknown_in(text):
        message = _("Nobody fills these: %(names)s. These are filled: %(known)s.")
        given = {"names": ", ".join(f"{{{name}}}" for name in unknown), "known": ", ".join(PLACEHOLDERS)}
        raise Refused("placeholder", message % given, field="text")
    wording = Wording(form=form, language=language, number=after + 1, text=text, by=by if isinstance(by, User) else None)
    try:
        with change(wording, "save_wording", by=by, form=form, language=language, number=after + 1):
            wording.save()
    except IntegrityError as error:  # a colleague was quicker
        raise stale(Wording.objects.get(form=form, language=language, number=after + 1)) from error
    return wording
