"""Questions about what was sent without an account, and about sheets with codes."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, NamedTuple

from django.contrib.auth.models import AnonymousUser
from django.db.models import Count, QuerySet, Sum
from django.utils import timezone

from cungcau.brokerage.guest_models import Enquiry
from cungcau.brokerage.guest_policy import sheet_makers, sheet_readers
from cungcau.brokerage.guest_workflow import ClaimState, EnquiryState, SheetState
from cungcau.brokerage.models import Interest
from cungcau.brokerage.openness import is_open_to, is_open_to_strangers
from cungcau.brokerage.sheet_models import Sheet, SheetLine
from cungcau.kit.policy import visible
from cungcau.listings.queries import listings_seen_by
from cungcau.registry.models import Organisation
from cungcau.registry.who import current_memberships
from cungcau.vocabulary.holidays import calendar

# In so many working days a broker has read it: the mails promise it.
PATIENCE = 3
ON_DESK = [state for state in EnquiryState if state not in {EnquiryState.SENT, EnquiryState.ERASED}]


def on_guest_desk(user: Any) -> QuerySet[Enquiry]:
    """What this broker may see of what came without an account."""
    rows = Enquiry.objects.select_related("listing__organisation", "handler", "interest__organisation", "sheet", "claimed_by")
    return visible(user, rows)


def guest_tabs(user: Any) -> list[tuple[str, Any, int]]:
    """(state, word, how many) of each state that the desk sees."""
    counts = dict(on_guest_desk(user).order_by().values_list("state").annotate(Count("pk")))
    return [(state.value, state.label, counts.get(state.value, 0)) for state in ON_DESK]


def waiting_guests(user: Any) -> int:
    """How many wait for a broker: confirmed, or claimed by somebody."""
    rows = on_guest_desk(user)
    return (rows.filter(state=EnquiryState.VERIFIED) | rows.filter(claim_state=ClaimState.ASKED)).count()


def with_wait(rows: Iterable[Enquiry]) -> list[Enquiry]:
    """Each with `waited` (working days since its confirmation) and `is_late`."""
    worked, today, found = calendar(), timezone.localdate(), list(rows)
    for row in found:
        row.waited = worked.working_days_between(timezone.localdate(row.verified_at or row.sent_at), today)  # type: ignore[attr-defined]
        row.is_late = row.state == EnquiryState.VERIFIED and row.waited > PATIENCE  # type: ignore[attr-defined]
    return found


def own_enquiries(user: Any) -> QuerySet[Enquiry]:
    """What was sent without an account under the address that this person logs in with, and nobody has taken over yet."""
    rows = Enquiry.objects.select_related("listing", "interest")
    return (visible(user, rows, "claim") | rows.filter(claimed_by=user.pk, claim_state=ClaimState.ASKED)).order_by("-sent_at")


def homes_for(enquiry: Enquiry, user: Any) -> list[Organisation]:
    """For which of her organisations she may take it over, before a broker has tied it to one."""
    if enquiry.state != EnquiryState.VERIFIED:
        return []
    own = current_memberships(user, editing=True)
    if own.filter(organisation_id=enquiry.listing.organisation_id).exists():
        return []
    organisations = Organisation.objects.filter(pk__in=own.values("organisation_id"))
    return [one for one in organisations if is_open_to(enquiry.listing, one)]


def enquiry_of(interest: Interest) -> Enquiry | None:
    """What somebody without an account wrote, where the interest was made of that."""
    return Enquiry.objects.filter(interest=interest).first()


def may_read_sheets(user: Any) -> bool:
    return bool(user.is_authenticated and sheet_readers.check(user, None))


def may_make_sheets(user: Any) -> bool:
    return bool(user.is_authenticated and sheet_makers.check(user, None))


class Counts(NamedTuple):
    """Of a sheet, or of one of its lines: how often its code was opened, what was sent by it, and what became an interest."""

    visits: int
    sent: int
    interests: int


class Row(NamedTuple):
    sheet: Sheet
    counts: Counts


def sheets_seen_by(user: Any) -> QuerySet[Sheet]:
    return visible(user, Sheet.objects.prefetch_related("lines__listing__organisation"))


def counted(sheets: Iterable[Sheet]) -> list[Row]:
    """Each with its counts; three questions for all of them."""
    found = list(sheets)
    pks = [one.pk for one in found]
    visits = dict(Sheet.objects.filter(pk__in=pks).order_by().values_list("pk").annotate(Sum("visits__count")))
    sent, interests = (dict(rows.filter(sheet__in=pks).order_by().values_list("sheet").annotate(Count("pk")))
                       for rows in (_confirmed(), Interest.objects.all()))  # fmt: skip
    return [Row(one, Counts(visits.get(one.pk) or 0, sent.get(one.pk, 0), interests.get(one.pk, 0))) for one in found]


def counted_lines(sheet: Sheet) -> list[tuple[SheetLine, Counts]]:
    """Of each listing; openings of the code of the whole sheet stand under number 0 and are no listing's."""
    visits = dict(sheet.visits.order_by().values_list("number").annotate(Sum("count")))
    sent, interests = (dict(rows.filter(sheet=sheet).order_by().values_list("listing").annotate(Count("pk")))
                       for rows in (_confirmed(), Interest.objects.all()))  # fmt: skip
    return [
        (line, Counts(visits.get(line.number, 0), sent.get(line.listing_id, 0), interests.get(line.listing_id, 0)))
        for line in sheet.lines.select_related("listing__organisation")
    ]  # fmt: skip


def _confirmed() -> QuerySet[Enquiry]:
    """Sent without an account by somebody whose address is known."""
    return Enquiry.objects.filter(verified_at__isnull=False)


def open_sheet_of(token: str) -> Sheet | None:
    return Sheet.objects.filter(token=token, state=SheetState.OPEN).first()


def lines_open(sheet: Sheet) -> list[SheetLine]:
    """Those that everybody may read now: a listing that has left publication, or is not public any more, is not told of."""
    lines = sheet.lines.filter(listing__in=listings_seen_by(AnonymousUser()).values("pk"))
    return [line for line in lines.select_related("listing__organisation", "sheet") if is_open_to_strangers(line.listing)]
