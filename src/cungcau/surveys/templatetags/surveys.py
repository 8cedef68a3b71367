"""Words of the surveys' pages."""

from __future__ import annotations

import json
from typing import Any

from django import template
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cungcau.surveys.codes import full_code
from cungcau.surveys.models import Report, Sheet, Visit
from cungcau.surveys.places import address_of
from cungcau.trail.models import Entry
from cungcau.vocabulary.queries import label

register = template.Library()
HISTORY = {
    "plan": gettext_lazy("Planned"),
    "edit": gettext_lazy("Edited"),
    "start": gettext_lazy("Started"),
    "close": gettext_lazy("Concluded"),
    "reopen": gettext_lazy("Opened again"),
    "add_firms": gettext_lazy("Firms added: %(added)s"),
    "remove_firm": gettext_lazy("A firm taken off the list"),
    "assign": gettext_lazy("Firms assigned: %(assigned)s"),
    "agree": gettext_lazy("Agreed on a day"),
    "send_form": gettext_lazy("Form sent"),
    "visit": gettext_lazy("Visited"),
    "answer": gettext_lazy("Answered"),
    "amend": gettext_lazy("Record completed"),
    "refuse": gettext_lazy("The firm refused"),
    "miss": gettext_lazy("Not reached"),
    "retry": gettext_lazy("To be tried once more"),
    "attach": gettext_lazy("File attached"),
}


@register.filter
def survey_done(entry: Entry) -> str:
    """What was done, in words."""
    return str(HISTORY.get(entry.verb, entry.verb)) % entry.facts


@register.filter
def survey_code(code: str, scheme: str) -> str:
    return label(scheme, code) if code else ""


@register.filter
def survey_address(visit: Visit) -> str:
    return address_of(visit)


@register.filter
def survey_code_of(visit: Visit, sheet: str) -> str:
    return full_code(sheet, visit.code)


@register.filter
def survey_digits(phone: str) -> str:
    """A phone number as a call link takes it."""
    return "".join(sign for sign in phone if sign.isdigit() or sign == "+")


@register.filter
def survey_note(report: Report) -> str:
    """The note of a report, or which sheet it was."""
    sheet = report.content.get("sheet", "")
    return str(report.content.get("note") or (Sheet(sheet).label if sheet in Sheet.values else ""))


@register.simple_tag
def survey_device_words() -> str:
    """What the visit form says of the state of the report, for its script."""
    return _json({
        "empty": _("What you type is kept on this device until it is sent."),
        "kept": _("Kept on this device, not sent yet."),
        "waiting": _("Kept on this device. It is sent as soon as there is a connection."),
        "sending": _("Being sent …"),
        "sent": _("Sent: it is recorded at the point, and nothing stays on this device."),
        "locked": _("Kept on this device. You are not logged in any more: log in, then open this form again."),
        "foreign": _("Kept on this device. Somebody else is logged in here: whoever wrote it must send it."),
        "others": _("This device keeps a report of somebody else about this firm. It is not shown to you."),
        "conflict": _("Kept on this device, not sent."),
        "refused": _("Kept on this device, not sent."),
        "unkept": _("This browser keeps nothing on the device: do not close the page before it is sent."),
        "drop": _("Discard what this device keeps of this visit?"),
    })  # fmt: skip


@register.simple_tag
def survey_mine_words() -> str:
    return _json({
        "kept": _("Kept on this device"), "waiting": _("Kept on this device"), "sent": _("Sent"),
        "look": _("Not sent: open the form"), "taken": _("The forms of these visits open without a connection now."),
        "later": _("The forms could not be taken along just now: try again with a connection."),
        "untaken": _("This browser cannot keep pages: open each form while there is a connection and leave it open."),
    })  # fmt: skip


def _json(words: dict[str, Any]) -> str:
    """For an attribute: the template escapes it."""
    return json.dumps(words, ensure_ascii=False)
