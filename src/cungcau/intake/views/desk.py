"""The officers' desk: what waits, one submission, and what can be made of it."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from cungcau.engines.common.text import fold
from cungcau.intake.actions import ACTIONS, approve_claim, block_sender, merge_submission, refuse_claim, take_submission
from cungcau.intake.forms import VERB_FORMS, MergeForm, TakeForm
from cungcau.intake.models import Block, Claim, Submission
from cungcau.intake.queries import Suggestion, campaigns, may_take, needs_to_join, on_desk, organisations_like, tabs, with_clock
from cungcau.intake.suspicion import FLAGS
from cungcau.intake.workflow import CLAIM_FLOW, SUBMISSION_FLOW, ClaimState, State
from cungcau.kit.errors import Stale
from cungcau.kit.forms import keep_after, version_of
from cungcau.kit.paging import page_of
from cungcau.kit.policy import can, visible
from cungcau.kit.verbs import buttons, verb_view
from cungcau.registry.queries import organisations_seen_by
from cungcau.trail.queries import history_of

PAGE = 25
BY_OFFICERS = ("ask", "decline", "mark_spam", "restore", "release", "erase")
# The tab of those that somebody with an account calls hers.
CLAIMS = "claims"

act = verb_view(Submission, SUBMISSION_FLOW, {verb: ACTIONS[verb] for verb in BY_OFFICERS}, VERB_FORMS)
act_on_claim = verb_view(Claim, CLAIM_FLOW, {"approve_claim": approve_claim, "refuse_claim": refuse_claim})


@login_required
def queue(request: HttpRequest) -> HttpResponse:
    """What waits for an officer, the oldest first; the other states, the newest first."""
    if not may_take(request.user):
        raise PermissionDenied("intake")
    state = request.GET.get("state", State.VERIFIED)
    state = state if state in {*State.values, CLAIMS} - {State.SENT, State.ERASED} else State.VERIFIED
    rows = on_desk(request.user)
    if state == CLAIMS:
        rows = rows.filter(claims__state=ClaimState.ASKED).distinct()
    else:
        rows = rows.filter(state=state).order_by(*(["verified_at"] if state == State.VERIFIED else ["-settled_at", "-sent_at"]))
    campaign = request.GET.get("from", "").replace("\x00", "")
    if campaign:
        rows = rows.filter(campaign=campaign)
    page = page_of(rows, request, PAGE)
    context = {
        "page": page, "rows": with_clock(page), "state": state, "tabs": tabs(request.user), "campaign": campaign,
        "claims": Claim.objects.filter(state=ClaimState.ASKED).count(), "campaigns": campaigns(),
        "keeps": request.user.roles & {"steward"},
    }  # fmt: skip
    return render(request, "intake/queue.html", context)


@login_required
def submission(request: HttpRequest, pid: str) -> HttpResponse:
    """One submission, with everything an officer decides by."""
    found = with_clock([get_object_or_404(on_desk(request.user), pid=pid)])[0]
    moves = buttons(request.user, found, SUBMISSION_FLOW, url_name="intake:act", forms={**VERB_FORMS, "take": 1, "merge": 1})
    claims = [
        (claim, buttons(request.user, claim, CLAIM_FLOW, url_name="intake:act_on_claim"))
        for claim in found.claims.select_related("user")
    ]
    context = {
        "submission": found, "buttons": moves, "flags": [FLAGS[code] for code in found.flags if code in FLAGS],
        "suggestions": organisations_like(found) if found.state in {State.VERIFIED, State.ASKED} else [],
        "messages_sent": found.messages.select_related("author"), "claims": claims, "history": history_of(found),
        "keeps": request.user.roles & {"steward"},
    }  # fmt: skip
    return render(request, "intake/submission.html", context)


@login_required
def take(request: HttpRequest, pid: str) -> HttpResponse:
    """Whose need it is; then there is a draft."""
    found = _to_settle(request, pid, "take")
    suggestions = organisations_like(found)
    chosen = request.GET.get("organisation", "").replace("\x00", "")
    other = organisations_seen_by(request.user).filter(pid=chosen).first() if chosen else None
    if other and other.pk not in {one.organisation.pk for one in suggestions}:
        suggestions = [*suggestions, Suggestion(other, "chosen")]
    form = TakeForm(request.POST or None, suggestions=suggestions, new=found.organisation_name or found.name,
                    initial={"organisation": chosen} if other else None)  # fmt: skip

    def done() -> HttpResponse:
        take_submission(found, by=request.user, **form.values())
        messages.success(request, _("A draft is made of it. Finish it, then send it for review: somebody else publishes it."))
        return redirect("listings:edit", found.listing.pid)

    words = request.GET.get("q", "").replace("\x00", "").strip()
    context = {"form": form, "q": words, "others": _others(request, words)}
    return _settle_page(request, found, "intake/take.html", form, done, context)


def _others(request: HttpRequest, words: str) -> Any:
    """Organisations that the officer looks for by name or tax code."""
    if not words:
        return []
    rows = organisations_seen_by(request.user)
    if words.replace("-", "").isdecimal():
        return rows.filter(tax_code__startswith=words)[:10]
    for word in fold(words).split():
        rows = rows.filter(folded__contains=word)
    return rows[:10]


@login_required
def merge(request: HttpRequest, pid: str) -> HttpResponse:
    """Which need it is the same as."""
    found = _to_settle(request, pid, "merge")
    form = MergeForm(request.POST or None, allowed=needs_to_join(request.user))

    def done() -> HttpResponse:
        merge_submission(found, by=request.user, listing=form.cleaned_data["listing"])
        messages.success(request, str(SUBMISSION_FLOW.moves["merge"].done))
        return redirect(found)

    return _settle_page(request, found, "intake/merge.html", form, done, {})


def _to_settle(request: HttpRequest, pid: str, verb: str) -> Submission:
    found: Submission = get_object_or_404(on_desk(request.user), pid=pid)
    if not can(request.user, verb, found):
        raise PermissionDenied(verb)
    SUBMISSION_FLOW.after(found.state, verb)
    return found


def _settle_page(
    request: HttpRequest, found: Submission, template: str, form: Any, done: Any, context: dict[str, Any]
) -> HttpResponse:
    """The form; who acts, acts on the version that she has read."""
    status = 422 if form.errors else 200
    version = version_of(request.POST, found.version)
    if request.method == "POST" and form.is_valid():
        found.version = version
        try:
            return done()  # type: ignore[no-any-return]
        except Stale as stale:
            found.refresh_from_db()
            SUBMISSION_FLOW.after(found.state, "take")
            stale.who = _("The sender") if stale.who == "sender" else stale.who
            keep_after(stale, form, advice=_("Read how it stands now, then send once more."))
            version, status = found.version, 409
    return render(request, template, {"submission": found, "form": form, "version": version, **context}, status=status)


@login_required
@require_POST
def block_network(request: HttpRequest, pid: str) -> HttpResponse:
    """Everything that comes from the network of this submission."""
    found = get_object_or_404(visible(request.user, Submission.objects.exclude(network="")), pid=pid)
    if not can(request.user, "block", Block()):
        raise PermissionDenied("block")
    block_sender(by=request.user, kind=Block.Kind.NETWORK, value=found.network, note=found.pid)
    messages.success(request, _("What comes from this network goes to the spam bin from now on."))
    return redirect(found)
