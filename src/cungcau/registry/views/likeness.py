"""The steward's pages of look-alikes: what may be one and the same, side by side, merged, taken back."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from cungcau.kit.errors import IllegalMove, Refused, Stale
from cungcau.kit.forms import version_of
from cungcau.kit.paging import page_of
from cungcau.kit.policy import can, visible
from cungcau.registry.actions import merge_records, suggest_again, tell_apart, undo_merger
from cungcau.registry.alike import apart_in_words, in_words, pairs
from cungcau.registry.comparison import compared, compared_then, kept_back_in_words, moved_in_words, moving, warnings
from cungcau.registry.merging import differences
from cungcau.registry.models import Contact, Distinct, Expert, Merger, Organisation
from cungcau.registry.profiles import MODELS

PAGE = 20
MERGED = {"organisation": Organisation, "expert": Expert, "contact": Contact}


def for_stewards(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Who may merge may see what could be merged."""

    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **options: Any) -> HttpResponse:
        if not can(request.user, "read", Merger()):
            raise PermissionDenied("merge")
        return view(request, *args, **options)

    return login_required(guarded)


@for_stewards
def duplicates(request: HttpRequest) -> HttpResponse:
    """Pairs that look like one record, the likeliest first; with `apart`, those that were told apart."""
    kind = request.GET.get("kind", "")
    kind = kind if kind in MODELS else "organisation"
    context: dict[str, Any] = {"kind": kind, "apart": "apart" in request.GET, "may_merge": kind in MERGED, f"is_{kind}": True}
    if context["apart"]:
        rows = Distinct.objects.filter(label=MODELS[kind]._meta.label_lower)
        context["page"] = page = page_of(rows, request, PAGE)
        context["told"] = apart_in_words(kind, list(page))
    else:
        context["page"] = page = page_of(pairs(kind), request, PAGE)
        context["suggestions"] = in_words(kind, list(page))
    return render(request, "registry/duplicates.html", context)


@require_POST
@for_stewards
def apart(request: HttpRequest, kind: str, one: str, other: str) -> HttpResponse:
    """These two are not the same."""
    if kind not in MODELS:
        raise Http404(kind)
    first, second = (get_object_or_404(MODELS[kind], pid=pid) for pid in (one, other))
    tell_apart(first, second, by=request.user)
    messages.success(request, _("They are not suggested again."))
    return redirect(_list_of(kind))


@require_POST
@for_stewards
def again(request: HttpRequest, pk: int) -> HttpResponse:
    """They may be the same after all."""
    pair = get_object_or_404(Distinct, pk=pk)
    suggest_again(pair, by=request.user)
    messages.success(request, _("They may be suggested again."))
    return redirect(_list_of(pair.label.partition(".")[2]))


@for_stewards
def merge(request: HttpRequest, kind: str, survivor: str, merged: str) -> HttpResponse:
    """Two records side by side: which value stays, what moves; POST makes them one."""
    if kind not in MERGED or survivor == merged:
        raise Http404(kind)
    rows = MERGED[kind].objects.filter(merged_into=None)
    kept, gone = (get_object_or_404(rows, pid=pid) for pid in (survivor, merged))
    status = 200
    if request.method == "POST":
        take = {name for name in differences(kept, gone) if request.POST.get(f"take-{name}") == "other"}
        try:
            merger = _merged(request, kept, gone, take)
        except (Stale, IllegalMove):
            messages.error(request, _("One of the two was changed meanwhile. Compare them once more; your choices are kept."))
            status = 409
            kept.refresh_from_db()
            gone.refresh_from_db()
        except Refused as refusal:
            messages.error(request, str(refusal.message))
            status = 422
        else:
            messages.success(request, _("The two are one now."))
            return redirect(merger)
    context = {
        "kind": kind, "kept": kept, "gone": gone, "rows": compared(kept, gone, request.POST if status != 200 else None),
        "moving": moving(gone), "warnings": warnings(kept, gone), "note": request.POST.get("note", ""),
    }  # fmt: skip
    return render(request, "registry/merge.html", context, status=status)


def _merged(request: HttpRequest, kept: Any, gone: Any, take: set[str]) -> Merger:
    if hasattr(gone, "version"):
        gone.version = version_of({"version": request.POST.get("merged_version", "")}, gone.version)
    version = version_of(request.POST, kept.version) if hasattr(kept, "version") else None
    note = request.POST.get("note", "").strip()[:2000]
    return merge_records(kept, gone, by=request.user, take=take, version=version, note=note)


@for_stewards
def mergers(request: HttpRequest) -> HttpResponse:
    """Everything that was merged, the newest first."""
    return render(request, "registry/mergers.html", {"page": page_of(Merger.objects.select_related("by"), request, PAGE)})


@for_stewards
def merger(request: HttpRequest, pid: str) -> HttpResponse:
    """One merger: what was on both sides, what was moved, and the way back."""
    found = get_object_or_404(visible(request.user, Merger.objects.select_related("by", "undone_by")), pid=pid)
    status = 200
    if request.method == "POST":
        try:
            undo_merger(found, by=request.user, note=request.POST.get("note", "").strip()[:2000])
        except (Stale, IllegalMove):
            messages.error(request, _("Somebody was first: this is how it stands now."))
            return redirect(found)
        except Refused as refusal:
            messages.error(request, str(refusal.message))
            status = 422
        else:
            messages.success(request, _("The merger is undone."))
            return redirect(found)
    context = {
        "merger": found, "rows": compared_then(found), "moved": moved_in_words(found.journal["moved"]),
        "left": moved_in_words(found.journal["left"]), "kept_back": kept_back_in_words(found),
    }  # fmt: skip
    return render(request, "registry/merger.html", context, status=status)


def _list_of(kind: str) -> str:
    return f"{reverse('registry:duplicates')}?kind={kind}"
