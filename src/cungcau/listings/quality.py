"""The checklist by which a listing is judged, as a table: read by who writes it, by the verbs, and by who reviews it.

A blocking point must be mended before the listing can be sent for review; an advisory one costs points only. The weights of a
kind add up to 100, so the score is what one can still gain. The last rows are for a reader's eyes: no machine ticks them.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from cungcau.listings import quality_checks as checks
from cungcau.listings.models import Listing
from cungcau.listings.quality_checks import Fault, Test
from cungcau.listings.said import Said, said_by

NEED, OFFER = "need", "offer"
ROWS = ("specifications", "targets", "ip_items")


@dataclass(frozen=True)
class Check:
    """One line of the checklist. `label` its few words, `reason` why it matters, `fix` what to do, `field` where.

    `points` by kind: what it is worth; a kind that is not named is not asked. `needed`: the field must hold something, which
    the form says beside it. Without a `test` it is for a reader.
    """

    key: str
    field: str
    label: Any
    reason: Any
    fix: Any
    points: dict[str, int] = field(default_factory=dict)
    test: Test | None = None
    blocking: bool = False
    needed: bool = False

    @property
    def kinds(self) -> tuple[str, ...]:
        return tuple(self.points)


def _needed(key: str, points: dict[str, int], label: Any, fix: Any, test: Test, reason: Any) -> Check:
    return Check(key, key, label, reason, fix, points, test, blocking=True, needed=True)


CHECKS = (
    _needed("subkind", {NEED: 3, OFFER: 3}, _("Kind"), _("Choose what kind it is."), checks.written("subkind"),
            _("People look for a technology, a service or a partner, and filter by it.")),
    Check("title_tells", "title_vi", _("Title says what it is and what it brings"),
          _("The title is all that most readers see."),
          _("Write what it is and what it brings, in at least four words, not in capitals only."),
          {NEED: 6, OFFER: 5}, checks.title_tells),
    Check("title_without_brand", "title_vi", _("Title without a brand"),
          _("A brand tells nothing to those who do not know it, and reads as advertising."),
          _("Take the name of the firm or brand out of the title."), {NEED: 3, OFFER: 3}, checks.title_without_brand),
    _needed("summary_vi", {NEED: 6, OFFER: 4}, _("Summary"),
            _("Write a summary of at least 100 characters: readers decide by it."), checks.summary_long_enough,
            _("It stands in every list and in every mail.")),
    _needed("description_vi", {NEED: 5, OFFER: 4}, _("Description"), _("Describe it in a few sentences."), checks.described,
            _("Who is interested reads on here before calling.")),
    _needed("problem", {NEED: 5}, _("Problem"), _("Say what the problem is: what happens now, how often, what it costs."),
            checks.written("problem"), _("Only who knows the problem can offer a solution.")),
    Check("problem_measured", "problem", _("Problem in figures"), _("Without a figure nobody can say whether it is solved."),
          _("Give at least one figure: how much, how often, what it costs."), {NEED: 8}, checks.problem_measured),
    Check("target", "targets", _("Measurable target"), _("A target says when you would be content."),
          _("Add at least one target: what is measured, how much now, how much wanted."), {NEED: 6}, checks.has_target),
    Check("current_technology", "current_technology", _("Technology in use now"),
          _("It says what a new solution has to fit."), _("Say what you use now: name, origin, year, capacity."),
          {NEED: 4}, checks.written("current_technology")),
    _needed("advantages", {OFFER: 4}, _("Advantages"), _("Say what is better than what people use today."),
            checks.written("advantages"), _("Who has a solution that works changes only for a reason.")),
    Check("advantages_measured", "advantages", _("Advantages in figures"), _("“Better” and “modern” convince nobody."),
          _("Give at least one figure that one can compare."), {OFFER: 6}, checks.advantages_measured),
    Check("specification_rows", "specifications", _("At least three specifications"),
          _("Matching compares need and offer row by row."), _("Fill in at least three rows of the specification table."),
          {NEED: 8, OFFER: 7}, checks.specification_rows),
    Check("units", "specifications", _("Units of the specifications"), _("A number without a unit cannot be compared."),
          _("Give the unit of these rows."), {NEED: 4, OFFER: 4}, checks.units_given),
    Check("competing_solution", "competing_solution", _("Competing solution"),
          _("A buyer compares in any case; who compares himself looks honest."),
          _("Say what buyers would use otherwise."), {OFFER: 4}, checks.written("competing_solution")),
    Check("economics", "economic_comparison", _("Economic comparison"), _("The decision is made by investment and payback."),
          _("Compare investment, running cost and payback with the competing solution."), {OFFER: 4},
          checks.written("economic_comparison")),
    _needed("fields", {NEED: 5, OFFER: 4}, _("Field"), _("Choose at least one field of science and technology."),
            checks.classified("field"), _("By it the listing is found and matched.")),
    Check("field_level", "fields", _("Field at the second level"), _("A whole branch of science is too wide to match by."),
          _("Choose a field of the second level, for example 207."), {NEED: 3, OFFER: 3}, checks.field_at_second_level),
    _needed("modes", {NEED: 5, OFFER: 4}, _("Role of the partner"),
            _("Choose at least one form of cooperation or transfer."), checks.classified("transfer_mode"),
            _("It says what the other side is expected to do.")),
    _needed("trl", {OFFER: 3}, _("Readiness level"), _("Give the readiness level of the technology (TRL 1–9)."),
            checks.written("trl"), _("Who needs a solution now does not wait for research.")),
    _needed("stage", {OFFER: 3}, _("Stage of development"), _("Give the stage of development."), checks.written("stage"),
            _("It says what can be seen working today.")),
    Check("stage_fits_level", "stage", _("Stage and readiness level agree"), _("Two answers that differ raise doubts in both."),
          _("Compare the stage with the readiness level and mend one of them."), {OFFER: 4}, checks.stage_fits_level),
    Check("rights", "ip_items", _("Intellectual property"), _("A buyer pays for rights, so he asks for them first."),
          _("Add the rights behind the offer, with number where they are registered; where there are none, choose “None”."),
          {OFFER: 4}, checks.rights_complete),
    _needed("right_to_transfer", {OFFER: 4}, _("Right to transfer"), _("Declare your right to transfer the technology."),
            checks.written("right_to_transfer"), _("Who may not transfer it cannot offer it.")),
    Check("no_contact_details", "description_vi", _("No contact details in the public part"),
          _("Phone numbers, addresses, accounts and names of people are passed on by the point, with consent only."),
          _("Take out what one could call, write to or pay: interest comes through the point."),
          {NEED: 12, OFFER: 7}, checks.no_contact_details, blocking=True),
    Check("hides_itself", "anonymity", _("An anonymous listing does not say whose it is"),
          _("You asked that your name is not seen, and the text tells it."),
          _("Take your organisation's name out of the text, or let the name be seen."),
          {NEED: 4, OFFER: 4}, checks.hides_itself, blocking=True),
    Check("not_prohibited", "description_vi", _("Not on the list of prohibited technology"),
          _("Some technology must not be transferred. Our list is old and incomplete, so this is a question, not a verdict."),
          _("Look it up in the decree in force, or tell the moderator why it is allowed."),
          {NEED: 3, OFFER: 3}, checks.not_prohibited),
    Check("no_sales_talk", "description_vi", _("No entry of a product catalogue"),
          _("People come here for technology, not for goods on sale."), _("Leave out the words of selling."),
          {NEED: 2, OFFER: 2}, checks.no_sales_talk),
    Check("both_languages", "title_en", _("In Vietnamese and in English"), _("Partners abroad find what they can read."),
          _("Write title, summary and description in the other language too."), {NEED: 4, OFFER: 3}, checks.in_both_languages),
    Check("last_day_set", "valid_until", _("Last day"),
          _("What has an end is looked at again, and readers see that it is current."),
          _("Give the last day; left empty it is one year from publication."), {NEED: 2, OFFER: 2}, checks.last_day_set),
    Check("last_day", "valid_until", _("Last day still ahead"), _("Past its last day nobody would see it."),
          _("Its last day is past. Edit it and give a later day or none; what was published before is first taken back with "
            "“Revise”."), {NEED: 2, OFFER: 2}, checks.last_day_ahead, blocking=True),
    # For the reader's eyes: worth no points, ticked by hand.
    Check("duplicates", "title_vi", _("No duplicate"), _("The same thing twice splits its readers."),
          _("Compare with the near duplicates."), {NEED: 0, OFFER: 0}),
    Check("language", "description_vi", _("Clear and correct language"), _("What reads badly is not answered."),
          _("Read it in each language in which it is written."), {NEED: 0, OFFER: 0}),
    Check("substance", "description_vi", _("A technology, not a product catalogue"), _("Catalogues drown needs."),
          _("Ask what knowledge or right passes to the other side."), {NEED: 0, OFFER: 0}),
    Check("public_part", "description_vi", _("Nothing confidential in the public part"),
          _("A machine finds phone numbers, not trade secrets."), _("Read it as a competitor would."), {NEED: 0, OFFER: 0}),
)  # fmt: skip
BY_KEY = {check.key: check for check in CHECKS}


@dataclass(frozen=True)
class Point:
    """A line of the checklist with its answer for one listing."""

    check: Check
    worth: int
    faults: tuple[Fault, ...]

    @property
    def holds(self) -> bool:
        return not self.faults

    @property
    def is_blocking(self) -> bool:
        return self.check.blocking and not self.holds

    @property
    def field(self) -> str:
        """Where it is mended: a field of the form or a table under it."""
        return next((fault.field for fault in self.faults if fault.field), self.check.field)

    @property
    def anchor(self) -> str:
        """The place in the form."""
        return f"rows-{self.field}" if self.field in ROWS else f"id_{self.field}"

    @property
    def found(self) -> str:
        """The words that gave it away, each once."""
        return "; ".join(dict.fromkeys(fault.found for fault in self.faults if fault.found))

    @property
    def ask(self) -> str:
        """What to do, with the words in question."""
        found = gettext("Found: %s") % self.found
        return f"{self.check.fix} {found}" if self.found else str(self.check.fix)


@dataclass(frozen=True)
class Quality:
    """The checklist of one listing, in the order of the table."""

    points: tuple[Point, ...]
    by_reader: tuple[Check, ...]

    @property
    def score(self) -> int:
        """0 to 100: the sum of what holds."""
        return sum(point.worth for point in self.points if point.holds)

    @property
    def blocking(self) -> list[Point]:
        return [point for point in self.points if point.is_blocking]

    @property
    def advisory(self) -> list[Point]:
        return [point for point in self.points if not point.holds and not point.check.blocking]

    @property
    def held(self) -> list[Point]:
        return [point for point in self.points if point.holds]


def quality_of(said: Said) -> Quality:
    """Judge what is said, by every line that is asked of its kind."""
    asked = [check for check in CHECKS if said.kind in check.points]
    points = [Point(check, check.points[said.kind], _faults(check.test(said))) for check in asked if check.test]
    return Quality(tuple(points), tuple(check for check in asked if not check.test))


def quality_of_listing(listing: Listing) -> Quality:
    """Judge what is saved."""
    return quality_of(said_by(listing))


def _faults(found: Iterable[Fault]) -> tuple[Fault, ...]:
    return tuple(found)
