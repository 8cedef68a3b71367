"""Attach, download, mark, detach; and the logo, which everybody may see."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from cungcau.files.access import find, may
from cungcau.files.actions import attach_file, detach_file, mark_file
from cungcau.files.forms import AttachForm
from cungcau.files.kinds import KINDS
from cungcau.files.models import File
from cungcau.files.pictures import NoPicture, TooManyPoints, thumbnail
from cungcau.files.storage import content_path, logo_path
from cungcau.kit.errors import Refused
from cungcau.kit.forms import tell_refusal
from cungcau.kit.policy import STRANGER, visible
from cungcau.trail.looks import note_looks

# A downloaded file that is opened in the browser after all can run nothing and reach nothing.
SANDBOX = "default-src 'none'; sandbox"


def attach(request: HttpRequest, label: str, pid: str) -> HttpResponse:
    """GET and a refusal show the form on a page of its own; the record's page shows it too."""
    thing = find(label, pid)
    if not may(request.user, "read", label, thing):
        raise Http404(label)
    if not may(request.user, "write", label, thing):
        raise PermissionDenied("attach")
    form = AttachForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid() and _attached(request, thing, form):
        return redirect(_back(request) or thing.get_absolute_url())
    context = {
        "thing": thing, "form": form, "limit": settings.UPLOAD_LIMIT_MB, "kinds": ", ".join(KINDS), "back": _back(request),
    }  # fmt: skip
    return render(request, "files/attach.html", context, status=422 if form.errors else 200)


def _back(request: HttpRequest) -> str:
    """The page of ours from which the file was sent, where it said so (a form that is being filled in)."""
    back = request.POST.get("next", "")
    inside = url_has_allowed_host_and_scheme(back, allowed_hosts={request.get_host()}, require_https=request.is_secure())
    return back if inside else ""


def _attached(request: HttpRequest, thing: Any, form: AttachForm) -> bool:
    upload = form.cleaned_data["upload"]
    try:
        file = attach_file(thing, upload, upload.name, by=request.user, internal=form.cleaned_data["is_internal"], once=True)
    except Refused as refusal:
        tell_refusal(refusal, form)
        return False
    messages.success(request, _("“%(name)s” is attached.") % {"name": file.name})
    return True


@require_GET
def download(request: HttpRequest, pid: str) -> FileResponse:
    """The content, as a download under its name. A stranger to the record learns not even that it exists."""
    file = get_object_or_404(visible(request.user, File.objects.all()), pid=pid)
    path = content_path(file.sha256)
    if not path.exists():
        raise Http404(pid)
    _note_look(file, request)
    response = FileResponse(path.open("rb"), as_attachment=True, filename=file.name, content_type=file.content_type)
    response["Content-Security-Policy"] = SANDBOX
    response["X-Content-Type-Options"] = "nosniff"
    response["Cache-Control"] = "private, no-store"
    return response


def _note_look(file: File, request: HttpRequest) -> None:
    """A file that not every visitor may have is opened by somebody who is not of the record's owner."""
    label, thing = file.subject_label, find(file.subject_label, file.subject_key)
    is_open = not file.is_internal and may(STRANGER, "read", label, thing)
    if not is_open and not may(request.user, "own", label, thing):
        note_looks(request.user, {f"{label}:{file.subject_key}": [f"file:{file.name}"]}, page=request.path)


@require_GET
def small(request: HttpRequest, pid: str) -> FileResponse:
    """The small copy of a picture, shown on the page of its record to whoever may download it."""
    file = get_object_or_404(visible(request.user, File.objects.all()), pid=pid)
    if not file.is_picture:
        raise Http404(pid)
    try:
        path = thumbnail(file.sha256)
    except (NoPicture, TooManyPoints, OSError) as error:
        raise Http404(pid) from error
    response = FileResponse(path.open("rb"), content_type="image/webp")
    response["Content-Security-Policy"] = SANDBOX
    response["X-Content-Type-Options"] = "nosniff"
    response["Cache-Control"] = "private, max-age=600"
    return response


@require_POST
def mark(request: HttpRequest, pid: str) -> HttpResponse:
    """`internal=yes` keeps the file inside, anything else opens it."""
    file = get_object_or_404(visible(request.user, File.objects.all()), pid=pid)
    mark_file(file, internal=request.POST.get("internal") == "yes", by=request.user)
    said = _("“%(name)s” is internal now.") if file.is_internal else _("“%(name)s” can be seen by all readers now.")
    messages.success(request, said % {"name": file.name})
    return redirect(_back(request) or find(file.subject_label, file.subject_key).get_absolute_url())


@require_POST
def detach(request: HttpRequest, pid: str) -> HttpResponse:
    file = get_object_or_404(visible(request.user, File.objects.all()), pid=pid)
    detach_file(file, by=request.user)
    messages.success(request, _("“%(name)s” is removed.") % {"name": file.name})
    thing = find(file.subject_label, file.subject_key)
    return redirect(_back(request) or thing.get_absolute_url())


@require_GET
def logo(request: HttpRequest, name: str) -> FileResponse:
    """A stored logo. Its name is its fingerprint, so a browser may keep it for ever."""
    path = logo_path(name)
    if not path.exists():
        raise Http404(name)
    response = FileResponse(path.open("rb"), content_type="image/png")
    response["Cache-Control"] = "public, max-age=31536000, immutable"
    response["Content-Security-Policy"] = SANDBOX
    return response
