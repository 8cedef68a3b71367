"""One listing before a moderator: its text field by field, the checklist, comments, experts; returned or published from here."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override

from cungcau.access.models import User
from cungcau.kit.errors import Refused, Stale
from cungcau.kit.forms import keep_after, version_of
from cungcau.kit.policy import can
from cungcau.kit.verbs import buttons
from cungcau.listings.actions import publish_listing, return_listing, tick_listing
from cungcau.listings.models import Change, Listing
from cungcau.listings.parts import said_with
from cungcau.listings.quality import BY_KEY, quality_of, quality_of_listing
from cungcau.listings.queries import listings_seen_by, sight_of
from cungcau.listings.reading import may_be_asked
from cungcau.listings.review_forms import AskReadingForm, ReviewForm
from cungcau.listings.review_queue import review_queue, waiting_lines
from cungcau.listings.views.changing import VERB_FORMS as CHANGE_FORMS
from cungcau.listings.views.field_words import TABLES, differences, sections_in_words
from cungcau.listings.views.review_parts import comments_in_words
from cungcau.listings.who import Author, EditedInReview
from cungcau.listings.workflow import CHANGE_FLOW, ChangeState, State
from cungcau.trail.change import stale
from cungcau.trail.queries import history_of


@login_required
def review(request: HttpRequest, pid: str) -> HttpResponse:
    """GET shows; POST keeps the ticks, and publishes or returns where asked. Nothing typed is lost."""
    listing = get_object_or_404(listings_seen_by(request.user), pid=pid)
    if not can(request.user, "return", listing):
        raise PermissionDenied("review")
    if not can(request.user, "take", listing):
        return redirect(listing)  # it is with nobody any more
    sections = list(sections_in_words(listing))
    names = [line.name for _legend, lines in sections for line in lines]
    posted = request.method == "POST"
    form = ReviewForm(request.POST if posted else None, fields=names)
    status = 422 if posted else 200
    if posted and form.is_valid():
        try:
            if answer := _done(request, listing, form):
                return answer
        except Refused as refusal:
            form.add_error(None, str(refusal.message))
        except Stale as stale:
            keep_after(stale, form, advice=_("Read how it stands now, then send what you typed below once more, or mend it."))
            listing, status = get_object_or_404(listings_seen_by(request.user), pid=pid), 409
            sections = list(sections_in_words(listing))
    return render(request, "listings/review.html", _context(request, listing, form, sections), status=status)


def _done(request: HttpRequest, listing: Listing, form: ReviewForm) -> HttpResponse | None:
    """What was asked, if it could be done; the version that was shown is the one that is judged."""
    by: Any = request.user
    if version_of(request.POST, listing.version) != listing.version:
        raise stale(listing)
    tick_listing(listing, by=by, keys=request.POST.getlist("ticks"))
    then = request.POST.get("then", "")
    if then == "publish":
        if form.at_fields or form.cleaned_data["comment"]:
            form.add_error("comment", _("You have written comments: return the listing with them, or delete them to publish."))
            return None
        form.unread = _not_ticked(request, listing) if can(by, "publish", listing) else []
        if form.unread:
            message = _("Not ticked yet: %(points)s. Tick what you have checked, or press “Publish” once more to publish it so.")
            form.add_error(None, message % {"points": "; ".join(str(BY_KEY[key].label) for key in form.unread)})
            return None
        publish_listing(listing, by=by)
        messages.success(request, _("The listing is published."))
        return redirect(reverse("listings:queue"))
    if then == "return":
        if not form.at_fields and not form.cleaned_data["comment"]:
            form.add_error("comment", _("Say what should be mended: here, or at a field."))
            return None
        comment = form.cleaned_data["comment"] or _see_the_fields(listing)
        return_listing(listing, by=by, comment=comment, at_fields=form.at_fields)
        messages.success(request, _("The listing is returned to its author."))
        return redirect(reverse("listings:queue"))
    messages.success(request, _("Your ticks are kept."))
    return redirect("listings:review", pid=listing.pid)


def _see_the_fields(listing: Listing) -> str:
    """What is kept where nothing is said of the whole, in the language of who will read it."""
    author = listing.created_by
    with override(author.language if author else settings.LANGUAGE_CODE):
        return _("Please see the comments at the fields.")


def _not_ticked(request: HttpRequest, listing: Listing) -> list[str]:
    """The reader's points that are not ticked, unless the page has said so already (`unread`) of each of them."""
    points = [check.key for check in quality_of_listing(listing).by_reader]
    left = [key for key in points if key not in request.POST.getlist("ticks")]
    return left if set(left) - set(request.POST.getlist("unread")) else []


def _context(request: HttpRequest, listing: Listing, form: ReviewForm, sections: Any) -> dict[str, Any]:
    user: Any = request.user
    waiting = listing.changes.filter(state=ChangeState.WAITING).first()
    quality = quality_of(said_with(listing, waiting.after)) if waiting else quality_of_listing(listing)
    ticked = {one.key: one for one in listing.ticks.filter(version=listing.version)}
    marked = set(request.POST.getlist("ticks")) if request.method == "POST" else set(ticked)
    comments = comments_in_words(listing)
    line = waiting_lines(review_queue(user).filter(pk=listing.pk))
    return {
        "listing": listing,
        "sight": sight_of(listing, user),
        "form": form,
        "sections": [(legend, *_places(form, lines, comments)) for legend, lines in sections],
        "quality": quality,
        "by_reader": [(check, check.key in marked, ticked.get(check.key)) for check in quality.by_reader],
        "clock": line[0] if line else None,
        "comments": comments,
        "sent": listing.state == State.SUBMITTED,
        "may_publish": can(user, "publish", listing),
        "why_not": _why_not(user, listing),
        "colleagues": _colleagues(user, listing),
        "change": waiting,
        "changed_fields": differences(waiting) if waiting else [],
        "change_buttons": _change_buttons(user, waiting) if waiting else [],
        "change_is_own": waiting is not None and waiting.by_id == user.pk,
        "readings": listing.readings.select_related("expert", "asked_by"),
        "ask_form": AskReadingForm(None, experts=may_be_asked(listing)) if listing.is_offer else None,
        "history": history_of(listing),
        "today": timezone.localdate(),
    }  # fmt: skip


def _colleagues(user: Any, listing: Listing) -> Any:
    """To whom it can be given: moderators other than oneself and its author."""
    moderators = User.objects.filter(role_rows__name="moderator", is_active=True)
    return moderators.exclude(pk=user.pk).exclude(pk=listing.created_by_id or 0)


def _change_buttons(user: Any, change: Change) -> Any:
    of_the_owner = ("take_back_change", "propose_change")
    return buttons(user, change, CHANGE_FLOW, url_name="listings:change_act", forms=CHANGE_FORMS, skip=of_the_owner)


def _places(form: ReviewForm, lines: Any, comments: Any) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """What is to be read, and what was left empty and nobody asked about."""
    places = [_place(form, line, comments) for line in lines]
    quiet = [one for one in places if one["line"].is_empty and not one["typed"] and not one["earlier"]]
    return [one for one in places if one not in quiet], quiet


def _place(form: ReviewForm, line: Any, comments: Any) -> dict[str, Any]:
    """A field with its words, what was asked there before, and where to write a comment."""
    typed = form[f"comment-{line.name}"].value() or ""
    earlier = [comment for _label, comment in comments if comment.field == line.name]
    return {"line": line, "typed": typed, "earlier": earlier, "is_table": line.name in TABLES}


def _why_not(user: Any, listing: Listing) -> str:
    """Why she may not publish it herself."""
    if Author().check(user, listing):
        return _("You wrote this listing, so another moderator publishes it.")
    if EditedInReview().check(user, listing):
        return _("You changed this text while it was in review, so another moderator publishes it.")
    return ""
