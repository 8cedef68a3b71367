"""What the sender follows by the link of her mails: the state, questions and answers, and what she can do herself."""

from __future__ import annotations

from contextlib import suppress
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from cungcau.access.limits import TooMany, count_try
from cungcau.intake.actions import (
    answer_officer,
    change_mail,
    claim_submission,
    correct_contact,
    erase_submission,
    withdraw_submission,
)
from cungcau.intake.forms import AnswerForm, CorrectForm, WithdrawForm
from cungcau.intake.links import holder_of, path
from cungcau.intake.models import Submission
from cungcau.intake.queries import own_submissions
from cungcau.intake.views.public import gone
from cungcau.intake.who import Sender
from cungcau.intake.workflow import SUBMISSION_FLOW, State
from cungcau.kit.errors import Refused
from cungcau.kit.policy import can
from cungcau.listings.queries import listings_seen_by

STEPS: dict[str, tuple[Any, Any]] = {
    "answer": (answer_officer, AnswerForm), "correct": (correct_contact, CorrectForm),
    "withdraw": (withdraw_submission, WithdrawForm), "erase": (erase_submission, None),
}  # fmt: skip


@never_cache
def follow(request: HttpRequest, pid: str, token: str) -> HttpResponse:
    """State, dates, what the officer asks, what she wrote. Whoever has the link sees this and no more."""
    submission = holder_of(pid, token, "follow")
    if submission is None or submission.verified_at is None or submission.state == State.ERASED:
        return gone(request)
    return _page(request, submission)


@never_cache
def step(request: HttpRequest, pid: str, token: str, verb: str) -> HttpResponse:
    """Answer, correct, withdraw, erase: GET asks, POST does."""
    submission = holder_of(pid, token, "follow")
    if submission is None or submission.verified_at is None or submission.state == State.ERASED:
        return gone(request)
    if verb not in STEPS:
        raise Http404(verb)
    action, form_class = STEPS[verb]
    move = SUBMISSION_FLOW.moves[verb]
    form = form_class(request.POST or None) if form_class else None
    if submission.state not in move.starts:
        if form is None or request.method != "POST":
            return redirect(path(submission, "follow"))
        form.add_error(None, _("This was not sent: meanwhile your need has gone on. What you wrote is still here, so copy it."))
    if request.method == "POST" and (form is None or form.is_valid()):
        values = form.cleaned_data if form else {}
        try:
            if values.get("email"):
                count_try("intake_address", values["email"])
            action(submission, by=Sender(submission), **values)
        except TooMany:
            form.add_error("email", _("Too many mails went to this address. Please try again in an hour."))
        else:
            messages.success(request, str(move.done))
            return redirect("intake:form") if verb == "erase" else redirect(path(submission, "follow"))
    context = {"submission": submission, "verb": verb, "move": move, "form": form, "back": path(submission, "follow")}
    return render(request, "intake/step.html", context, status=422 if form and form.errors else 200)


def _page(request: HttpRequest, submission: Submission) -> HttpResponse:
    listing = submission.listing
    public = listing and listings_seen_by(request.user).published().filter(pk=listing.pk).exists()
    context = {
        "submission": submission, "messages_sent": submission.messages.all(), "public": public,
        "verbs": {verb: f"{path(submission, 'follow')}{verb}/" for verb in STEPS
                  if submission.state in SUBMISSION_FLOW.moves[verb].starts},
        "may_claim": request.user.is_authenticated and can(request.user, "claim", submission),
        "claim": submission.claims.filter(user=request.user).last() if request.user.is_authenticated else None,
    }  # fmt: skip
    return render(request, "intake/follow.html", context)


@never_cache
def new_mail(request: HttpRequest, pid: str, token: str) -> HttpResponse:
    """The mail to the other address leads here."""
    submission = holder_of(pid, token, "new_mail")
    if submission is None:
        return gone(request)
    if request.method == "POST":
        change_mail(submission, by=Sender(submission))
        messages.success(request, _("The new mail address is confirmed."))
        return redirect(path(submission, "follow"))
    return render(request, "intake/verify.html", {"submission": submission, "new_mail": True})


@login_required
def mine(request: HttpRequest) -> HttpResponse:
    """What was left without an account under the address of this one."""
    rows = [(one, one.claims.filter(user=request.user).last()) for one in own_submissions(request.user)]
    return render(request, "intake/mine.html", {"rows": rows})


@login_required
@require_POST
def claim(request: HttpRequest, pid: str) -> HttpResponse:
    """This is mine: the officers look at it."""
    submission = get_object_or_404(own_submissions(request.user), pid=pid)
    with suppress(Refused):  # pressed twice it has been said once
        claim_submission(submission, by=request.user)
    messages.success(request, _("An officer looks at it; you will hear."))
    return redirect("intake:mine")
