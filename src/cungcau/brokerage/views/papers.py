"""Documents of a case: put there, read about, opened, renewed."""

from __future__ import annotations

from io import BytesIO
from typing import Any

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_GET

from cungcau.brokerage.actions import ACTIONS, file_paper
from cungcau.brokerage.case_models import Case
from cungcau.brokerage.paper_forms import PAPER_FORMS, PaperForm
from cungcau.brokerage.paper_marking import marked, words_of_mark
from cungcau.brokerage.paper_models import Copy, Paper
from cungcau.brokerage.paper_queries import filing_party, is_of_its_party, may_file, openings_of
from cungcau.brokerage.views.uploading import upload_step
from cungcau.brokerage.workflow import PAPER_FLOW
from cungcau.files.storage import content_path
from cungcau.kit.errors import Refused
from cungcau.kit.forms import tell_refusal
from cungcau.kit.ids import pid_or_new, urn
from cungcau.kit.policy import can, visible
from cungcau.kit.verbs import buttons, verb_view
from cungcau.trail.looks import note_looks
from cungcau.trail.queries import history_of

# A downloaded file that is opened in the browser after all can run nothing and reach nothing.
SANDBOX = "default-src 'none'; sandbox"
STEP = "brokerage/paper_step.html"

_act = verb_view(
    Paper, PAPER_FLOW, {verb: ACTIONS[verb] for verb in ("reshare_paper", "withdraw_paper")}, PAPER_FORMS, template=STEP
)


@login_required
def add(request: HttpRequest, pid: str) -> HttpResponse:
    """A new document of a case."""
    case = get_object_or_404(visible(request.user, Case.objects.all()), pid=pid)
    if not may_file(case, request.user):
        raise PermissionDenied("file_paper")
    party = None if can(request.user, "read_desk", Paper(case=case)) else filing_party(case, request.user)
    form, draft = PaperForm(request.POST or None, request.FILES or None, party=party), pid_or_new(request.POST.get("draft", ""))
    if request.method == "POST" and form.is_valid():
        said: dict[str, Any] = dict(form.cleaned_data)
        try:
            paper = file_paper(case, by=request.user, name=said["upload"].name, pid=draft, **said)
            return redirect(paper)
        except Refused as refusal:
            tell_refusal(refusal, form)
    status = 422 if request.method == "POST" else 200
    context = {"case": case, "form": form, "draft": draft, "party": party, "lead": party or case.goal}
    return render(request, "brokerage/paper_add.html", context, status=status)


@login_required
def paper(request: HttpRequest, pid: str) -> HttpResponse:
    """Its versions; for those who work on the case who opened it, too."""
    found = get_object_or_404(visible(request.user, Paper.objects.select_related("case", "party__organisation")), pid=pid)
    is_desk, opens = can(request.user, "read_desk", found), can(request.user, "open", found)
    copies = list(found.copies.select_related("file", "by")) if opens else []  # type: ignore[attr-defined]
    context = {
        "paper": found, "is_desk": is_desk, "opens": opens, "is_own": is_desk or is_of_its_party(found, request.user),
        "copies": copies if is_desk else copies[:1],
        "buttons": buttons(request.user, found, PAPER_FLOW, url_name="brokerage:paper_act", forms=PAPER_FORMS),
        "looks": openings_of(found) if is_desk else [], "history": history_of(found) if is_desk else [],
    }  # fmt: skip
    return render(request, "brokerage/paper.html", context)


@login_required
@require_GET
def open_copy(request: HttpRequest, pid: str, number: int) -> HttpResponse:
    """A version, as a download: a PDF with who, when and which case on every page. The parties open the newest alone."""
    found = get_object_or_404(visible(request.user, Paper.objects.select_related("case")), pid=pid)
    if not can(request.user, "open", found):
        raise PermissionDenied("open")
    copy = get_object_or_404(Copy.objects.select_related("file"), paper=found, number=number)
    if not can(request.user, "read_desk", found) and copy != found.newest:
        raise Http404(number)
    path = content_path(copy.file.sha256)
    if not path.exists():
        raise Http404(pid)
    # Written down before the content goes out.
    note_looks(request.user, {urn(found): [f"version:{number}"]}, page=request.path)
    content: Any = path.open("rb")
    if copy.pages:
        words = words_of_mark(request.user.name, found.case.ref, timezone.now())
        content = BytesIO(marked(content.read(), copy.pages, words))
    response = FileResponse(content, as_attachment=True, filename=copy.file.name, content_type=copy.file.content_type)
    response["Content-Security-Policy"] = SANDBOX
    response["X-Content-Type-Options"] = "nosniff"
    response["Cache-Control"] = "private, no-store"
    return response


@login_required
def act(request: HttpRequest, pid: str, verb: str) -> HttpResponse:
    if verb != "renew_paper":
        return _act(request, pid, verb)
    found = get_object_or_404(visible(request.user, Paper.objects.all()), pid=pid)
    form = PAPER_FORMS[verb](request.POST or None, request.FILES or None)
    return upload_step(request, found, PAPER_FLOW, verb, ACTIONS[verb], form, STEP)


