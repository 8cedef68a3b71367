"""How far an organisation was checked; to what a contact agreed, also for herself without an account."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from cungcau.files.queries import attached_to
from cungcau.kit.errors import Refused
from cungcau.kit.forms import tell_refusal
from cungcau.kit.policy import SYSTEM, can
from cungcau.registry.actions import (
    give_consent,
    record_verification,
    revoke_verification,
    send_consent_link,
    withdraw_consent,
)
from cungcau.registry.consent_links import contact_of
from cungcau.registry.duty import SOON
from cungcau.registry.models import Contact, How, Verification
from cungcau.registry.people_forms import ConsentForm, ReasonForm, VerificationForm
from cungcau.registry.purposes import basis_on, purposes
from cungcau.registry.queries import organisations_seen_by, verification_of, verifications_that_end


@login_required
def verification(request: HttpRequest, pid: str) -> HttpResponse:
    """Every check of an organisation with its evidence: for its own people and officers; POST records another one."""
    found = get_object_or_404(organisations_seen_by(request.user), pid=pid)
    if not (can(request.user, "read_contacts", found) or request.user.is_officer):
        raise PermissionDenied("verification")
    may_record = can(request.user, "record_verification", found)
    form = VerificationForm(request.POST or None, request.FILES or None) if may_record else None
    if request.method == "POST":
        if form is None:
            raise PermissionDenied("record_verification")
        if form.is_valid():
            try:
                record_verification(found, by=request.user, **form.cleaned_data)
            except Refused as refusal:
                tell_refusal(refusal, form)
            else:
                messages.success(request, _("The check is recorded."))
                return redirect("registry:verification", found.pid)
    rows = [(one, attached_to(one)) for one in found.verifications.select_related("by")]
    context = {
        "organisation": found, "rows": rows, "form": form, "counts": verification_of(found),
        "may_revoke": can(request.user, "revoke_verification", found),
    }  # fmt: skip
    return render(request, "registry/verification.html", context, status=422 if form and form.errors else 200)


@login_required
def revoke(request: HttpRequest, pid: str, verification: str) -> HttpResponse:
    """A check does not count any more, and why."""
    found = get_object_or_404(organisations_seen_by(request.user), pid=pid)
    row = get_object_or_404(Verification, pid=verification, organisation=found, revoked_on=None)
    if not can(request.user, "revoke_verification", found):
        raise PermissionDenied("revoke_verification")
    form = ReasonForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        revoke_verification(row, by=request.user, **form.cleaned_data)
        messages.success(request, _("The check does not count any more."))
        return redirect("registry:verification", found.pid)
    context = {"form": form, "thing": found, "title": _("Revoke a check"), "back": row.get_absolute_url()}
    return render(request, "registry/ask.html", context, status=422 if form.errors else 200)


@login_required
def renewals(request: HttpRequest) -> HttpResponse:
    """Checks that end soon or ended lately: for officers, to be renewed."""
    if not request.user.is_officer:
        raise PermissionDenied("officer")
    return render(request, "registry/renewals.html", {"rows": verifications_that_end(SOON), "days": SOON})


@login_required
def contact(request: HttpRequest, pid: str, contact: str) -> HttpResponse:
    """One contact with the ledger of what she agreed to; POST writes another line."""
    found, row = _contact(request, pid, contact)
    may_give = can(request.user, "give_consent", found)
    form = ConsentForm(request.POST or None, contact=row) if may_give else None
    if request.method == "POST":
        if form is None:
            raise PermissionDenied("give_consent")
        if form.is_valid():
            values = form.cleaned_data
            give_consent(row, values["purpose"], by=request.user, on=values["on"], how=values["how"])
            messages.success(request, _("The consent is in the ledger."))
            return redirect("registry:contact", found.pid, row.pid)
    context = {
        "organisation": found, "contact": row, "consents": row.consents.select_related("recorded_by"), "form": form,
        "may_withdraw": can(request.user, "withdraw_consent", found), "basis": basis_on_today(),
        "all_given": form is not None and not form.fields["purpose"].choices,
        "may_send": can(request.user, "send_consent_link", found) and bool(row.email),
        "is_steward": "steward" in request.user.roles,
    }  # fmt: skip
    return render(request, "registry/contact.html", context, status=422 if form and form.errors else 200)


@require_POST
@login_required
def send_link(request: HttpRequest, pid: str, contact: str) -> HttpResponse:
    found, row = _contact(request, pid, contact)
    send_consent_link(row, by=request.user, language=get_language() or "vi")
    messages.success(request, _("The mail is on its way."))
    return redirect("registry:contact", found.pid, row.pid)


def own_consent(request: HttpRequest, token: str) -> HttpResponse:
    """What a person agreed to, by the link in her mail, without an account; POST withdraws one purpose, or all."""
    row = contact_of(token)
    if row is None:
        raise Http404("consent")
    if request.method == "POST":
        asked = request.POST.get("purpose", "")
        withdraw_consent(row, by=SYSTEM, purpose=asked if asked in purposes() else "", how=How.LINK)
        messages.success(request, _("Your consent is withdrawn from today. Nobody needs a reason from you."))
        return redirect(request.path)
    context = {"contact": row, "consents": row.consents.all(), "open": row.open_consents, "basis": basis_on_today()}
    answer = render(request, "registry/own_consent.html", context)
    answer["Referrer-Policy"] = "same-origin"  # the address is the key; with none at all a browser's press is refused as foreign
    answer["X-Robots-Tag"] = "noindex"
    return answer


def basis_on_today() -> Any:
    return basis_on(timezone.localdate())


def _contact(request: HttpRequest, pid: str, contact: str) -> tuple[Any, Contact]:
    found = get_object_or_404(organisations_seen_by(request.user), pid=pid)
    if not can(request.user, "read_contacts", found):
        raise PermissionDenied("contacts")
    return found, get_object_or_404(found.contacts.prefetch_related("consents").filter(merged_into=None), pid=contact)
