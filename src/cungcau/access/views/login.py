"""In and out, and the reader's language."""

from __future__ import annotations

from typing import Any
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

from django.conf import settings
from django.contrib import auth
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST

from cungcau.access.forms import LoginForm
from cungcau.access.limits import TooMany, count_try, forget_tries, network_of
from cungcau.access.models import User
from cungcau.access.queries import demo_people
from cungcau.access.views.answers import remember_language, safe_next, too_many
from cungcau.kit.addresses import local_address
from cungcau.kit.nav import landing

BACKEND = "django.contrib.auth.backends.ModelBackend"


@sensitive_post_parameters()
@never_cache
def log_in(request: HttpRequest) -> HttpResponse:
    """The login page. Wrong address and wrong password get the same answer, after the same work."""
    onward = request.POST.get("next") or request.GET.get("next", "")
    if request.user.is_authenticated and request.method != "POST":
        return redirect(safe_next(request, onward))
    form = LoginForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            user = _known(request, **form.cleaned_data)
        except TooMany as refusal:
            return too_many(request, refusal)
        if user is not None:
            return _welcome(request, user, onward)
        form.add_error(None, _("The e-mail address or the password is not right."))
    context = {"form": form, "next": onward, "demo_people": demo_people()}
    return render(request, "access/login.html", context, status=422 if form.errors else 200)


def _known(request: HttpRequest, email: str, password: str) -> User | None:
    """The person with this password. Every try counts, until one succeeds."""
    count_try("login_network", network_of(request.META.get("REMOTE_ADDR", "")))
    count_try("login_account", email)
    # Django hashes for unknown, closed and invited accounts too, so that time tells nothing.
    user: Any = auth.authenticate(request, username=email, password=password)
    if user is not None:
        forget_tries("login_account", email)
    return user


def _welcome(request: HttpRequest, user: User, onward: str) -> HttpResponse:
    """Open the session. The page turns to the person's language unless one was chosen on this device."""
    auth.login(request, user, backend=BACKEND)
    response = redirect(local_address(request, onward) or landing(user) or safe_next(request, ""))
    if settings.LANGUAGE_COOKIE_NAME not in request.COOKIES:
        remember_language(response, request, user.language)
    return response


@require_POST
def log_in_as_demo_person(request: HttpRequest, pid: str) -> HttpResponse:
    """One click for a visitor of the demo; elsewhere this address does not exist."""
    person = get_object_or_404(demo_people(), user__pid=pid)
    return _welcome(request, person.user, request.POST.get("next", ""))


@require_POST
def log_out(request: HttpRequest) -> HttpResponse:
    auth.logout(request)
    return redirect("web:home")


@require_POST
def set_language(request: HttpRequest) -> HttpResponse:
    """Remember the reader's language on this device. The language of a person's mails is another matter: see the profile."""
    language = request.POST.get("language", "")
    if language not in dict(settings.LANGUAGES):
        raise Http404(language)
    onward = request.POST.get("next") or request.headers.get("referer", "")
    return remember_language(redirect(_without_lang(safe_next(request, onward))), request, language)


def _without_lang(address: str) -> str:
    """The address without `lang=…`, which would outvote the choice just made."""
    parts = urlsplit(address)
    kept = [(name, value) for name, value in parse_qsl(parts.query, keep_blank_values=True) if name != "lang"]
    return urlunsplit(parts._replace(query=urlencode(kept)))
