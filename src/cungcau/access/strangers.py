"""Forms that anybody may send without an account: what hinders a machine, and what a person reads where she is hindered.

The token of the form is `kit.stamps`, how often is `limits`. Nothing is lost: who is hindered presses once more.
"""

from __future__ import annotations

import math

from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from cungcau.access.limits import TooMany, key_of, network_of
from cungcau.kit.stamps import Stamp

# Named like something that machines like to fill in; people neither see nor hear it.
TRAP = "homepage"


def hindrance(request: HttpRequest, known: Stamp | None) -> str:
    """Why it is not taken yet; pressing once more is all that a person has to do."""
    if request.POST.get(TRAP):
        return _("A field that people do not see was filled in, perhaps by a program. It is empty again: please send once more.")
    if known is None:
        return _("The page was open too long. What you wrote is still here: please send it once more.")
    if known.is_too_quick:
        return _("That was very quick. Please look over what you wrote and send it once more.")
    return ""


def wait_words(refusal: TooMany) -> str:
    minutes = math.ceil(refusal.wait.total_seconds() / 60)
    wait = ngettext(
        "Please wait %(minutes)s minute, then try again.", "Please wait %(minutes)s minutes, then try again.", minutes
    )
    return " ".join([_("That is more than we take at once. What you wrote is still here."), wait % {"minutes": minutes}])


def network_from(request: HttpRequest) -> str:
    return network_of(request.META.get("REMOTE_ADDR", ""))


def network_mark(network: str) -> str:
    """What tells networks apart, without the address."""
    return key_of("network", network)


def masked(email: str, phone: str) -> str:
    """Enough for a sender to know her own, too little for whoever has found the link."""
    local, _at, domain = email.partition("@")
    hidden = f"…{phone[-3:]}" if phone else ""
    return " · ".join(part for part in (f"{local[:1]}…@{domain}", hidden) if part)
