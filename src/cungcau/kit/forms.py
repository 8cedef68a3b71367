"""Forms that lose nothing: who comes second keeps what was typed."""

from __future__ import annotations

from typing import Any, TypeVar

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.forms import BaseForm
from django.http import HttpRequest
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from cungcau.kit.errors import Refused, Stale

Present = TypeVar("Present", int, int | None)


def keep_after(stale: Stale, form: BaseForm, *, advice: str = "") -> None:
    """Say on the form who changed the record meanwhile; what was typed stays and can be saved once more."""
    who = stale.who or _("Somebody")
    when = date_format(localtime(stale.when), "SHORT_DATETIME_FORMAT") if stale.when else ""
    told = _("%(who)s changed this record at %(when)s, after you had opened it.") if when else _("%(who)s changed this record.")
    usual = _("What you typed is kept below: compare it with the record's page, then save again to put yours in its place.")
    form.add_error(None, ValidationError(f"{told % {'who': who, 'when': when}} {advice or usual}", code=Stale.CODE))


def tell_refusal(refusal: Refused, form: BaseForm) -> None:
    """What a rule has refused, at the field that it names; above the form where this form has no such field."""
    form.add_error(refusal.field if refusal.field in form.fields else None, str(refusal.message))


def say_saved(request: HttpRequest, is_changed: bool, words: Any) -> None:
    """`words` that it is saved; or that there was nothing to be saved."""
    if is_changed:
        messages.success(request, str(words))
    else:
        messages.info(request, _("Nothing was changed."))


def version_of(data: Any, present: Present) -> Present:
    """The version that a page was opened with, from its hidden field; `present` where it makes no sense."""
    given = data.get("version", "")
    return int(given) if given.isdecimal() and len(given) < 10 else present
