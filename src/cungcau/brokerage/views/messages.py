"""Messages inside a case: written by an officer, passed on, their addresses; and the mail that was held back."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from cungcau.brokerage.actions import admit_mail, drop_mail, give_address, pass_on_message, revoke_address, send_message
from cungcau.brokerage.case_models import Case
from cungcau.brokerage.message_forms import AdmitForm, MessageForm, PassOnForm
from cungcau.brokerage.message_models import Addressee, IncomingMail, MailFate, Message
from cungcau.brokerage.message_parsing import Unreadable, read_letter
from cungcau.brokerage.message_queries import decides_on_mail, mails_of, working_cases
from cungcau.kit.errors import IllegalMove, Refused
from cungcau.kit.forms import tell_refusal, version_of
from cungcau.kit.ids import pid_or_new
from cungcau.kit.paging import page_of
from cungcau.kit.policy import visible
from cungcau.trail.queries import history_of

PAGE = 25


def _case(request: HttpRequest, pid: str) -> Case:
    return get_object_or_404(working_cases(request.user), pid=pid)


@login_required
def write(request: HttpRequest, pid: str) -> HttpResponse:
    """An officer writes; with `?to=` she answers a message, and its writers read it."""
    found = _case(request, pid)
    answered = visible(request.user, Message.objects.filter(case=found)).filter(pid=request.GET.get("to", "")).first()
    side = answered.entry.writer.side if answered and answered.entry.writer else ""
    form = MessageForm(request.POST or None, request.FILES or None, initial={"shared": side or "none"}, case=found)
    draft = pid_or_new(request.POST.get("draft", ""))
    if request.method == "POST" and form.is_valid():
        try:
            send_message(found, by=request.user, pid=draft, reply_to=answered, **form.cleaned_data)
            messages.success(request, _("The message is written; whoever may read it is told."))
            return redirect(f"{found.get_absolute_url()}#thread")
        except Refused as refusal:
            tell_refusal(_at_files(refusal), form)
    context = {"case": found, "form": form, "draft": draft, "answered": answered}
    return render(request, "brokerage/message_write.html", context, status=422 if form.errors else 200)


def _at_files(refusal: Refused) -> Refused:
    """A file's refusal stands at the field in which it was chosen."""
    return Refused(refusal.code, refusal.message, field="files") if refusal.field == "upload" else refusal


@login_required
def pass_on(request: HttpRequest, pid: str, message: str) -> HttpResponse:
    found = _case(request, pid)
    rows = Message.objects.filter(case=found).select_related("entry__by", "entry__writer__organisation")
    one = get_object_or_404(visible(request.user, rows), pid=message)
    form = PassOnForm(request.POST or None, message=one)
    if request.method == "POST" and form.is_valid():
        try:
            pass_on_message(found, by=request.user, message=one, **form.cleaned_data)
            messages.success(request, _("It is passed on; whoever reads it now is told."))
            return redirect(f"{found.get_absolute_url()}#thread")
        except Refused as refusal:
            tell_refusal(refusal, form)
    context = {"case": found, "form": form, "message": one}
    return render(request, "brokerage/message_pass_on.html", context, status=422 if form.errors else 200)


@login_required
@require_POST
def address(request: HttpRequest, pid: str) -> HttpResponse:
    found = _case(request, pid)
    give_address(found, by=request.user)
    return redirect(f"{found.get_absolute_url()}#mail")


@login_required
@require_POST
def revoke(request: HttpRequest, pid: str, addressee: str) -> HttpResponse:
    found = _case(request, pid)
    revoke_address(found, by=request.user, addressee=get_object_or_404(Addressee, case=found, pid=addressee))
    messages.success(request, _("Mail to that address is held back from now on."))
    return redirect(f"{found.get_absolute_url()}#mail")


@login_required
def held(request: HttpRequest) -> HttpResponse:
    """Mail that did not enter a case: what waits for a broker, and what was dropped."""
    if not decides_on_mail(request.user):
        raise PermissionDenied("admit")
    tab = "dropped" if request.GET.get("tab") == "dropped" else "held"
    rows = {name: mails_of(request.user, held=name == "held") for name in ("held", "dropped")}
    labels = {"held": _("Held back"), "dropped": _("Dropped")}
    tabs = [(name, labels[name], found.count()) for name, found in rows.items()]
    return render(request, "brokerage/held.html", {"page": page_of(rows[tab], request, PAGE), "tab": tab, "tabs": tabs})


@login_required
def held_mail(request: HttpRequest, mail: str) -> HttpResponse:
    """One of them, in plain words; admitted here."""
    found = get_object_or_404(visible(request.user, IncomingMail.objects.select_related("case")), pid=mail)
    form = None
    if found.state == MailFate.HELD:
        begun = {"case": found.case.ref if found.case else ""}
        form = AdmitForm(request.POST or None, cases=working_cases(request.user), initial=begun)
    if request.method == "POST" and form and form.is_valid():
        found.version = version_of(request.POST, found.version)
        try:
            message = admit_mail(found, by=request.user, **form.cleaned_data)
            messages.success(request, _("It stands in the case, internal until you pass it on."))
            return redirect(message.get_absolute_url())
        except Refused as refusal:
            tell_refusal(refusal, form)
        except Unreadable:
            form.add_error(None, _("This mail is torn and cannot be read. Ask its sender to send it again."))
    status = 422 if form and form.errors else 200
    context = {"mail": found, "form": form, **_read(found), "gone": _gone(found)}
    return render(request, "brokerage/held_mail.html", context, status=status)


def _read(mail: IncomingMail) -> dict[str, Any]:
    try:
        return {"letter": read_letter(mail.content, is_cut=mail.is_cut, whole=True) if mail.content else None}
    except Unreadable:
        return {"letter": None}


def _gone(mail: IncomingMail) -> str:
    """When and why its words are not here any more; "" where they are."""
    if mail.state != MailFate.DROPPED or mail.content:
        return ""
    if mail.settled_at is None:
        day = date_format(localtime(mail.at), "SHORT_DATETIME_FORMAT")
        return _("It was dropped by itself when it came, on %(day)s: its words and files were never kept.") % {"day": day}
    day = date_format(localtime(mail.settled_at), "SHORT_DATETIME_FORMAT")
    dropped = history_of(mail).filter(verb="drop").first()
    if dropped is None:
        return _("The data of its sender were erased on %(day)s, and the words and files of this mail with them.") % {"day": day}
    words = _("%(who)s dropped it on %(day)s: its words and files were deleted then and cannot be brought back.")
    return words % {"who": dropped.actor_name, "day": day}


@login_required
def drop(request: HttpRequest, mail: str) -> HttpResponse:
    """Its words go for good: asked once more on a page of its own, also without JavaScript."""
    found = get_object_or_404(visible(request.user, IncomingMail.objects.all(), "drop"), pid=mail)
    if request.method == "POST" and "sure" in request.POST:
        found.version = version_of(request.POST, found.version)
        drop_mail(found, by=request.user)
        messages.success(request, _("The mail is dropped."))
        return redirect("brokerage:held")
    if found.state != MailFate.HELD:
        raise IllegalMove("drop", found.state)
    return render(request, "brokerage/held_drop.html", {"mail": found})
