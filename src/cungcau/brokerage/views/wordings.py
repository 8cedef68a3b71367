"""Templates of agreements: the steward's pages, and the written agreement as a file."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from cungcau.brokerage.actions import save_wording
from cungcau.brokerage.agreement_models import Agreement
from cungcau.brokerage.wording_forms import FORM_NAMES, PLACEHOLDER_NAMES, WordingForm
from cungcau.brokerage.wording_models import Wording
from cungcau.brokerage.wording_papers import WRITERS, newest, note_of, text_in_force, written
from cungcau.brokerage.wording_texts import EVERY_FORM, FORMS, LANGUAGES, PLACEHOLDERS, blocks, unknown_in
from cungcau.kit.errors import Refused, Stale
from cungcau.kit.forms import keep_after, tell_refusal
from cungcau.kit.policy import can, visible

BOTH = "both"


def _may_read(request: HttpRequest) -> None:
    if not can(request.user, "read", Wording()):
        raise PermissionDenied("read")


@login_required
def wordings(request: HttpRequest) -> HttpResponse:
    """Every template with the version in force."""
    _may_read(request)
    rows = [(form, language, FORM_NAMES[form], newest(form, language)) for form in EVERY_FORM for language in LANGUAGES]
    return render(request, "brokerage/wordings.html", {"rows": rows})


@login_required
def wording(request: HttpRequest, form: str, language: str) -> HttpResponse:
    """The text in force, to be read, tried out and saved as a new version; `?number=` shows an earlier one."""
    _may_read(request)
    if form not in EVERY_FORM or language not in LANGUAGES:
        raise Http404(form)
    own, writes = newest(form, language), can(request.user, "save_wording", Wording())
    versions = list(Wording.objects.filter(form=form, language=language).select_related("by"))
    asked = request.GET.get("number", "")
    earlier = next((one for one in versions if str(one.number) == asked), None)
    start = earlier.text if earlier else text_in_force(form, language)
    typed, status = WordingForm(request.POST or None, initial={"text": start}), 200
    if request.method == "POST":
        if not writes:
            raise PermissionDenied("save_wording")
        status, tries = 422, "preview" in request.POST
        if typed.is_valid() and not tries and _saved(request, form, language, typed):
            return redirect("brokerage:wording", form, language)
        if typed.is_valid() and tries:
            status = 200
            start = typed.cleaned_data["text"]
            if unknown := unknown_in(start):
                names = ", ".join(f"{{{name}}}" for name in unknown)
                typed.add_error("text", _("Nobody fills these: %(names)s.") % {"names": names})
                status = 422
    context = {
        "form_code": form, "language": language, "name": FORM_NAMES[form], "own": own, "form": typed if writes else None,
        "shown": blocks(start), "versions": versions, "note": note_of(form, language),
        "placeholders": [(name, PLACEHOLDER_NAMES[name]) for name in PLACEHOLDERS],
        "after": request.POST.get("after", str(own.number if own else 0)),
    }  # fmt: skip
    return render(request, "brokerage/wording.html", context, status=status)


def _saved(request: HttpRequest, form: str, language: str, typed: WordingForm) -> bool:
    given = request.POST.get("after", "")
    after = int(given) if given.isdecimal() and len(given) < 7 else 0
    try:
        save_wording(by=request.user, form=form, language=language, text=typed.cleaned_data["text"], after=after)
    except Refused as refusal:
        tell_refusal(refusal, typed)
        return False
    except Stale as stale:
        keep_after(stale, typed)
        return False
    messages.success(request, _("The new version is in force."))
    return True


@login_required
def paper_of(request: HttpRequest, pid: str, form: str, language: str, ending: str) -> HttpResponse:
    """The agreement written from its template: language vi, en or both; as pdf or docx."""
    agreement = get_object_or_404(visible(request.user, Agreement.objects.select_related("case"), "read"), pid=pid)
    known = form in FORMS.get(agreement.kind, ()) and language in {*LANGUAGES, BOTH} and ending in WRITERS
    if not known:
        raise Http404(form)
    write, content_type = WRITERS[ending]
    paper = written(agreement, form, LANGUAGES if language == BOTH else (language,))
    response = HttpResponse(write(paper), content_type=content_type)
    response["Content-Disposition"] = f'attachment; filename="{agreement.ref}-{form}-{language}.{ending}"'
    response["Cache-Control"] = "private, no-store"
    return response
