"""What the steward keeps: the block list, the sites that may show the form, and what their owners copy."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from cungcau.intake.actions import allow_site, block_sender, forbid_site, unblock_sender
from cungcau.intake.forms import BlockForm, SiteForm
from cungcau.intake.models import Block, Site
from cungcau.intake.queries import campaigns
from cungcau.kit.errors import Refused
from cungcau.kit.forms import tell_refusal
from cungcau.kit.policy import can, visible
from cungcau.notices.letters import absolute

SNIPPET = '<iframe src="{address}" title="{title}" width="100%" height="1500" style="border:0"></iframe>'


@login_required
def blocks(request: HttpRequest) -> HttpResponse:
    """The block list, with a form to add to it."""
    _let_in(request, "block", Block())
    form = BlockForm(request.POST or None)
    if request.method == "POST" and form.is_valid() and _written(form, block_sender, request):
        messages.success(request, _("What comes from there goes to the spam bin from now on."))
        return redirect("intake:blocks")
    context = {"form": form, "rows": visible(request.user, Block.objects.all())}
    return render(request, "intake/blocks.html", context, status=422 if form.errors else 200)


@login_required
@require_POST
def unblock(request: HttpRequest, pid: str) -> HttpResponse:
    unblock_sender(get_object_or_404(visible(request.user, Block.objects.all()), pid=pid), by=request.user)
    messages.success(request, _("It is off the list."))
    return redirect("intake:blocks")


@login_required
def sites(request: HttpRequest) -> HttpResponse:
    """Which sites may show the form, and the lines that their owners copy."""
    _let_in(request, "allow_site", Site())
    form = SiteForm(request.POST or None)
    if request.method == "POST" and form.is_valid() and _written(form, allow_site, request):
        messages.success(request, _("Browsers show the form on this site from now on."))
        return redirect("intake:sites")
    snippets = [
        (language, SNIPPET.format(address=absolute(f"{reverse('intake:embed')}?lang={language}&amp;from=ten-trang"), title=title))
        for language, title in (("vi", "Gửi nhu cầu công nghệ"), ("en", "Tell us your technology need"))
    ]
    link = absolute(f"{reverse('intake:form')}?from=ten-trang")
    context = {
        "form": form, "rows": visible(request.user, Site.objects.all()), "snippets": snippets, "link": link,
        "campaigns": campaigns(),
    }  # fmt: skip
    return render(request, "intake/sites.html", context, status=422 if form.errors else 200)


@login_required
@require_POST
def forbid(request: HttpRequest, pid: str) -> HttpResponse:
    forbid_site(get_object_or_404(visible(request.user, Site.objects.all()), pid=pid), by=request.user)
    messages.success(request, _("The form is not shown there any more."))
    return redirect("intake:sites")


def _let_in(request: HttpRequest, verb: str, thing: Any) -> None:
    if not can(request.user, verb, thing):
        raise PermissionDenied(verb)


def _written(form: Any, action: Any, request: HttpRequest) -> bool:
    """Call the action; a refusal goes onto the form."""
    try:
        action(by=request.user, **form.cleaned_data)
    except Refused as refusal:
        tell_refusal(refusal, form)
        return False
    return True
