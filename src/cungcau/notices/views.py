"""The inbox of each, the outbox of the house, and the mail server's form."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.db.models import Count
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from cungcau.access.who import steward
from cungcau.kit.errors import Refused
from cungcau.kit.forms import tell_refusal
from cungcau.kit.paging import page_of
from cungcau.kit.policy import can, visible
from cungcau.notices.actions import confirm_address, mark_all_read, mark_read, retry_mail, set_up_mail_server
from cungcau.notices.forms import MailServerForm
from cungcau.notices.models import BouncingAddress, MailServer, Notice, Outgoing
from cungcau.notices.password_file import kept_password
from cungcau.notices.queries import inbox_of, mail_server, mails, pieces_of, readable_subjects, unread_count, words_of
from cungcau.notices.who import reads_own_mails
from cungcau.notices.workflow import MailState

PAGE = 30


@login_required
def inbox(request: HttpRequest) -> HttpResponse:
    page = page_of(inbox_of(request.user), request, PAGE)
    readable = readable_subjects(request.user, page.object_list)
    rows = [{"notice": notice, "words": words_of(notice, readable)} for notice in page]
    return render(
        request, "notices/inbox.html", {"page": page, "rows": rows, "unread": unread_count(request.user)}
    )


@login_required
@require_POST
def read_all(request: HttpRequest) -> HttpResponse:
    mark_all_read(by=request.user)
    return redirect("notices:inbox")


@login_required
@require_POST
def open_notice(request: HttpRequest, pid: str) -> HttpResponse:
    """Mark the line as read and go to what it is about."""
    notice = get_object_or_404(visible(request.user, Notice.objects.all()), pid=pid)
    mark_read(notice, by=request.user)
    return redirect(notice.url or reverse("notices:inbox"))


@login_required
@require_POST
def confirm(request: HttpRequest) -> HttpResponse:
    """My address is right: digests go there again. Pressed twice, it still is."""
    user: Any = request.user
    if row := visible(user, BouncingAddress.objects.all(), "confirm_address").first():
        confirm_address(row, by=user)
    messages.success(request, _("Digests go to your address again."))
    return redirect("access:profile")


@login_required
def outbox(request: HttpRequest) -> HttpResponse:
    """What has left the house and what waits: for the steward. In the demo others find the mails to them here."""
    reads_all = steward.check(request.user, None)
    if not (reads_all or reads_own_mails(request.user)):
        raise PermissionDenied("outbox")
    state = request.GET.get("state", "")
    page = page_of(mails(request.user, state), request, PAGE)
    context = {
        "page": page,
        "lines": [(found, can(request.user, "read_words", found)) for found in page],
        "state": state,
        "states": _states(request.user),
        "server": mail_server(),
        "reads_all": reads_all,
        "may_set_up": can(request.user, "set_up", MailServer()),
    }
    return render(request, "notices/outbox.html", context)


def _states(user: Any) -> list[tuple[str, Any, int]]:
    """(state, word, how many) for the tabs; the first is all of them."""
    counts = dict(mails(user).order_by().values_list("state").annotate(Count("pk")))
    return [("", _("All"), sum(counts.values()))] + [
        (value, label, counts.get(value, 0)) for value, label in MailState.choices
    ]


@login_required
def mail(request: HttpRequest, pid: str) -> HttpResponse:
    """One mail as its receiver reads it; its links work from here."""
    found = get_object_or_404(visible(request.user, Outgoing.objects.all()), pid=pid)
    reads_words = can(request.user, "read_words", found)
    context = {
        "mail": found,
        "subject": found.subject if reads_words else _("A mail for its receiver alone"),
        "language": found.language if reads_words else get_language(),
        "pieces": pieces_of(found.text) if reads_words else [],
        "reads_words": reads_words,
        "may_retry": can(request.user, "retry", found),
        "server": mail_server(),
    }
    return render(request, "notices/mail.html", context)


@login_required
@require_POST
def retry(request: HttpRequest, pid: str) -> HttpResponse:
    found = get_object_or_404(visible(request.user, Outgoing.objects.all()), pid=pid)
    retry_mail(found, by=request.user)
    messages.success(request, _("The mail is tried again."))
    return redirect(found.get_absolute_url())


@login_required
def server(request: HttpRequest) -> HttpResponse:
    """The mail server given by hand; what the environment says goes before it."""
    row = MailServer.objects.first() or MailServer()
    if not can(request.user, "set_up", row):
        raise PermissionDenied("set_up")
    names = ("host", "port", "user", "security", "sender")
    form = MailServerForm(request.POST or None, initial={name: getattr(row, name) for name in names})
    if request.method == "POST" and form.is_valid():
        values = {**form.cleaned_data, "password": form.cleaned_data["password"] or None}
        try:
            set_up_mail_server(by=request.user, **values)
        except Refused as refusal:
            tell_refusal(refusal, form)
        else:
            messages.success(request, _("The mail server is saved. Waiting mails leave within a minute."))
            return redirect("notices:outbox")
    context = {"form": form, "has_password": bool(kept_password())}
    return render(request, "notices/server.html", context, status=422 if form.errors else 200)
