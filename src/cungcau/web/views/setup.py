"""The installer's first day in the browser; `cungcau setup` is the same for scripts."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth import login
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from cungcau.access.models import User, normal_email
from cungcau.files.actions import store_logo
from cungcau.kit.errors import Refused
from cungcau.kit.forms import tell_refusal
from cungcau.registry.actions import set_up_point
from cungcau.web.forms import SetUpForm
from cungcau.web.queries import is_set_up


def set_up(request: HttpRequest) -> HttpResponse:
    """Before set-up, every address leads here; afterwards it leads home, and who pressed too late is told."""
    if is_set_up():
        return _led_home(request)
    form = SetUpForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid() and _done(request, form):
        return redirect("web:home")
    if is_set_up():  # somebody else pressed a moment earlier
        return _led_home(request)
    return render(request, "web/setup.html", {"form": form}, status=422 if form.errors else 200)


def _led_home(request: HttpRequest) -> HttpResponse:
    if request.method == "POST":
        messages.warning(request, _("The point is set up already: log in as a steward to change it."))
    return redirect("web:home")


def _done(request: HttpRequest, form: SetUpForm) -> bool:
    picture = form.cleaned_data["logo"]
    try:
        logo = store_logo(picture) if picture else ""
        set_up_point(**form.values(), logo=logo, language=get_language() or "vi")
    except Refused as refusal:
        tell_refusal(refusal, form)
        return False
    steward = User.objects.get(email=normal_email(form.cleaned_data["steward_email"]))
    login(request, steward, backend="django.contrib.auth.backends.ModelBackend")
    messages.success(request, _("The point is ready. Next: invite your colleagues, register organisations."))
    return True
