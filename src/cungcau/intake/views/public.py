"""The public form, on a page of its own or in another site's frame, and the confirmation of the address."""

from __future__ import annotations

import re
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.debug import sensitive_post_parameters

from cungcau.access.limits import TooMany, count_try
from cungcau.access.strangers import TRAP, hindrance, network_from, network_mark, wait_words
from cungcau.intake.actions import send_again, send_link, send_submission, verify_submission
from cungcau.intake.consent import consent
from cungcau.intake.forms import AgainForm, CodeForm, LostForm, TellForm
from cungcau.intake.links import check_code, holder_of, path
from cungcau.intake.models import Submission
from cungcau.intake.suspicion import mark_of
from cungcau.intake.views.frames import framed
from cungcau.intake.who import Sender
from cungcau.intake.workflow import State
from cungcau.kit.errors import Refused, Stale
from cungcau.kit.forms import tell_refusal
from cungcau.kit.stamps import BITS, is_proven, new_stamp, read_stamp

CAMPAIGN = re.compile(r"[a-z0-9-]{1,40}")


@csrf_exempt  # a browser sends no cookie from another site's frame: the stamp stands in its place
@sensitive_post_parameters()
@never_cache
@framed
def embed(request: HttpRequest) -> HttpResponse:
    """The form without menu, for a frame."""
    return _form_page(request, embedded=True)


@csrf_exempt  # the same form, the same token
@sensitive_post_parameters()
@never_cache
def form(request: HttpRequest) -> HttpResponse:
    """Tell us what you need: no account asked."""
    return _form_page(request, embedded=False)


def _form_page(request: HttpRequest, *, embedded: bool) -> HttpResponse:
    bound = TellForm(request.POST if request.method == "POST" else None)
    stamp, status = request.POST.get("stamp", ""), 200
    if request.method == "POST":
        known = read_stamp(stamp)
        if not bound.is_valid():
            status = 422
        elif hindered := hindrance(request, known):
            bound.add_error(None, hindered)
            status = 422
        elif known is not None:
            try:
                submission = _sent(request, bound, known.pid, embedded=embedded)
            except TooMany as refusal:
                bound.add_error(None, wait_words(refusal))
                status = 429
            else:
                return redirect(f"{path(submission, 'watch')}{'?frame=yes' if embedded else ''}{_language(embedded)}")
        stamp = stamp if known else ""
    context = {
        "form": bound, "stamp": stamp or new_stamp(), "bits": BITS, "trap": TRAP, "consent": consent(), "embedded": embedded,
        "frame": _frame(embedded), "campaign": _campaign(request),
    }  # fmt: skip
    return render(request, "intake/form.html", context, status=status)


def _sent(request: HttpRequest, bound: TellForm, pid: str, *, embedded: bool) -> Submission:
    network = network_from(request)
    proven = is_proven(request.POST.get("stamp", ""), request.POST.get("proof", ""))
    values = bound.values()
    before = Submission.objects.filter(pid=pid).first()
    if before is None or mark_of(before) != mark_of(Submission(**values)) or before.email != values["email"]:
        count_try("intake_network", network)
        if not proven:
            count_try("intake_unproven", network)
        count_try("intake_address", values["email"])
    by = request.user if request.user.is_authenticated else Sender(Submission(pid=pid))
    return send_submission(
        by=by, pid=pid, proven=proven, language=get_language() or "vi", campaign=_campaign(request), embedded=embedded,
        network=network_mark(network), **values,
    )  # fmt: skip


def _campaign(request: HttpRequest) -> str:
    """By which link or frame somebody came; what is no code is dropped."""
    given = (request.POST.get("from") or request.GET.get("from", "")).strip().lower()
    return given if CAMPAIGN.fullmatch(given) else ""


def _language(embedded: bool) -> str:
    """In a frame no cookie tells the language, so it travels in the address."""
    return f"&lang={get_language()}" if embedded else ""


def _frame(embedded: bool) -> str:
    return "intake/frame.html" if embedded else "ui/page_narrow.html"


@csrf_exempt  # the link in the address is the right to be here, in a frame too
@never_cache
@framed
def watch(request: HttpRequest, pid: str, token: str) -> HttpResponse:
    """Sent: now the code. For the browser that sent it, so it may show the address and send the code once more."""
    submission = holder_of(pid, token, "watch")
    if submission is None:
        return gone(request)
    embedded = request.GET.get("frame") == "yes"
    if submission.state not in {State.SENT, State.SPAM}:  # the spam bin is nothing that a machine should learn of
        return _shown(request, submission, embedded, done=True)
    wants_code = request.POST.get("do") != "again"
    code_form = CodeForm(request.POST if request.method == "POST" and wants_code else None)
    again_form = AgainForm(request.POST if request.method == "POST" and not wants_code else None,
                           initial={"email": submission.email})  # fmt: skip
    network = network_from(request)
    try:
        if code_form.is_valid():
            count_try("intake_code", network)
            check_code(submission, code_form.cleaned_data["code"])
            _verified(submission)
            follow = path(submission, "follow")
            return _shown(request, submission, embedded, done=True, follow=follow) if embedded else redirect(follow)
        if again_form.is_valid():
            email = again_form.cleaned_data["email"]
            count_try("intake_network", network)
            count_try("intake_address", email)
            send_again(submission, by=Sender(submission), email=email)
            return redirect(f"{path(submission, 'watch')}?again=yes{'&frame=yes' if embedded else ''}{_language(embedded)}")
    except Refused as refusal:
        tell_refusal(refusal, code_form)
    except TooMany as refusal:
        (code_form if wants_code else again_form).add_error(None, wait_words(refusal))
    return _shown(request, submission, embedded, code_form=code_form, again_form=again_form)


def _shown(request: HttpRequest, submission: Submission, embedded: bool, **more: Any) -> HttpResponse:
    faulty = any(form.errors for name, form in more.items() if name.endswith("_form") and form.is_bound)
    context = {
        "submission": submission, "embedded": embedded, "frame": _frame(embedded), "again": request.GET.get("again") == "yes",
        **more,
    }  # fmt: skip
    return render(request, "intake/sent.html", context, status=422 if faulty else 200)


@never_cache
def verify(request: HttpRequest, pid: str, token: str) -> HttpResponse:
    """The link of the mail. Opening it does nothing yet: mail programs open links to look at them."""
    submission = holder_of(pid, token, "verify")
    if submission is None or submission.state != State.SENT:
        return gone(request)
    if request.method == "POST":
        _verified(submission)
        return redirect(path(submission, "follow"))
    return render(request, "intake/verify.html", {"submission": submission})


def _verified(submission: Submission) -> None:
    """Of two presses at once one confirms, and the other finds it done."""
    try:
        verify_submission(submission, by=Sender(submission))
    except Stale:
        submission.refresh_from_db()
        if submission.state == State.SENT:
            raise


@never_cache
def lost(request: HttpRequest) -> HttpResponse:
    """The link once more, by mail. The answer is the same whether something was left under the address or not."""
    bound = LostForm(request.POST or None)
    if request.method == "POST" and bound.is_valid():
        email = bound.cleaned_data["email"]
        try:
            count_try("intake_network", network_from(request))
            count_try("intake_link", email)
        except TooMany as refusal:
            bound.add_error(None, wait_words(refusal))
            return render(request, "intake/lost.html", {"form": bound}, status=429)
        send_link(email)
        return render(request, "intake/lost.html", {"form": None, "email": email})
    return render(request, "intake/lost.html", {"form": bound}, status=422 if bound.errors else 200)


def gone(request: HttpRequest) -> HttpResponse:
    """A link that is forged, used, too old, or of something that was erased."""
    return render(request, "intake/gone.html", status=410)
