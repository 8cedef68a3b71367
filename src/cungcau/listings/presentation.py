"""A listing as sections of label and value, in the reader's language and as far as this person may see."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from django.utils.formats import date_format, number_format
from django.utils.translation import gettext as _

from cungcau.kit.fields import in_language, reader_language
from cungcau.listings.audience import visibility_changed
from cungcau.listings.facts import REASONS
from cungcau.listings.models import Listing, Specification, Target
from cungcau.listings.queries import Sight
from cungcau.vocabulary.queries import label

SIGNS = {"=": "=", "<": "<", "<=": "≤", ">": ">", ">=": "≥"}
# Letters of Vietnamese that no English word has, composed.
VIETNAMESE_LETTER = re.compile("[ÀÁÂÃÈÉÊÌÍÒÓÔÕÙÚÝàáâãèéêìíòóôõùúýĂăĐđĨĩŨũƠơƯưẠ-ỹ]")
FEW_WORDS = 3
BILLION, MILLION = 10**9, 10**6


@dataclass(frozen=True)
class Row:
    """`language` is that of the text, where it may differ from the page's."""

    label: str
    value: str
    language: str = ""
    long: bool = False


@dataclass(frozen=True)
class Section:
    """`aside` sections stand beside the main column."""

    title: str
    rows: list[Row]
    internal: bool = False
    aside: bool = False


def money(amount: int | None) -> str:
    """2500000000 → "2,5 tỷ ₫" / "2.5 billion ₫"."""
    if amount is None:
        return ""
    if amount >= BILLION:
        return _("%s billion ₫") % _short(amount / BILLION)
    if amount >= MILLION:
        return _("%s million ₫") % _short(amount / MILLION)
    return f"{number_format(amount)} ₫"


def _short(number: float) -> str:
    return number_format(round(number, 2), decimal_pos=None if number % 1 else 0).rstrip()


def money_range(low: int | None, high: int | None) -> str:
    """Both ends, or "from"/"up to", or nothing."""
    if low is not None and high is not None:
        return money(low) if low == high else f"{money(low)} – {money(high)}"
    if low is not None:
        return _("from %s") % money(low)
    return _("up to %s") % money(high) if high is not None else ""


def number(value: float | None) -> str:
    """A number as the reader's language writes it, without noise digits."""
    if value is None:
        return ""
    text = f"{value:.10g}"
    decimals = len(text.partition(".")[2]) if "e" not in text else 0
    return number_format(value, decimal_pos=decimals)


def specification_value(row: Specification) -> str:
    """ "≥ 500 m³/ngày", "7 – 8,5" or the words, with the unit. Plain equality needs no sign."""
    if row.text:
        return f"{row.text} {row.unit}".strip()
    if row.operator == "range":
        return f"{number(row.value)} – {number(row.high)} {row.unit}".strip()
    sign = "" if row.operator == "=" else SIGNS.get(row.operator, "")
    return f"{sign} {number(row.value)} {row.unit}".strip()


def measured(text: str) -> str:
    """The figure of a target; a plain whole number gets the separators of the reader's language."""
    return number(float(text)) if text.isascii() and text.isdigit() and len(text) < 15 else text


def territory(text: str) -> str:
    """The name of a country given by its code, or the words."""
    return label("country", text) if len(text) == 2 and text.isupper() else text


def sections_of(listing: Any, sight: Sight) -> list[Section]:
    """All that can be told to her whose sight it is, the empty parts left out."""
    listing = sight.seen
    parts = [
        *(_need_sections(listing) if listing.is_need else _offer_sections(listing)),
        _classification(listing),
        _deal(listing, sight),
        *([] if listing.is_need else [_law(listing)]),
        _partner(listing),
    ]
    if listing.is_need:
        parts.append(_absorption(listing))
    sealed = _words(listing, "confidential", _("For few only"))
    parts.append(Section(_("Confidential part"), [sealed], internal=True))
    if sight.internal:
        parts.append(_publishing(listing))
    return [replace(part, rows=rows) for part in parts if (rows := [row for row in part.rows if row.value])]


def language_of(text: str, listing: Listing) -> str:
    """In which language the owner wrote a text that has one column only: "vi", "en", or "" where it cannot be told.

    Vietnamese letters tell it; without them the only language of the listing does, or that there are several words.
    """
    if VIETNAMESE_LETTER.search(text):
        return "vi"
    if len(listing.languages) == 1:
        return listing.languages[0]
    return "en" if len(re.findall(r"[A-Za-z]{2,}", text)) >= FEW_WORDS else ""


def unsaid_in(rows: Iterable[Specification | Target], listing: Listing) -> str:
    """A remark for a reader of the other language: some words of these rows are written in one language only."""
    texts = [text for row in rows for text in words_of(row)]
    if reader_language() == "en" and any(VIETNAMESE_LETTER.search(text) for text in texts):
        return _("The organisation wrote some of these words in Vietnamese only.")
    if reader_language() == "vi" and any(language_of(text, listing) == "en" for text in texts):
        return _("The organisation wrote some of these words in English only.")
    return ""


def words_of(row: Specification | Target) -> list[str]:
    """What of a row is words, not figures."""
    return [row.parameter, row.text, row.unit] if isinstance(row, Specification) else [row.metric, row.now, row.wanted, row.unit]


def _words(listing: Listing, name: str, title: str) -> Row:
    text = getattr(listing, name)
    return Row(title, text, language=language_of(text, listing), long=True)


def _label(scheme: str, code: str) -> str:
    return label(scheme, code) if code else ""


def _labels(listing: Listing, scheme: str) -> str:
    return "; ".join(label(scheme, code) for code in listing.codes.get(scheme, []))


def _day(day: Any) -> str:
    return date_format(day, "DATE_FORMAT") if day else ""


def _level(trl: int | None) -> str:
    return f"TRL {trl} – {label('trl', str(trl))}" if trl else ""


def _need_sections(listing: Listing) -> list[Section]:
    return [
        Section(_("The problem"), [
            _words(listing, "problem", _("What happens now")),
            _words(listing, "current_technology", _("Technology in use now")),
            _words(listing, "inputs", _("Raw materials, what goes in")),
            Row(_("What it should bring"), _labels(listing, "goal")),
            _words(listing, "standards", _("Standards to be met")),
            _words(listing, "site_conditions", _("Conditions on site")),
            _words(listing, "tried", _("What has been tried")),
            _words(listing, "not_wanted", _("What is not wanted")),
        ])
    ]  # fmt: skip


def _offer_sections(listing: Listing) -> list[Section]:
    names = {
        "advantages": _("Advantages"), "competing_solution": _("Competing solution"),
        "economic_comparison": _("Economic comparison"), "applications": _("Applications"), "target_users": _("For whom"),
        "references": _("Where it is in use"), "awards": _("Awards"), "certificates": _("Certificates and test reports"),
    }  # fmt: skip
    figures = {
        "inputs": _("What goes in"),
        "outputs": _("What comes out"),
        "capacity": _("Capacity"),
        "footprint": _("Space needed"),
        "energy": _("Energy use"),
        "waste": _("Waste and emissions"),
    }
    return [
        Section(_("Why this one"), [_words(listing, name, title) for name, title in names.items()]),
        Section(_("In figures"), [_words(listing, name, title) for name, title in figures.items()]),
        Section(_("Readiness"), [
            Row(_("Readiness level"), _level(listing.trl)),
            Row(_("Stage of development"), label("stage", listing.stage) if listing.stage else ""),
            Row(_("Can be demonstrated"), _labels(listing, "demonstration")),
            Row(_("Months to deploy"), str(listing.months_to_deploy or "")),
        ]),
    ]  # fmt: skip


def _classification(listing: Listing) -> Section:
    keywords, language = in_language(listing, "keywords")
    return Section(_("Classification"), [
        Row(_("Fields of science and technology"), _labels(listing, "field")),
        Row(_("Branches of the economy"), _labels(listing, "vsic")),
        Row(_("Strategic technology groups"), _labels(listing, "strategic")),
        Row(_("On the list of high technologies"), _yes_no(listing.hi_tech)),
        Row(_("Patent classes (IPC)"), _labels(listing, "ipc")),
        Row(_("Sustainable development goals"), _labels(listing, "sdg")),
        Row(_("Keywords"), keywords, language),
    ], aside=True)  # fmt: skip


def _deal(listing: Listing, sight: Sight) -> Section:
    modes = Row(_("Forms of cooperation or transfer"), _labels(listing, "transfer_mode"))
    amount = money_range(listing.money_min, listing.money_max)
    if listing.is_need:
        return Section(_("Cooperation, time and money"), [
            modes,
            Row(_("Readiness at least"), _level(listing.trl)),
            Row(_("Budget"), f"{amount} · {hidden}" if amount and (hidden := _kept_inside(listing, sight)) else amount),
            _words(listing, "origin_preference", _("Preferred origin")),
            _words(listing, "warranty", _("Warranty and service expected")),
            _words(listing, "training", _("Training expected")),
            Row(_("Source of funds"), _label("funding_source", listing.funding_source)),
            Row(_("Should start by"), _day(listing.start_by)),
            Row(_("Decision by"), _day(listing.decision_date)),
            Row(_("Urgency"), _label("urgency", listing.urgency)),
        ])  # fmt: skip
    return Section(_("Transfer"), [
        modes,
        Row(_("Rights transferred"), _labels(listing, "rights")),
        Row(_("What is included"), _labels(listing, "package")),
        Row(_("Price"), " · ".join(filter(None, [amount, _label("price_kind", listing.price_kind)]))),
        Row(_("Ways of payment"), _labels(listing, "payment_mode")),
        _words(listing, "incidental_costs", _("Costs beside the price")),
        Row(_("Territory"), territory(listing.territory)),
        _words(listing, "warranty", _("Warranty")),
        Row(_("Owner of the technology"), _label("owner_kind", listing.owner_kind)),
        Row(_("Inventors"), listing.inventors if sight.identity else ""),
        Row(_("Right to transfer"), str(listing.get_right_to_transfer_display()) if listing.right_to_transfer else ""),
        Row(_("State-funded result"), _yes_no(listing.state_funded)),
        Row(_("Code of the task"), listing.task_code),
        Row(_("Host and governing agency of the task"), listing.task_agency),
        _words(listing, "existing_licences", _("Licences already given")),
    ])  # fmt: skip


def _law(listing: Listing) -> Section:
    """What its owner declares; nobody here has compared it with the lists in force."""
    return Section(_("What the law says, as declared"), [
        Row(_("Lists of the Law on Technology Transfer"), _label("transfer_list", listing.transfer_list)),
        Row(_("The transfer needs a licence"), _yes_no(listing.licence_needed)),
        _words(listing, "export_control", _("Note on export control")),
    ])  # fmt: skip


def _partner(listing: Listing) -> Section:
    return Section(_("The partner sought"), [
        Row(_("Where the partner should be"), _labels(listing, "province")),
        Row(_("What kind of partner"), _labels(listing, "organisation_kind")),
        Row(_("How large the partner should be"), _labels(listing, "size_band")),
        _words(listing, "partner_wishes", _("Other wishes for the partner")),
    ])  # fmt: skip


def _kept_inside(listing: Listing, sight: Sight) -> str:
    """For whom the budget is, told to those inside when it is not for everybody with an account."""
    if not sight.internal or listing.budget_disclosure == "public":
        return ""
    return _("Internal: %s") % label("budget_disclosure", listing.budget_disclosure)


def _publishing(listing: Listing) -> Section:
    """Who will see what: for the owner and the desk to check before it is published."""
    sources = {"form": _("Written in the form"), "demo": _("Demo data"), "import": _("Read from a file")}
    excluded, chosen = (
        "; ".join(str(organisation) for organisation in organisations.all())
        for organisations in (listing.excluded_organisations, listing.chosen_organisations)
    )
    return Section(_("Publishing"), [
        Row(_("Who sees the organisation's name"), _label("anonymity", listing.anonymity)),
        Row(_("Who may see the budget"), _label("budget_disclosure", listing.budget_disclosure) if listing.is_need else ""),
        Row(_("Organisations that must not see it"), excluded or _("None")),
        Row(_("Organisations that may see more"), chosen),
        Row(_("Source"), sources.get(listing.source, listing.source)),
    ], internal=True, aside=True)  # fmt: skip


def _yes_no(answer: bool | None) -> str:
    return "" if answer is None else _("Yes") if answer else _("No")


def _absorption(listing: Listing) -> Section:
    names = {
        "absorption_finance": _("Finance"), "absorption_people": _("Workforce"),
        "absorption_infrastructure": _("Infrastructure"), "absorption_management": _("Management"),
    }  # fmt: skip
    rows = [Row(title, f"{value}/5" if (value := getattr(listing, name)) else "") for name, title in names.items()]
    return Section(_("Absorption capacity"), [*rows, _words(listing, "absorption_note", _("Note"))], internal=True)


def done_words(verb: str) -> str:
    """What a verb did, in words."""
    words = {
        "draft": _("Draft begun"), "edit": _("Edited"), "submit": _("Sent for review"), "return": _("Returned to the author"),
        "publish": _("Published"), "confirm": _("Confirmed as current"), "pause": _("Paused"), "resume": _("Resumed"),
        "revise": _("Taken back for revision"), "expire": _("Expired"), "withdraw": _("Withdrawn"),
        "set_visibility": _("Visibility changed"), "attach": _("File attached"), "detach": _("File removed"),
        "take": _("Taken for review"), "give": _("Given for review"), "let_go": _("Review let go"),
        "tick": _("Points ticked by the reader"), "mend": _("Comments answered"), "amend": _("Edited while published"),
        "accept_change": _("Change accepted"),
        "renew": _("Renewed"),
        "ask": _("The owner was asked by mail whether it is still current"),
        "flag": _("The owner says that something has changed"),
    }  # fmt: skip
    return words.get(verb, verb)


def happened(entry: Any) -> str:
    """A line of the trail in words, with why and by which way where the trail knows."""
    more = [str(REASONS[reason])] if (reason := entry.facts.get("reason")) in REASONS else []
    if until := entry.facts.get("until"):
        day = date_format(date.fromisoformat(until), "SHORT_DATE_FORMAT")
        more.append(_("until %s; it says what was read before, so nobody had to read it anew") % day)
    if entry.facts.get("via") == "mail":
        more.append(_("by the link in the mail"))
    if entry.verb == "set_visibility":
        return ": ".join(filter(None, [done_words(entry.verb), "; ".join(visibility_changed(entry.facts))]))
    return ": ".join(filter(None, [done_words(entry.verb), ", ".join(more)]))
