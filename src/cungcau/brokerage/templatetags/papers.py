"""What templates ask about the documents and agreements of a case."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django import template
from django.urls import reverse
from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from cungcau.brokerage.agreement_history import Told, gathered
from cungcau.brokerage.agreement_models import Agreement
from cungcau.brokerage.agreement_rows import labels, objects_of
from cungcau.brokerage.agreement_workflow import AgreementState
from cungcau.brokerage.case_models import Case, PartyRole
from cungcau.brokerage.case_who import parties_of
from cungcau.brokerage.contents import contents
from cungcau.brokerage.declaration_forms import answers_of
from cungcau.brokerage.declaration_models import Declaration, Declared
from cungcau.brokerage.filing_letters import Letter, is_out_of_reach, letters_of
from cungcau.brokerage.law_words import LawPage, filing_for, law_page, rule_name
from cungcau.brokerage.paper_models import Paper
from cungcau.brokerage.paper_queries import agreements_of, may_draft, may_file, papers_of
from cungcau.brokerage.paper_workflow import PaperState
from cungcau.brokerage.wording_forms import FORM_NAMES
from cungcau.brokerage.wording_texts import FORMS
from cungcau.kit.policy import can, visible
from cungcau.vocabulary.queries import label

register = template.Library()

DONE = {
    "file_paper": gettext_lazy("Put into the case"), "renew_paper": gettext_lazy("New version"),
    "reshare_paper": gettext_lazy("Access changed"), "withdraw_paper": gettext_lazy("Withdrawn"),
    "draft_agreement": gettext_lazy("Begun"), "revise_agreement": gettext_lazy("Edited"),
    "present_agreement": gettext_lazy("Put forward for signature"), "redraft_agreement": gettext_lazy("Back to draft"),
    "sign_agreement": gettext_lazy("Signed by all"), "tick_clause": gettext_lazy("Checklist changed"),
    "register_agreement": gettext_lazy("Registration noted"), "finish_agreement": gettext_lazy("Ended"),
    "void_agreement": gettext_lazy("Declared void"),
}  # fmt: skip
TONES = {
    AgreementState.DRAFT: "neutral", AgreementState.PRESENTED: "warn", AgreementState.SIGNED: "good",
    AgreementState.FINISHED: "info", AgreementState.VOID: "bad",
}  # fmt: skip


@register.simple_tag(takes_context=True)
def case_papers(context: Any, case: Case) -> dict[str, Any]:
    user = context["request"].user
    own = set(parties_of(user).filter(case=case).values_list("pk", flat=True))
    desk = can(user, "read_desk", case)
    return {"rows": papers_of(case, user), "may_file": may_file(case, user), "is_desk": desk, "own": own}


@register.simple_tag(takes_context=True)
def case_agreements(context: Any, case: Case) -> dict[str, Any]:
    user = context["request"].user
    return {"rows": agreements_of(case, user), "may_draft": may_draft(case, user), "is_desk": can(user, "read_desk", case)}


@register.filter
def desk_number(held: dict[str, Any]) -> str:
    """How many, for the desk's page, which folds them on a phone; the page of a party is short and folds nothing."""
    return str(len(held["rows"])) if held["is_desk"] else ""


@register.filter
def missing_words(declared: list[tuple[Any, list[Any]]], is_desk: bool) -> str:
    """For the desk's page, which folds the declarations on a phone: how many of them nobody has made yet."""
    if not is_desk:
        return ""
    missing = sum(newest is None for _party, rows in declared for _name, newest, _answers, _address in rows)
    return ngettext("%(n)s not declared", "%(n)s not declared", missing) % {"n": missing} if missing else _("all declared")


@register.filter
def agreement_tone(agreement: Agreement) -> str:
    return TONES[AgreementState(agreement.state)]


@register.filter
def waits_for_filing(agreement: Agreement) -> bool:
    """Signed, with a last day, and not filed yet."""
    signed = agreement.state == AgreementState.SIGNED and agreement.file_by is not None
    return signed and not (agreement.filed_on or agreement.registered_on)


@register.simple_tag
def letters_about(agreement: Agreement) -> list[Letter]:
    return letters_of(agreement)


@register.simple_tag
def filer_is_out_of_reach(agreement: Agreement, law: LawPage) -> bool:
    return is_out_of_reach(agreement, law.answer, law.clock)


@register.filter
def is_withdrawn(paper: Paper) -> bool:
    return paper.state == PaperState.WITHDRAWN


@register.filter
def codes(given: list[str], scheme: str) -> str:
    return labels(scheme, given)


@register.filter
def given_objects(agreement: Agreement) -> str:
    return objects_of(agreement)


@register.filter
def money_of(agreement: Agreement) -> str:
    if agreement.value is None:
        return ""
    return f"{number_format(agreement.value, force_grouping=True)} {agreement.currency}"


@register.filter
def parties_of_it(agreement: Any) -> str:
    """With their shares, where those are given."""
    shares = [f" ({side.share.normalize():f} %)" if side.share is not None else "" for side in agreement.under]
    return "; ".join(f"{side}{share}" for side, share in zip(agreement.under, shares, strict=True))


@register.filter
def paper_step(entry: Any) -> str:
    """A line of the trail in words."""
    return str(DONE.get(entry.verb, entry.verb))


@register.filter
def opened_what(look: Any) -> str:
    """The number of a version that was opened with its mark, or the name of the unmarked file."""
    kind, _colon, what = look.parts[0].partition(":") if look.parts else ("", "", "")
    return _("version %(number)s") % {"number": what} if kind == "version" else _("unmarked: %(name)s") % {"name": what}


@register.filter
def origin_words(agreement: Agreement) -> str:
    return label("country", agreement.origin_country)


@register.filter
def supplier_words(agreement: Agreement) -> str:
    return label("owner_kind", agreement.supplier_kind)


@register.filter
def agreement_lines(history: Any) -> Iterator[Told]:
    return gathered(history)


@register.filter
def agreement_step(line: Told) -> str:
    """A line of the history in words; several ticks in a row are told by their number."""
    if len(line.clauses) < 2:
        return paper_step(line.entry)
    return ngettext("%(n)s clause looked at", "%(n)s clauses looked at", len(line.clauses)) % {"n": len(line.clauses)}


@register.filter
def agreement_note(line: Told) -> str:
    """Codes of the checklist's lines are no words for people."""
    if not line.clauses:
        return str(line.entry.note)
    return "; ".join(contents()[code].name for code in line.clauses if code in contents())


@register.simple_tag
def law_of(agreement: Agreement) -> Any:
    return law_page(agreement)


@register.simple_tag(takes_context=True)
def filing_of(context: Any, agreement: Agreement) -> Any:
    """For its parties: what has to be filed, by whom, by when."""
    return filing_for(agreement, context["request"].user)


@register.filter
def rule_words(rule: Any) -> str:
    return rule_name(rule)


@register.simple_tag
def texts_for(agreement: Agreement) -> list[tuple[str, list[tuple[str, str]]]]:
    """(name of the template, [(language and kind of file, address)]); for kinds without a template nothing."""
    languages = {"vi": _("Vietnamese"), "en": _("English"), "both": _("Bilingual")}
    return [
        (
            str(FORM_NAMES[form]),
            [
                (f"{words} (.{ending})", reverse("brokerage:agreement_text", args=[agreement.pid, form, code, ending]))
                for code, words in languages.items() for ending in ("docx", "pdf")
            ],
        )
        for form in FORMS.get(agreement.kind, ())
    ]  # fmt: skip


@register.simple_tag(takes_context=True)
def case_declarations(context: Any, case: Case) -> list[tuple[Any, list[Any]]]:
    """Of each side that this person may read: (name of the declaration, the newest, its answers, where a new one is made)."""
    user = context["request"].user
    read = list(visible(user, Declaration.objects.filter(case=case)).select_related("by"))
    found = []
    for party in case.parties.filter(ended_at=None, role=PartyRole.SUPPLY).select_related("organisation"):  # type: ignore[attr-defined]
        may = can(user, "declare_right", Declaration(case=case, party=party))
        newest = {kind: next((one for one in read if (one.party_id, one.kind) == (party.pk, kind)), None) for kind in Declared}
        if may or any(newest.values()):
            found.append((party, [_declared(case, party, kind, newest[kind], may) for kind in Declared]))
    return found


def _declared(case: Case, party: Any, kind: Any, newest: Any, may: bool) -> tuple[Any, ...]:
    address = reverse("brokerage:declare", args=[case.pid, party.pid, kind]) if may else ""
    return kind.label, newest, answers_of(kind, newest.said) if newest else [], address
