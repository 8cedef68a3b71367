"""The answers to a browser's script that keeps a long form while it is typed (`ui/js/longform/autosave.js`).

Answers are short JSON, for the script shows them on the page that stays.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, JsonResponse, QueryDict
from django.middleware.csrf import get_token
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.formats import time_format
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from cungcau.kit.errors import Refused, Stale
from cungcau.kit.forms import version_of
from cungcau.kit.ids import is_pid
from cungcau.kit.longform.together import CHOICE
from cungcau.kit.longform.typed import OPEN_FOR, Opened, Typed

# What travels along with the words; no field of a long form may be called so.
NOT_TYPED = ("csrfmiddlewaretoken", "then", "add-row", "tab", "number", "known", "pid")
TRAVELS = (*NOT_TYPED, "version", "base", "step", "draft", "together", "seen")
LARGEST_NUMBER = 2**53  # a script's whole numbers


@dataclass(frozen=True)
class Sending:
    """What one page has sent to be kept."""

    pid: str
    typed: dict[str, list[str]]
    tab: str
    number: int
    known: str


def keep_answer(
    request: HttpRequest, keep: Callable[[Sending], Typed | None], besides: tuple[str, ...] = ()
) -> JsonResponse:
    """POST: `keep` the form's words for this person; None where the record says all of it already. GET: the token with which
    a page that stood long may send. `besides` are names that the room's script sends and that no field of its forms has."""
    if request.method == "GET":
        return JsonResponse({"token": get_token(request), "person": request.user.pid})  # type: ignore[union-attr]
    data = request.POST
    pid, number = data.get("pid", ""), data.get("number", "")
    if not is_pid(pid) or not number.isdecimal() or int(number) > LARGEST_NUMBER:
        return JsonResponse({"told": _("This form cannot be kept by itself. Press “Save”.")}, status=400)
    try:
        kept = keep(Sending(pid, typed_in(data, besides), data.get("tab", "")[:20], int(number), data.get("known", "")))
    except Stale:
        told = _("You type in this form in another window too. Go on there, or close it and open this page again.")
        return JsonResponse({"told": told}, status=409)
    except Refused as refusal:
        return JsonResponse({"told": str(refusal.message)}, status=422)
    if kept is None:
        return JsonResponse({"told": "", "mark": data.get("known", ""), "number": number, "nothing": True})
    told = _("Kept at %(time)s; only you see it until you save.") % {"time": time_format(localtime(kept.at), "H:i")}
    return JsonResponse({"told": told, "mark": kept.mark, "number": kept.number})


def typed_in(data: QueryDict, besides: tuple[str, ...] = ()) -> dict[str, list[str]]:
    """The words of a form by field; signs that no database keeps are left out."""
    return {
        name.replace("\x00", ""): [text.replace("\x00", "") for text in values]
        for name, values in data.lists() if name not in (*NOT_TYPED, *besides) and any(values)
    }  # fmt: skip


def mark_of(data: QueryDict, besides: tuple[str, ...] = ()) -> str:
    """The mark of a form's words: the same for what the button sent, for the copy on the device, and when both went through the
    page that puts two versions together. A verb writes it down as `sent`, so that the copy is known when it comes late."""
    content = [
        (name, [text.replace("\r\n", "\n") for text in values]) for name, values in sorted(data.lists())
        if name not in (*TRAVELS, *besides) and not name.startswith(CHOICE)
    ]  # fmt: skip
    return sha256(repr(content).encode()).hexdigest()[:32]


def as_sent(typed: Typed) -> QueryDict:
    """What was kept, as if the form had just been sent."""
    data = QueryDict(mutable=True)
    for name, values in typed.typed.items():
        data.setlist(name, values)
    return data


def dropped(request: HttpRequest, otherwise: str) -> HttpResponse:
    """What was typed is thrown away: back to where the button was."""
    messages.success(request, _("What you had typed is thrown away."))
    back = request.POST.get("next", "")
    inside = url_has_allowed_host_and_scheme(back, allowed_hosts={request.get_host()}, require_https=request.is_secure())
    return redirect(back if inside else otherwise)


def here_answer(request: HttpRequest, thing: Any, opened: type[Opened], last_change: Callable[[], Any]) -> HttpResponse:
    """Who else has the form open, and whether the record has changed since it was opened (`last_change`: an entry of the trail).

    204 where that is what the page shows already (`seen`), so that nothing is read out twice.
    """
    open_now = opened._default_manager.filter(pid=thing.pid, at__gte=timezone.now() - OPEN_FOR).exclude(user=request.user.pk)
    others = [str(row.user) for row in open_now.select_related("user")]
    changed = thing.version > version_of(request.POST, thing.version)
    seen = "|".join([*others, str(thing.version) if changed else ""])
    if seen == request.POST.get("seen", ""):
        return HttpResponse(status=204)
    context = {"others": others, "last": last_change() if changed else None, "changed": changed, "seen": seen}
    return render(request, "ui/_others.html", context)
