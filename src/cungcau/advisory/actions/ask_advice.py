"""A firm asks the advisory desk."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from cungcau.advisory.models import Advice, Channel
from cungcau.advisory.workflow import WAITING
from cungcau.kit.errors import Refused
from cungcau.listings.models import Listing
from cungcau.registry.models import Organisation
from cungcau.registry.workflow import OrganisationState
from cungcau.trail.change import change

MOST_OPEN = 20
SHUT = (OrganisationState.SUSPENDED, OrganisationState.MERGED)


def ask_advice(
    organisation: Organisation, *, by: Any, kind: str, subject: str, words: str, wished_on: date | None = None,
    listing: Listing | None = None, channel: str = Channel.ONLINE, caller: tuple[str, str, str] = ("", "", ""), pid: str = "",
) -> Advice:
    """The time for an answer begins. `caller`: name, phone, mail of who asked, where an officer writes it down. Raises Refused.

    `pid` is the id that the form was given when it was shown: a second press finds the first one's request.
    """
    if pid and (known := Advice.objects.filter(pid=pid, asked_by=by.pk, organisation=organisation).first()):
        return known
    name, phone, email = caller
    advice = Advice(
        organisation=organisation, kind=kind, subject=subject, words=words, wished_on=wished_on, listing=listing,
        channel=channel, asked_by_id=by.pk, caller_name=name, caller_phone=phone, caller_email=email,
    )  # fmt: skip
    advice.pid = pid or advice.pid
    with change(advice, "ask", by=by, channel=channel):
        if organisation.state in SHUT:
            raise Refused("suspended", _("This organisation cannot ask at present."))
        if Advice.objects.filter(organisation=organisation, state__in=WAITING).count() >= MOST_OPEN:
            raise Refused("too_many", _("Your organisation waits for %(most)s answers already.") % {"most": MOST_OPEN})
        advice.save()
    return advice
