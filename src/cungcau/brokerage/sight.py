"""What one person sees of one interest: the one place that decides it, for pages, lists and mails."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.utils.translation import gettext as _

from cungcau.brokerage.guest_who import Guest
from cungcau.brokerage.models import Contact, Interest, Side
from cungcau.kit.ids import urn
from cungcau.kit.policy import can, visible
from cungcau.listings.models import Listing
from cungcau.registry.models import Organisation
from cungcau.registry.who import current_memberships
from cungcau.trail.looks import looks_at, note_looks
from cungcau.trail.models import Look

LOOKS = 40


class Answers:
    """What the policy says to one person of several interests: each question is asked once for all of them."""

    def __init__(self, interests: Iterable[Interest], user: Any) -> None:
        self._pks, self._user = [one.pk for one in interests], user
        self._allowed: dict[str, set[int]] = {}
        self.own = set(current_memberships(user).values_list("organisation_id", flat=True))

    def allow(self, verb: str, interest: Interest) -> bool:
        if verb not in self._allowed:
            rows = visible(self._user, Interest.objects.filter(pk__in=self._pks).order_by(), verb)
            self._allowed[verb] = set(rows.values_list("pk", flat=True))
        return interest.pk in self._allowed[verb]


class InterestSight:
    """Each answer is the policy's. `sides`: those that she belongs to; who came by a signed link is the sender."""

    def __init__(self, interest: Interest, user: Any, answers: Answers) -> None:
        self.interest, self.user, self._answers = interest, user, answers
        own = answers.own
        belongs = {Side.SENDER: interest.organisation_id in own, Side.OWNER: interest.owner_id in own}
        self.sides = [Side.SENDER] if isinstance(user, Guest) else [side for side, is_hers in belongs.items() if is_hers]

    def may(self, verb: str) -> bool:
        return self._answers.allow(verb, self.interest)

    @property
    def is_desk(self) -> bool:
        return self.may("read_desk")

    @property
    def sender(self) -> Organisation | None:
        return self.interest.organisation if self.may("read_sender") else None

    @property
    def owner(self) -> Organisation | None:
        return self.interest.owner if self.may("read_owner") else None

    @property
    def sender_name(self) -> str:
        return str(self.sender or _("An organisation that gives its name later"))

    @property
    def owner_name(self) -> str:
        return str(self.owner or _("Anonymous organisation"))

    @property
    def partner_name(self) -> str:
        """The other side, for who belongs to one; both, for the broker."""
        if Side.SENDER in self.sides:
            return self.owner_name
        return self.sender_name if Side.OWNER in self.sides else f"{self.sender_name} → {self.owner_name}"

    def contact(self, side: str) -> Contact | None:
        found = self.interest.contact(side) if self.may(f"read_{side}_contact") else None
        return found if found and any(found) else None

    @property
    def contacts(self) -> list[tuple[Any, Contact]]:
        """(side, whom to call) of those that she may see."""
        return [(side, contact) for side in Side if (contact := self.contact(side))]

    @property
    def offers(self) -> list[Listing]:
        """The offers that a proposal points to; their page would tell whose they are."""
        if not self.may("read_sender"):
            return []
        return list(visible(self.user, Listing.objects.filter(proposed_in=self.interest)))

    @property
    def reads_listing(self) -> bool:
        return can(self.user, "read", self.interest.listing)

    @property
    def answer(self) -> str:
        return self.interest.answer if self.may("read_answer") else ""

    def note_look(self, page: str) -> None:
        """Who has somebody else's contact before her is written down."""
        parts = [str(side) for side, _contact in self.contacts if side not in self.sides]
        if parts:
            note_looks(self.user, {urn(self.interest): parts}, page=page)

    @property
    def looks(self) -> list[tuple[Look, str]]:
        """Who has seen a contact, and which: for its owner, and for the broker."""
        shown = {str(side) for side in (Side if self.is_desk else self.sides)}
        rows = [(look, [part for part in look.parts if part in shown]) for look in looks_at(self.interest)[:LOOKS]]
        return [(look, ", ".join(str(Side(part).label) for part in parts)) for look, parts in rows if parts]
