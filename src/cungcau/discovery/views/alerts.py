"""What somebody was told in a digest, how she is told, and the links that end its mails."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_POST

from cungcau.discovery.actions import choose_alerts, resume_mails, stop_mails
from cungcau.discovery.digests import MOST, at_most, digests_of, grouped, number_of, readable
from cungcau.discovery.forms import AlertsForm
from cungcau.discovery.unsubscribing import ending_of
from cungcau.kit.paging import page_of


@login_required
def digest(request: HttpRequest, pid: str) -> HttpResponse:
    """Its lines by search and need, as far as she may find them today."""
    found = get_object_or_404(digests_of(request.user), pid=pid)
    lines = list(found.lines.select_related("search"))
    left = readable(lines, request.user)
    groups = grouped(left)
    page = page_of(range(number_of(groups)), request, MOST)
    start = max(page.start_index() - 1, 0)
    context = {
        "digest": found, "groups": at_most(groups, start, start + MOST), "page": page,
        "gone": len({one.listing_id for one in lines} - {one.listing_id for one in left}),
    }  # fmt: skip
    return render(request, "discovery/digest.html", context)


@login_required
@require_POST
def choose(request: HttpRequest) -> HttpResponse:
    form = AlertsForm.of(request.user, request.POST)
    if form.is_valid():
        choose_alerts(request.user, by=request.user, **form.cleaned_data)
        messages.success(request, _("Saved: what you are told."))
    else:
        messages.error(request, _("This was not understood. Nothing was changed."))
    return redirect("access:profile")


@csrf_exempt  # a mail program presses it without a page before it (RFC 8058); the signed address is the right to it
@require_http_methods(["GET", "HEAD", "POST"])
def stop(request: HttpRequest, pid: str, what: str, token: str) -> HttpResponse:
    """GET asks and changes nothing; POST ends the mails at once, or lets them come again; nobody has to log in."""
    ending = ending_of(pid, what, token)
    if ending is None:
        return render(request, "discovery/stop.html", {"ending": None}, status=404)
    if request.method == "POST":
        (resume_mails if request.POST.get("again") else stop_mails)(ending, by=ending.user)
        ending = ending_of(pid, what, token)
    return render(request, "discovery/stop.html", {"ending": ending, "pressed": request.method == "POST"})
