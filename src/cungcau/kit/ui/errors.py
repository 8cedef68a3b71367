"""The words of the error pages: what happened and what to do next. No blame, no code words."""

from __future__ import annotations

from dataclasses import dataclass, field

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

Words = str | Promise


@dataclass(frozen=True)
class ErrorWords:
    title: Words
    text: Words
    steps: tuple[Words, ...] = field(default=())


WORDS: dict[int, ErrorWords] = {
    400: ErrorWords(
        _("We could not read this request"),
        _("Something in the address or the form reached us in a shape that we do not understand."),
        (_("Go back, load the page again and try once more."),),
    ),
    403: ErrorWords(
        _("This is not open to you"),
        _("You are in the right place, but your role does not allow this step."),
        (
            _("If you have another account, log in with it."),
            _("Ask your organisation or the point's staff to give you the right."),
        ),
    ),
    404: ErrorWords(
        _("This page is not here"),
        _("It may have been moved or taken down, or it is only shown to those it concerns."),
        (
            _("Check the address for typing errors."),
            _("Look for it with the search."),
            _("If it should be yours, log in first."),
        ),
    ),
    405: ErrorWords(
        _("This address is not opened this way"),
        _("It takes what a button or a form sends, and has no page of its own. Nothing was done."),
        (
            _("Go back and use the button on the page."),
            _("If a link led you here, begin at the home page."),
        ),
    ),
    409: ErrorWords(
        _("This has changed since you opened it"),
        _("Your step no longer fits, so it was not carried out. Nothing was lost or overwritten."),
        (_("Open it again and see how it stands now."),),
    ),
    413: ErrorWords(
        _("What you sent is too large"),
        _("It is more than can be sent at once. Nothing was saved."),
        (
            _("Go back: what you typed is still there in most browsers. Choose a smaller file and send it again."),
            _("Make a large file smaller: fewer or smaller pictures, one part at a time."),
        ),
    ),
    422: ErrorWords(
        _("This cannot be done yet"),
        _("A rule is not met."),
        (_("Go back, mend what is said above and try again."),),
    ),
    429: ErrorWords(
        _("Too many tries"),
        _("To protect accounts we stop for a while after many tries in a short time."),
        (_("Wait a few minutes and try again."), _("If you forgot your password, ask for a new one.")),
    ),
    500: ErrorWords(
        _("Something broke on our side"),
        _("It is not your fault. What you had saved is safe; what you had just sent may not have arrived."),
        (
            _("Try again in a few minutes."),
            _("If it happens again, tell the point's staff and give the number below."),
        ),
    ),
}


def error_words(status: object) -> ErrorWords:
    """The words for a status; an unknown one reads as "something broke"."""
    return WORDS.get(int(str(status)) if str(status).isdigit() else 500, WORDS[500])
