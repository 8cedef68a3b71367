"""Pages of verdicts: keeping and refusing a proposal, the list of what was said, one verdict with its story."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from cungcau.discovery.actions import ACTIONS, undo_verdict
from cungcau.discovery.forms import JUDGE_FORMS, VERB_FORMS
from cungcau.discovery.matches import Judged, as_it_was
from cungcau.discovery.models import Verdict
from cungcau.discovery.panels import panels_for
from cungcau.discovery.unjudged import being_compared, unjudged
from cungcau.discovery.verdicts import Seen, changed_sides, may_read_verdicts, verdict_on, verdicts_read_by
from cungcau.discovery.workflow import VERDICT_FLOW, VerdictState
from cungcau.kit.errors import Refused, Stale
from cungcau.kit.forms import keep_after, tell_refusal
from cungcau.kit.paging import page_of
from cungcau.kit.policy import can
from cungcau.kit.verbs import buttons, verb_view
from cungcau.listings.looks import note_list
from cungcau.listings.models import Listing
from cungcau.listings.queries import listings_seen_by, together
from cungcau.trail.models import Entry
from cungcau.trail.queries import history_of
from cungcau.vocabulary.queries import label

PAGE = 25
JUDGED = (VerdictState.KEPT, VerdictState.REFUSED)
act = verb_view(Verdict, VERDICT_FLOW, {"undo": undo_verdict}, VERB_FORMS)


@login_required
def judge(request: HttpRequest, pid: str, other: str, verb: str) -> HttpResponse:
    """Keep or refuse: GET asks, POST acts and goes back to the matches. Who sends no versions is asked again."""
    if verb not in JUDGE_FORMS:
        raise Http404(verb)
    listing, need, offer = _pair(request, pid, other)
    verdict = verdict_on(need, offer)
    if not can(request.user, verb, verdict):
        raise PermissionDenied(verb)
    form = JUDGE_FORMS[verb](request.POST or None)
    seen, status = Seen.from_text(request.POST.get("seen", "")), 200
    if request.method == "POST":
        status = 422
        if seen and _done_before(verdict, seen, request.user, verb):
            return _went(request, listing, verb)
        if seen and form.is_valid():
            try:
                ACTIONS[verb](need, offer, by=request.user, seen=seen, **form.cleaned_data)
                return _went(request, listing, verb)
            except Refused as refusal:
                tell_refusal(refusal, form)
            except Stale as stale:
                keep_after(stale, form, advice=_("Read both listings as they stand now, then send it once more."))
                verdict, seen, status = verdict_on(need, offer), None, 409
    context = {
        "listing": listing, "other": offer if listing == need else need, "verb": verb, "form": form,
        "move": VERDICT_FLOW.moves[verb], "verdict": verdict, "seen": seen or Seen.of(verdict),
    }  # fmt: skip
    return render(request, "discovery/judge.html", context, status=status)


def _pair(request: HttpRequest, pid: str, other: str) -> tuple[Listing, Listing, Listing]:
    """The listing whose page it is, then need and offer."""
    rows = listings_seen_by(request.user)
    listing = get_object_or_404(rows, pid=pid)
    second = get_object_or_404(rows.exclude(kind=listing.kind), pid=other)
    return (listing, listing, second) if listing.is_need else (listing, second, listing)


def _done_before(verdict: Verdict, seen: Seen, user: Any, verb: str) -> bool:
    """The second press of a button: the same person has just said the same."""
    said = verdict.state == VERDICT_FLOW.moves[verb].to and verdict.by_id == user.pk
    return said and verdict.version == seen.verdict + 1


def _went(request: HttpRequest, listing: Listing, verb: str) -> HttpResponse:
    messages.success(request, str(VERDICT_FLOW.moves[verb].done))
    return redirect(reverse("discovery:matches", args=[listing.pid]))


@login_required
def verdicts(request: HttpRequest) -> HttpResponse:
    """Kept proposals, and refused ones, the newest first; what nobody has judged yet, the best first, before any was kept."""
    if not may_read_verdicts(request.user):
        raise PermissionDenied("read")
    rows, fresh = verdicts_read_by(request.user), unjudged(request.user)
    counts = {VerdictState.OPEN: fresh.count(), **{one: rows.filter(state=one).count() for one in JUDGED}}
    asked = request.GET.get("state", "")
    state = VerdictState(asked) if asked in counts else VerdictState.KEPT if counts[VerdictState.KEPT] else VerdictState.OPEN
    page: Any = page_of(fresh if state == VerdictState.OPEN else rows.filter(state=state), request, PAGE)
    pairs = [side for row in page.object_list for side in (row.need, row.offer)]
    note_list(together(pairs, request.user), by=request.user, page=request.path)
    if state != VerdictState.OPEN:
        page.object_list = [(Judged(row, changed_sides(row)), as_it_was(row, request.user)) for row in page.object_list]
    context = {"page": page, "state": state, "tabs": counts.items(), "comparing": being_compared()}
    answer = render(request, "discovery/verdicts.html", context)
    if request.headers.get("HX-Request") and not context["comparing"]:
        answer["HX-Refresh"] = "true"  # the page has waited for this
    return answer


@login_required
def verdict(request: HttpRequest, pid: str) -> HttpResponse:
    """One verdict: the pair, the reasons as they were, who said what when."""
    row = get_object_or_404(verdicts_read_by(request.user, open_too=True), pid=pid)
    note_list([row.need, row.offer], by=request.user, page=request.path)
    context = {
        "verdict": row,
        "judged": Judged(row, changed_sides(row)),
        "then": as_it_was(row, request.user),
        "history": [(_happened(entry), entry) for entry in history_of(row)],
        "panels": panels_for(row, request.user),
        "buttons": buttons(
            request.user, row, VERDICT_FLOW, url_name="discovery:act", forms=VERB_FORMS, skip=("keep", "refuse")
        ),
    }
    return render(request, "discovery/verdict.html", context)


def _happened(entry: Entry) -> str:
    """A line of the trail in words, with the reason that was chosen."""
    words = {"keep": _("Kept"), "refuse": _("Refused"), "undo": _("Taken back")}[entry.verb]
    reason = entry.facts.get("reason")
    return f"{words}: {label('refusal_reason', reason)}" if reason else words
