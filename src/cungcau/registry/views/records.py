"""Pages of the registry: organisations, experts, zones, authorities."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.db.models import Q
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from cungcau.engines.common.text import fold
from cungcau.files.actions import store_logo
from cungcau.files.queries import logo_url
from cungcau.kit.errors import Refused, Stale
from cungcau.kit.forms import keep_after, say_saved, tell_refusal, version_of
from cungcau.kit.paging import page_of
from cungcau.kit.policy import can, visible
from cungcau.kit.verbs import buttons, verb_view
from cungcau.registry.actions import (
    EXPERT_ACTIONS,
    ORGANISATION_ACTIONS,
    add_contact,
    add_member,
    edit_point,
    send_consent_link,
    withdraw_consent,
)
from cungcau.registry.alike import not_told
from cungcau.registry.forms import (
    ContactForm,
    MemberForm,
    NoteForm,
    PointForm,
    initial_of_point,
)
from cungcau.registry.models import Contact, Expert, Organisation, Point
from cungcau.registry.panels import panels_for
from cungcau.registry.profiles import contact_profile
from cungcau.registry.purposes import purposes
from cungcau.registry.queries import (
    authorities,
    current_plan,
    experts_seen_by,
    members_of,
    organisations_seen_by,
    survivor_for,
    unsaved_of,
    verification_of,
    whole_history,
    zones_with_counts,
)
from cungcau.registry.sights import sights_on
from cungcau.registry.workflow import EXPERT_FLOW, ORGANISATION_FLOW, ExpertState, OrganisationState

PAGE = 30
VERB_FORMS = {"verify": NoteForm, "suspend": NoteForm, "end": NoteForm}
FLOW_ONLY = ("edit", "merge", "unmerge")
act_on_organisation = verb_view(
    Organisation, ORGANISATION_FLOW, {verb: ORGANISATION_ACTIONS[verb] for verb in ("verify", "activate", "suspend")}, VERB_FORMS
)
act_on_expert = verb_view(
    Expert, EXPERT_FLOW, {verb: EXPERT_ACTIONS[verb] for verb in ("verify", "activate", "leave", "end")}, VERB_FORMS
)


def organisation(request: HttpRequest, pid: str) -> HttpResponse:
    """One organisation: who it is, what it does; inside matters for its people and the officers."""
    found = organisations_seen_by(request.user).filter(pid=pid).first()
    if found is None:
        return _led_on(request, Organisation, pid)
    inside = can(request.user, "read_contacts", found)
    context = {
        "organisation": found,
        "buttons": buttons(
            request.user, found, ORGANISATION_FLOW, url_name="registry:organisation_act", forms=VERB_FORMS, skip=FLOW_ONLY
        ),
        **_writing(request, "organisation", found),
        "may_add_member": can(request.user, "add_member", found),
        "may_add_contact": can(request.user, "add_contact", found),
        "inside": inside,
        "members": [one for one in members_of(found) if one.is_current] if inside else [],
        "contacts": found.contacts.filter(merged_into=None).prefetch_related("consents") if inside else [],
        "verification": verification_of(found),
        "history": whole_history(found) if can(request.user, "read_history", found) else [],
        "experts": visible(request.user, found.experts.all()),
        "panels": panels_for(found, request.user),
        **sights_on(found, request.user, request.path),
    }
    return render(request, "registry/organisation.html", context)


def expert(request: HttpRequest, pid: str) -> HttpResponse:
    """One expert; phone, address and declared conflicts only for officers and the expert."""
    found = experts_seen_by(request.user).filter(pid=pid).first()
    if found is None:
        return _led_on(request, Expert, pid)
    context = {
        "expert": found,
        "buttons": buttons(request.user, found, EXPERT_FLOW, url_name="registry:expert_act", forms=VERB_FORMS, skip=FLOW_ONLY),
        **_writing(request, "expert", found),
        "private": can(request.user, "read_private", found),
        "away": found.absences.filter(since__lte=timezone.localdate(), until__gte=timezone.localdate()).first(),
        "history": whole_history(found) if can(request.user, "read_history", found) else [],
        **sights_on(found, request.user, request.path),
    }
    return render(request, "registry/expert.html", context)


@login_required
def member_form(request: HttpRequest, pid: str) -> HttpResponse:
    """Add somebody who works there."""
    found = get_object_or_404(organisations_seen_by(request.user), pid=pid)
    if not can(request.user, "add_member", found):
        raise PermissionDenied("add_member")
    form = MemberForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        values = {key: value for key, value in form.cleaned_data.items() if key not in {"email", "user"} and value is not None}
        try:
            add_member(found, form.cleaned_data["user"], by=request.user, **values)
        except Refused as refusal:
            tell_refusal(refusal, form)
        else:
            messages.success(request, _("The person can work for the organisation now."))
            return redirect(found)
    return _form(request, form, found, _("Add a person"))


@login_required
def contact_form(request: HttpRequest, pid: str) -> HttpResponse:
    """Record whom to reach."""
    found = get_object_or_404(organisations_seen_by(request.user), pid=pid)
    if not can(request.user, "add_contact", found):
        raise PermissionDenied("add_contact")
    form = ContactForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        if others := not_told(request.POST, "contact", contact_profile(found, form.cleaned_data)):
            return _form(request, form, found, _("Add a contact"), others)
        added = add_contact(found, by=request.user, **form.values())
        if form.cleaned_data["send_link"] and added.email:
            send_consent_link(added, by=request.user, language=get_language() or "vi")
        messages.success(request, _("The contact is recorded."))
        return redirect(found)
    return _form(request, form, found, _("Add a contact"))


@login_required
def end_consent(request: HttpRequest, pid: str, contact: str) -> HttpResponse:
    """POST: this contact withdrew the consent to one purpose, or to all."""
    found = get_object_or_404(organisations_seen_by(request.user), pid=pid)
    row = get_object_or_404(Contact, pid=contact, organisation=found, withdrawn_on=None, merged_into=None)
    if request.method == "POST":
        asked = request.POST.get("purpose", "")
        withdraw_consent(row, by=request.user, purpose=asked if asked in purposes() else "")
        messages.success(request, _("The withdrawal is recorded."))
    return redirect("registry:contact", found.pid, row.pid) if "purpose" in request.POST else redirect(found)


@login_required
def desk(request: HttpRequest) -> HttpResponse:
    """The officers' list of organisations and experts, in every state."""
    if not request.user.is_officer:
        raise PermissionDenied("officer")
    kind, query, state = (request.GET.get(name, "").replace("\x00", "") for name in ("kind", "q", "state"))
    kind = kind if kind == "expert" else ""
    rows: Any = experts_seen_by(request.user) if kind == "expert" else organisations_seen_by(request.user)
    states = ExpertState if kind == "expert" else OrganisationState
    if state in states.values:
        rows = rows.filter(state=state)
    for word in fold(query).split():
        rows = rows.filter(
            Q(folded__contains=word) if kind == "expert" else Q(folded__contains=word) | Q(tax_code__startswith=word)
        )
    page = page_of(rows, request, PAGE)
    context = {
        "page": page,
        "kind": kind,
        "q": query,
        "state": state,
        "states": states.choices,
        "may_register": can(request.user, "register", Organisation()),
        "may_propose": can(request.user, "propose", Expert()),
        "typed": unsaved_of(request.user),
    }
    return render(request, "registry/desk.html", context)


@login_required
def point_form(request: HttpRequest) -> HttpResponse:
    """What this installation says of itself: for the steward."""
    here = get_object_or_404(Point.objects.select_related("host"))
    if not can(request.user, "edit", here):
        raise PermissionDenied("edit")
    form = PointForm(request.POST or None, request.FILES or None, initial=initial_of_point(here))
    version, status = version_of(request.POST, here.version), 200
    if request.method == "POST" and form.is_valid():
        try:
            picture = form.cleaned_data["logo"]
            logo = {"logo": store_logo(picture)} if picture else {}
            edit_point(here, by=request.user, version=version, **{**form.values(), **logo})
        except Refused as refusal:
            tell_refusal(refusal, form)
        except Stale as stale:
            keep_after(stale, form)
            here.refresh_from_db()
            version, status = here.version, 409
        else:
            say_saved(request, here.version != version, _("The point is saved."))
            return redirect("registry:point")
    context = {
        "form": form, "here": here, "logo": logo_url(here.logo), "version": version,
    }  # fmt: skip
    return render(request, "registry/point.html", context, status=422 if form.errors and status == 200 else status)


def zones(request: HttpRequest) -> HttpResponse:
    """The park's zones, with how many organisations each has."""
    return render(request, "registry/zones.html", {"plan": current_plan(), "zones": zones_with_counts()})


def authority_names(request: HttpRequest) -> HttpResponse:
    """Public bodies and what they were called when."""
    return render(request, "registry/authorities.html", {"authorities": authorities()})


def _writing(request: HttpRequest, kind: str, found: Any) -> dict[str, Any]:
    """May she edit it; and what she herself has typed into its form and not saved."""
    may_edit = can(request.user, "edit", found)
    return {"may_edit": may_edit, "typed": unsaved_of(request.user).filter(kind=kind, pid=found.pid) if may_edit else []}


def _led_on(request: HttpRequest, model: Any, pid: str) -> HttpResponse:
    """The address of a record that was merged leads to the one that it is now; for whom may not read that one, there is none."""
    survivor = survivor_for(request.user, model, pid)
    if survivor is None:
        raise Http404(pid)
    answer = redirect(survivor, permanent=True)
    answer["Cache-Control"] = "private, no-cache"  # a merger can be undone: nobody keeps the way for ever
    return answer


def _form(request: HttpRequest, form: Any, found: Any, title: str, others: Any = ()) -> HttpResponse:
    """A short form of the registry. `others`: records that may be the same."""
    context = {
        "form": form,
        "thing": found,
        "title": title,
        "others": others,
        "none_of": " ".join(one.thing.pid for one in others),
    }
    return render(request, "registry/form.html", context, status=422 if form.errors else 200)
