"""What the sender of an interest without an account follows by the signed link: state, questions, what she can do."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from cungcau.access.limits import TooMany, count_try
from cungcau.access.strangers import wait_words
from cungcau.brokerage.actions import agree_sender, erase_enquiry, reply_enquiry, take_back_enquiry, withdraw_interest
from cungcau.brokerage.guest_forms import AgreeForm, ReplyForm
from cungcau.brokerage.guest_links import holder_of, path
from cungcau.brokerage.guest_models import Enquiry
from cungcau.brokerage.guest_who import Guest
from cungcau.brokerage.guest_workflow import ENQUIRY_FLOW, ClaimState
from cungcau.brokerage.models import Interest
from cungcau.brokerage.queries import seen
from cungcau.brokerage.views.guests import gone, keyed
from cungcau.brokerage.workflow import INTEREST_FLOW
from cungcau.kit.errors import IllegalMove, Refused, Stale
from cungcau.kit.flow import Flow, Move
from cungcau.kit.forms import tell_refusal, version_of
from cungcau.kit.policy import can

STEPS = ("reply", "agree", "withdraw", "erase")


@never_cache
def follow(request: HttpRequest, pid: str, token: str) -> HttpResponse:
    """Whoever has the link sees this and no more. Once somebody with an account has taken it over, it leads to the login."""
    enquiry = holder_of(pid, token, "follow")
    if enquiry is None:
        return gone(request)
    if enquiry.claim_state == ClaimState.APPROVED:
        return keyed(render(request, "brokerage/guest_claimed.html", {"enquiry": enquiry}))
    guest = Guest(enquiry)
    context: dict[str, Any] = {
        "enquiry": enquiry, "steps": {verb: f"{path(enquiry, 'follow')}{verb}/" for verb in STEPS if _move(verb, enquiry)},
        "messages_sent": enquiry.messages.all(), "interest": enquiry.interest,
        "may_claim": request.user.is_authenticated and can(request.user, "claim", enquiry),
    }  # fmt: skip
    if enquiry.interest is not None:
        sight = seen([enquiry.interest], guest)[0]
        sight.note_look(enquiry.interest.get_absolute_url())  # the address of this page is the key: it is written nowhere
        context["sight"] = sight
    return keyed(render(request, "brokerage/guest_follow.html", context))


@never_cache
def step(request: HttpRequest, pid: str, token: str, verb: str) -> HttpResponse:
    """Answer, let the owner see the contact, withdraw, erase: GET asks, POST does, on the version that was shown."""
    enquiry = holder_of(pid, token, "follow")
    if enquiry is None or enquiry.claim_state == ClaimState.APPROVED:
        return gone(request)
    if verb not in STEPS:
        raise Http404(verb)
    found = _move(verb, enquiry)
    if found is None:
        return _over(request, enquiry)
    thing, move = found
    form = _form(verb, request, enquiry)
    shown = version_of(request.POST, None) if request.method == "POST" else thing.version
    status = 422 if request.method == "POST" else 200
    if request.method == "POST" and shown is not None and (form is None or form.is_valid()):
        thing.version = shown
        try:
            if verb == "reply":
                count_try("guest_reply", enquiry.pid)
            _do(verb, enquiry, thing, form.cleaned_data if form else {})
        except TooMany as refusal:
            form.add_error(None, wait_words(refusal))  # type: ignore[union-attr]
            status = 429
        except Refused as refusal:
            if form is None:
                raise
            tell_refusal(refusal, form)
        except (Stale, IllegalMove):
            thing.refresh_from_db()
            if _move(verb, enquiry) is None:
                return _over(request, enquiry)
            status = _went_on(request, form)
        else:
            messages.success(request, str(move.done))
            return redirect("brokerage:guest_lost") if verb == "erase" else keyed(redirect(path(enquiry, "follow")))
    context = {
        "enquiry": enquiry, "verb": verb, "move": move, "form": form, "back": path(enquiry, "follow"), "version": thing.version,
        "question": enquiry.messages.filter(from_guest=False).last(),
    }  # fmt: skip
    return keyed(render(request, "brokerage/guest_step.html", context, status=status))


def _over(request: HttpRequest, enquiry: Enquiry) -> HttpResponse:
    messages.info(request, _("This is not possible any more: meanwhile it has gone on."))
    return keyed(redirect(path(enquiry, "follow")))


def _went_on(request: HttpRequest, form: Any) -> int:
    words = _("Meanwhile it has gone on. Look at how it stands, then press once more; what you wrote is still here.")
    if form is not None:
        form.add_error(None, words)
    else:
        messages.info(request, words)
    return 409


def _form(verb: str, request: HttpRequest, enquiry: Enquiry) -> Any:
    data = request.POST if request.method == "POST" else None
    if verb == "reply":
        return ReplyForm(data)
    return AgreeForm(data, initial={"name": enquiry.name, "phone": enquiry.phone}) if verb == "agree" else None


def _move(verb: str, enquiry: Enquiry) -> tuple[Enquiry | Interest, Move] | None:
    """Of which of the two the step is now, and what it is called; None where it may not be done."""
    interest = enquiry.interest
    ways: dict[str, list[tuple[Enquiry | Interest | None, Flow, str]]] = {
        "reply": [(enquiry, ENQUIRY_FLOW, "reply")], "agree": [(interest, INTEREST_FLOW, "agree_sender")],
        "withdraw": [(enquiry, ENQUIRY_FLOW, "take_back"), (interest, INTEREST_FLOW, "withdraw")],
        "erase": [(enquiry, ENQUIRY_FLOW, "erase")],
    }  # fmt: skip
    for thing, flow, name in ways[verb]:
        if thing is not None and thing.state in flow.moves[name].starts and can(Guest(enquiry), name, thing):
            return thing, flow.moves[name]
    return None


def _do(verb: str, enquiry: Enquiry, thing: Any, values: dict[str, Any]) -> None:
    by = Guest(enquiry)
    if verb == "reply":
        reply_enquiry(thing, by=by, **values)
    elif verb == "erase":
        erase_enquiry(thing, by=by)
    elif verb == "agree":
        agree_sender(thing, by=by, email=enquiry.email, **values)
    elif isinstance(thing, Interest):
        withdraw_interest(thing, by=by)
    else:
        take_back_enquiry(thing, by=by)
