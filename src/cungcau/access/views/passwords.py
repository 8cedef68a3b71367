"""Pages behind the links in mails, and the page that asks for one."""

from __future__ import annotations

from collections.abc import Callable

from django.contrib import auth, messages
from django.contrib.auth.tokens import PasswordResetTokenGenerator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters

from cungcau.access.actions import accept_invitation, ask_reset, reset_password
from cungcau.access.forms import ForgotForm, NewPasswordForm
from cungcau.access.limits import TooMany, count_try, network_of
from cungcau.access.models import User
from cungcau.access.tokens import invitation_tokens, reset_tokens
from cungcau.access.views.answers import too_many
from cungcau.access.views.login import BACKEND


@never_cache
def forgot(request: HttpRequest) -> HttpResponse:
    """Ask for a link. The answer is the same whether the address has an account or not."""
    form = ForgotForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        email = form.cleaned_data["email"]
        try:
            count_try("reset_network", network_of(request.META.get("REMOTE_ADDR", "")))
            count_try("reset_account", email)
        except TooMany as refusal:
            return too_many(request, refusal)
        ask_reset(email)
        return render(request, "access/forgot_done.html", {"email": email})
    return render(request, "access/forgot.html", {"form": form}, status=422 if form.errors else 200)


@sensitive_post_parameters()
@never_cache
def reset(request: HttpRequest, pid: str, token: str) -> HttpResponse:
    user = _bearer(pid, token, reset_tokens)
    if user is None or user.is_invited:
        return _dead_link(request, "reset")
    return _choose(request, user, "access/reset.html", reset_password, _("Your new password is set."))


@sensitive_post_parameters()
@never_cache
def invitation(request: HttpRequest, pid: str, token: str) -> HttpResponse:
    user = _bearer(pid, token, invitation_tokens)
    if user is None or not user.is_invited:
        return _dead_link(request, "invitation")
    return _choose(
        request, user, "access/invitation.html", accept_invitation, _("Welcome. Your account is ready.")
    )


def _bearer(pid: str, token: str, tokens: PasswordResetTokenGenerator) -> User | None:
    """Whose link it is; None when it is forged, too old, used, or of a closed account."""
    user = User.objects.filter(pid=pid, is_active=True).first()
    return user if user is not None and tokens.check_token(user, token) else None


def _choose(
    request: HttpRequest, user: User, template: str, action: Callable[..., User], done: str
) -> HttpResponse:
    form = NewPasswordForm(request.POST or None, user=user)
    if request.method == "POST" and form.is_valid():
        action(user, form.cleaned_data["password"], by=user)
        auth.login(request, user, backend=BACKEND)
        messages.success(request, done)
        return redirect("web:home")
    return render(request, template, {"form": form, "person": user}, status=422 if form.errors else 200)


def _dead_link(request: HttpRequest, kind: str) -> HttpResponse:
    return render(request, "access/dead_link.html", {"kind": kind}, status=410)
