"""What templates ask about advice, assignments and plans."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from django import template
from django.utils.formats import number_format
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from cungcau.advisory.models import Advice, Assignment, Plan, Step
from cungcau.advisory.tones import ADVICE_TONES, ASSIGNMENT_TONES, PLAN_TONES

register = template.Library()

DONE = {
    "ask": _("Asked"), "take": _("Taken by an adviser"), "assign": _("Given to an adviser"), "answer": _("Answered"),
    "ask_back": _("Asked back"), "rate": _("Said how it helped"), "decline": _("Declined"), "withdraw": _("Withdrawn"),
    "note": _("Internal note written"), "attach": _("File attached"),
    "entrust": _("Entrusted"), "overrule": _("Conflict of interest let pass"), "accept": _("The expert replied"),
    "refuse": _("Refused by the expert"), "deliver": _("Result delivered"), "judge": _("Work rated"),
    "call_off": _("Called off"),
    "draft": _("Begun"), "edit": _("Changed"), "share": _("Shown to the firm"), "agree": _("Agreed with the firm"),
    "begin": _("Begun with the firm"), "close": _("Plan closed"), "abandon": _("Given up"), "add_step": _("Action added"),
    "edit_step": _("Action written up"), "drop_step": _("Action taken out"),
}  # fmt: skip


@register.filter
def advisory_tone(thing: Advice | Assignment | Plan) -> str:
    tones = ADVICE_TONES if isinstance(thing, Advice) else ASSIGNMENT_TONES if isinstance(thing, Assignment) else PLAN_TONES
    return tones[thing.state]


@register.filter
def advisory_done(entry: Any) -> str:
    return str(DONE.get(entry.verb, entry.verb))


@register.filter
def of_five(number: int | float | None) -> str:
    """A rating with what it is out of; nothing where nobody has given one."""
    if number is None:
        return ""
    decimals = 0 if isinstance(number, int) else 1
    return f"{number_format(number, decimals)}/5"


@register.filter
def fee_words(assignment: Assignment) -> str:
    """The amount as people write it, with its currency."""
    if assignment.fee is None:
        return ""
    return f"{number_format(assignment.fee, force_grouping=True)} {assignment.currency}"


@register.filter
def hours_words(hours: Decimal | None) -> str:
    return "" if hours is None else number_format(hours.normalize() if hours else Decimal(0), None, use_l10n=True)


@register.filter
def against_plan(step: Step) -> str:
    """How far the day on which it was done lies from the planned one, in words."""
    days = step.days_off
    if days is None:
        return ""
    if days == 0:
        return str(_("on the day"))
    if days > 0:
        return ngettext("%(n)s day later", "%(n)s days later", days) % {"n": days}
    return ngettext("%(n)s day earlier", "%(n)s days earlier", -days) % {"n": -days}
