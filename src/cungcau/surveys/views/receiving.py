"""A report that comes in, from the phone or from paper: tried once, with the words for whatever stands in its way."""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import sha256
from http import HTTPStatus
from typing import Any

from django.http import HttpRequest
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from cungcau.kit.errors import IllegalMove, Refused, Stale
from cungcau.kit.forms import keep_after
from cungcau.kit.ids import new_pid
from cungcau.surveys.actions import ACTIONS
from cungcau.surveys.models import Report, Visit
from cungcau.surveys.sheet_forms import SheetForm
from cungcau.surveys.workflow import DONE, VisitState

NOT_CONTENT = ("csrfmiddlewaretoken", "key", "seen")


@dataclass(frozen=True)
class Outcome:
    """OK with the report; else why not. The form says the same."""

    status: HTTPStatus
    message: str = ""
    report: Report | None = None


def verb_for(visit: Visit, how: str) -> str:
    """Which verb records it: the first report moves the firm, a later one adds to what is known."""
    if visit.state in DONE:
        return "visit" if how == "visit" and visit.state == VisitState.ANSWERED else "amend"
    return "answer" if how == "answer" else "visit"


def key_of(request: HttpRequest) -> str:
    """The key of the form that was sent; a new one where it has none."""
    return text_of(request, "key") or new_key()


def new_key() -> str:
    return new_pid() + new_pid()


def shown_key(request: HttpRequest, visit: Visit, status: HTTPStatus) -> dict[str, str]:
    """`key` and `seen` of the form that is shown: as sent where something must be mended, else those of a new report."""
    if status == HTTPStatus.UNPROCESSABLE_ENTITY:
        return {"key": key_of(request), "seen": text_of(request, "seen")}
    return {"key": new_key(), "seen": last_report(visit)}


def text_of(request: HttpRequest, name: str) -> str:
    return request.POST.get(name, "").replace("\x00", "")[:40]


def mark_of(request: HttpRequest) -> str:
    """What stands for everything that was typed and chosen: the same words, the same mark."""
    words = [(name, values) for name, values in sorted(request.POST.lists()) if name not in NOT_CONTENT]
    files = [(file.name, file.size) for file in request.FILES.getlist("photos")]
    return sha256(repr((words, files)).encode()).hexdigest()[:32]


def last_report(visit: Visit) -> str:
    """The pid of the newest report, "" where there is none."""
    return visit.reports.values_list("pid", flat=True).first() or ""


def receive(request: HttpRequest, visit: Visit, form: SheetForm, how: str = "") -> Outcome:
    """Record what the bound form says; `how` ("visit", "answer") where the form itself does not."""
    user: Any = request.user
    key = key_of(request)
    mark = mark_of(request)
    already = Report.objects.filter(key=key, visit=visit, by=user.pk).first()
    if already and already.content.get("mark") == mark:
        return Outcome(HTTPStatus.OK, report=already)
    if not form.is_valid():
        return Outcome(HTTPStatus.UNPROCESSABLE_ENTITY, _("Something must be mended."))
    action = ACTIONS[verb_for(visit, how or form.cleaned_data["how"])]
    try:
        return Outcome(HTTPStatus.OK, report=action(visit, form.heard(key, text_of(request, "seen"), mark), by=user))
    except Stale as stale:
        keep_after(stale, form, advice=_("Read on the firm's page what is known by now, then send yours as well."))
        return Outcome(HTTPStatus.CONFLICT, _stale_words(stale))
    except IllegalMove:
        words = _("This firm is noted as “%(state)s”. Press “Try once more” on its page first.")
        message = words % {"state": visit.get_state_display()}
        form.add_error(None, message)
        return Outcome(HTTPStatus.CONFLICT, message)
    except Refused as refusal:
        form.add_error("photos" if refusal.field == "upload" else None, str(refusal.message))
        return Outcome(HTTPStatus.UNPROCESSABLE_ENTITY, _("Something must be mended."))


def _stale_words(stale: Stale) -> str:
    when = date_format(localtime(stale.when), "SHORT_DATETIME_FORMAT") if stale.when else ""
    return _("%(who)s reported about this firm at %(when)s, after you had opened the form.") % {
        "who": stale.who or _("Somebody"), "when": when
    }  # fmt: skip
