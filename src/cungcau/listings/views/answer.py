"""The page behind the link of a mail: is it still current? Opening it changes nothing; a button does."""

from __future__ import annotations

import math

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache

from cungcau.access.limits import TooMany, count_try, network_of
from cungcau.kit.errors import IllegalMove, Stale
from cungcau.kit.forms import version_of
from cungcau.listings.actions import answer_question
from cungcau.listings.life import VALID_FOR
from cungcau.listings.life_forms import AnswerForm
from cungcau.listings.models import Question
from cungcau.listings.questions import ANSWERS, asked_of, is_open, is_valid, question_with


@never_cache
def answer(request: HttpRequest, pid: str, token: str) -> HttpResponse:
    """Asks, takes one answer, then says what was answered. It tells nothing of the listing but its title.

    A link that is none of ours is 404; one that has run out, or whose person no longer speaks for the firm, is 410. Wrong links
    and presses are counted, so that nobody tries links in bulk.
    """
    question = question_with(pid, token)
    if question is None or request.method == "POST":
        try:
            count_try("link_network", network_of(request.META.get("REMOTE_ADDR", "")))
        except TooMany as refusal:
            return _too_many(request, refusal)
    if question is None:
        return _shown(request, None, "unknown", 404)
    if not question.answered_at and (question.expires_at < timezone.now() or not is_valid(question)):
        return _shown(request, None, "dead", 410)
    form = AnswerForm(request.POST or None)
    if request.method == "POST" and is_open(question) and form.is_valid():
        question.listing.version = version_of(request.POST, question.listing.version)
        try:
            answer_question(question, form.cleaned_data["answer"], by=asked_of(question), note=form.cleaned_data["note"])
        except (Stale, IllegalMove):
            question.refresh_from_db()
            question.listing.refresh_from_db()
        else:
            return redirect(request.get_full_path())
    state = "open" if is_open(question) else "answered" if question.answered_at else "settled"
    return _shown(request, question, state, 200, form)


def _shown(
    request: HttpRequest, question: Question | None, state: str, status: int, form: AnswerForm | None = None
) -> HttpResponse:
    context = {
        "question": question, "listing": question.listing if question else None, "state": state, "form": form,
        "answers": ANSWERS, "until": timezone.localdate() + VALID_FOR,
    }  # fmt: skip
    answer = render(request, "listings/answer.html", context, status=status)
    answer["X-Robots-Tag"] = "noindex, nofollow"
    return answer


def _too_many(request: HttpRequest, refusal: TooMany) -> HttpResponse:
    seconds = math.ceil(refusal.wait.total_seconds())
    minutes = math.ceil(seconds / 60)
    words = ngettext(
        "Please wait %(n)s minute, then open the link again.", "Please wait %(n)s minutes, then open the link again.", minutes
    )
    answer = render(request, "429.html", {"message": words % {"n": minutes}}, status=429)
    answer["Retry-After"] = str(seconds)
    return answer
