"""The own account."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.contrib.auth import update_session_auth_hash
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters

from cungcau.access.actions import change_password, edit_profile
from cungcau.access.forms import ChangePasswordForm, ProfileForm
from cungcau.access.models import RoleName
from cungcau.access.queries import sections_for
from cungcau.kit.errors import Refused
from cungcau.kit.forms import say_saved, tell_refusal


@login_required
def profile(request: HttpRequest) -> HttpResponse:
    """Name, phone and language, which may be mended; roles and what other rooms add, to look at."""
    user: Any = request.user
    initial = {"name": user.name, "phone": user.phone, "language": user.language}
    form = ProfileForm(request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        edit_profile(user, by=user, **form.cleaned_data)
        say_saved(request, initial != {name: getattr(user, name) for name in initial}, _("Your details are saved."))
        return redirect("access:profile")
    labels = dict(RoleName.choices)
    context = {
        "form": form,
        "roles": [labels[role] for role in RoleName.values if role in user.roles],
        "sections": sections_for(user),
    }
    return render(request, "access/profile.html", context, status=422 if form.errors else 200)


@sensitive_post_parameters()
@login_required
def password(request: HttpRequest) -> HttpResponse:
    """Change the password; this session stays, all others end."""
    user: Any = request.user
    form = ChangePasswordForm(request.POST or None, user=user)
    if request.method == "POST" and form.is_valid():
        try:
            change_password(user, form.cleaned_data["old"], form.cleaned_data["password"], by=user)
        except Refused as refusal:
            tell_refusal(refusal, form)
        else:
            update_session_auth_hash(request, user)
            messages.success(request, _("Your password is changed. Other devices are logged out."))
            return redirect("access:profile")
    return render(request, "access/password.html", {"form": form}, status=422 if form.errors else 200)
