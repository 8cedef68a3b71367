"""What the law asks of an agreement, in words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from cungcau.brokerage.agreement_law import Clock, ContentLine, answer_for, clock_of, content_lines, contents_edition
from cungcau.brokerage.agreement_models import Agreement, Listed
from cungcau.brokerage.case_models import PartyRole
from cungcau.brokerage.case_who import parties_of
from cungcau.brokerage.contents import Edition
from cungcau.brokerage.registering import Answer, Rule
from cungcau.kit.fields import reader_language
from cungcau.vocabulary.holidays import calendar

OUTCOMES = {
    "stop": gettext_lazy("Prohibited: it must not be transferred"), "licence": gettext_lazy("A licence is needed"),
    "must": gettext_lazy("It must be registered"), "voluntary": gettext_lazy("Registration is voluntary"),
    "need_not": gettext_lazy("It need not be registered"), "unknown": gettext_lazy("Not known"),
}  # fmt: skip
STATUSES = {
    "read": gettext_lazy("read in the law"), "unconfirmed": gettext_lazy("not confirmed"), "unknown": gettext_lazy("unknown"),
}  # fmt: skip
FACTS = {
    "listed": gettext_lazy("On a list of the law"), "licensed": gettext_lazy("Licence for a restricted technology is there"),
    "direction": gettext_lazy("Direction of the transfer"), "budget": gettext_lazy("State capital or budget is used"),
    "certified": gettext_lazy("The result of the state-funded task has its certificate"),
}  # fmt: skip
# The side that receives is the one in need, the side that gives the one that offers.
FILING_ROLES = {"transferee": PartyRole.DEMAND, "transferor": PartyRole.SUPPLY}
FILERS = {"transferee": gettext_lazy("The side that receives"), "transferor": gettext_lazy("The side that gives")}


def rule_name(rule: Rule) -> str:
    return rule.name_en if reader_language() == "en" else rule.name_vi


@dataclass(frozen=True)
class LawPage:
    """`clock` is None where no last day runs."""

    answer: Answer
    clock: Clock | None
    lines: list[ContentLine]
    contents_edition: Edition | None

    @property
    def words(self) -> str:
        return str(OUTCOMES[self.answer.outcome])

    @property
    def status_words(self) -> str:
        return str(STATUSES[self.answer.edition.status]) if self.answer.edition else ""

    @property
    def status_tone(self) -> str:
        return "good" if self.answer.edition and self.answer.edition.status == "read" else "warn"

    @property
    def law(self) -> str:
        edition = self.answer.edition
        return "" if edition is None else edition.law if reader_language() == "en" else edition.law_vi

    @property
    def source(self) -> str:
        edition = self.answer.edition
        return "" if edition is None else edition.source if reader_language() == "en" else edition.source_vi

    @property
    def missing(self) -> str:
        return "; ".join(str(FACTS[name]) for name in self.answer.missing)

    @property
    def listed(self) -> str:
        """On which list it is taken to be, by what was said or confirmed."""
        return str(Listed(self.answer.facts.get("listed", Listed.UNKNOWN)).label)

    @property
    def is_listed_unknown(self) -> bool:
        return self.answer.facts.get("listed") == Listed.UNKNOWN

    @property
    def filer(self) -> str:
        rule = self.answer.rule
        return str(FILERS[rule.filer]) if rule and rule.filer else ""

    @property
    def clock_words(self) -> str:
        if self.clock is None:
            return ""
        day = date_format(self.clock.deadline, "SHORT_DATE_FORMAT")
        if not self.clock.is_running:
            return day
        left = abs(self.clock.left)
        if self.clock.is_over:
            return ngettext("%(day)s, %(n)s day ago", "%(day)s, %(n)s days ago", left) % {"day": day, "n": left}
        return ngettext("%(day)s, in %(n)s day", "%(day)s, in %(n)s days", left) % {"day": day, "n": left}

    @property
    def note(self) -> str:
        edition = self.answer.edition
        if edition is None:
            return _("No rules are known here for the day of signature.")
        return edition.note_en if reader_language() == "en" else edition.note_vi

    @property
    def missing_count(self) -> int:
        return sum(line.is_missing for line in self.lines)

    @property
    def contents_status(self) -> str:
        return str(STATUSES[self.contents_edition.status]) if self.contents_edition else ""

    @property
    def contents_tone(self) -> str:
        return "good" if self.contents_edition and self.contents_edition.status == "read" else "warn"

    @property
    def contents_note(self) -> str:
        return self.contents_edition.note if self.contents_edition else _("No rules are known here for the day of signature.")


@dataclass(frozen=True)
class Filing:
    """What a party under a signed transfer reads about the filing; `hers`: her organisation is the one that files."""

    law: LawPage
    hers: bool


def filing_for(agreement: Agreement, user: Any) -> Filing | None:
    """None where nothing has to be filed, or not yet."""
    if not agreement.about.transfers or not agreement.signed_on:
        return None
    law = law_page(agreement)
    if law.clock is None:
        return None
    role = FILING_ROLES.get(law.answer.rule.filer if law.answer.rule else "", "")
    return Filing(law, parties_of(user).filter(agreements__agreement=agreement, role=role).exists() if role else False)


def law_page(agreement: Agreement) -> LawPage:
    worked = calendar()
    answer = answer_for(agreement, worked)
    return LawPage(answer, clock_of(agreement, answer, worked), content_lines(agreement), contents_edition(agreement))
