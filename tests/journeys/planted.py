"""A park full of secrets: in every place that is not for everybody stands a word that stands nowhere else.

`plant()` makes it through the verbs; `SECRETS` names each word (or the shapes of a number), `WHO` says by hand who may find it.
That table is written without looking at the house's own (`listings.visibility`, the policies): two that agree are worth more.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from io import BytesIO
from typing import Any
from zipfile import ZipFile

from django.utils import timezone

from cungcau.brokerage.actions import (
    accept_interest,
    agree_sender,
    answer_side,
    ask_guest,
    ask_side,
    decline_interest,
    forward_interest,
    introduce_sides,
    reply_enquiry,
    send_interest,
    take_interest,
    tie_enquiry,
)
from cungcau.brokerage.guest_who import Guest
from cungcau.brokerage.models import Contact
from cungcau.brokerage.outcome_people import seats_of_interest
from cungcau.discovery.actions import keep_proposal
from cungcau.files.actions import attach_file
from cungcau.jobs.queue import drain
from cungcau.kit.ids import urn
from cungcau.kit.policy import SYSTEM
from cungcau.listings.actions import amend_listing, return_listing, set_visibility, withdraw_listing
from cungcau.listings.models import Listing
from cungcau.listings.workflow import State
from cungcau.registry.actions import add_contact, propose_expert
from cungcau.trail.models import Look
from tests.factories.enquiries import a_confirmed, a_sent, a_sheet
from tests.factories.listings import a_draft, a_published, a_submitted, a_term, in_state
from tests.journeys import planted_advice, planted_messages
from tests.people import employ, organisation, person

ANONYMITY = ("named", "anonymous", "members", "chosen", "internal", "selected_nodes")

# Who walks. `excluded` works for an organisation that must see nothing; `new` has an account and works nowhere.
EVERYBODY = {
    "stranger", "new", "unverified", "rival", "chosen", "excluded", "former", "reader", "editor",
    "moderator", "broker", "adviser", "organiser", "steward", "director",
}  # fmt: skip
OWN = {"reader", "editor"}
DESK = {"moderator", "broker", "adviser", "organiser", "steward"}
INSIDE = OWN | DESK
OFFICE = INSIDE | {"director"}
MEMBERS = OFFICE | {"rival", "chosen"}  # of organisations that are verified
CHOSEN = OFFICE | {"chosen"}
READERS = EVERYBODY - {"excluded"}
ACCOUNTS = READERS - {"stranger"}
BROKERING = {"broker"}

# Each of a listing that everybody but the excluded may read under its owner's name, where nothing else is said.
WHO: dict[str, set[str]] = {
    "title": READERS,
    "budget_public": ACCOUNTS, "budget_range": ACCOUNTS, "budget_broker_only": OWN | {"moderator", "broker"},
    "budget_hidden": OWN | {"moderator"},
    "absorption": INSIDE, "contact": INSIDE, "contact_phone": INSIDE, "contact_email": INSIDE, "confidential": INSIDE,
    "excluded": INSIDE | {"excluded"}, "list_of_chosen": INSIDE,
    "part_account": ACCOUNTS, "part_members": MEMBERS, "part_chosen": CHOSEN, "part_inside": INSIDE,
    "specification_members": MEMBERS, "target_chosen": CHOSEN, "confidential_chosen": CHOSEN, "price_members": MEMBERS,
    "rights_members": MEMBERS,
    "at_field": OFFICE, "change": DESK | {"director", "rival"},
    "comment": OFFICE, "reason": OFFICE, "draft": OWN, "draft_text": OWN,
    "file": INSIDE, "file_words": INSIDE, "file_author": INSIDE, "anonymous_file": OFFICE, "anonymous_file_author": OFFICE,
    "draft_file": OWN,
    "owner": OFFICE, "owner_en": OFFICE, "owner_tax_code": OFFICE, "owner_street": OFFICE, "task": OFFICE, "right_number": OFFICE,
    "owner_contact": INSIDE, "owner_contact_phone": INSIDE,
    "expert_phone": DESK, "expert_email": DESK, "conflict": DESK,
    "verdict": {"broker", "moderator"},
    "looker": INSIDE, "user_phone": {"steward"}, "user_email": {"steward"},
    # An interest of the rival, not named, in the owner's anonymous offer: unread yet; passed on; with open contacts.
    "unread_words": BROKERING | {"rival"}, "unread_call": BROKERING | {"rival"},
    "passed_words": BROKERING | {"rival"} | OWN, "passed_call": BROKERING | {"rival"}, "passed_note": BROKERING,
    "declined_words": BROKERING | OWN, "owners_call": BROKERING | OWN,
    "open_call": BROKERING | {"rival"} | OWN, "opened_call": BROKERING | {"rival"} | OWN,
    # Sent without an account in the owner's anonymous offer: not confirmed (nobody's); confirmed; asked and answered; passed on
    # while the name is closed, and the owner is interested and lets her own contact be seen.
    "guest_unconfirmed": set(), "guest_words": BROKERING, "guest_call": BROKERING, "guest_answer": BROKERING,
    "guest_firm": BROKERING, "closed_words": BROKERING | OWN, "closed_firm": DESK | {"director"}, "closed_call": BROKERING,
    "sheet_occasion": DESK - {"adviser"} | {"director"},
    # What each side says came of it: never for the other one while they say different things.
    "outcome_sender": BROKERING | {"rival"}, "outcome_owner": BROKERING | OWN,
}  # fmt: skip
WHO |= planted_messages.WHO | planted_advice.WHO
STATES_OF_OFFICE = set(State) - {State.PUBLISHED, State.DRAFT}
for _way in ANONYMITY:
    for _state in State:
        WHO[f"state_{_way}_{_state}"] = OWN if _state == State.DRAFT else OFFICE
    _readers = {"named": READERS, "anonymous": READERS, "members": MEMBERS, "chosen": CHOSEN}
    WHO[f"state_{_way}_published"] = _readers.get(_way, OFFICE)

AMOUNTS = {
    "budget_public": 71_310_000_000, "budget_range": 72_320_000_000, "budget_broker_only": 73_330_000_000,
    "budget_hidden": 74_340_000_000, "price_members": 75_350_000_000,
}  # fmt: skip
NUMBERS = {
    "contact_phone": "0911222331", "owner_contact_phone": "0911222332", "expert_phone": "0911222333", "user_phone": "0911222334",
    "owner_tax_code": "0199887766", "unread_call": "0911222335", "passed_call": "0911222336", "owners_call": "0911222337",
    "open_call": "0911222338", "opened_call": "0911222339", "guest_call": "0911222340", "closed_call": "0911222341",
}  # fmt: skip
MAILS = ("contact_email", "expert_email", "user_email")


def _shapes(name: str) -> tuple[str, ...]:
    """How the secret may be written on a page or in a file; a sum of money in every way in which sums are said."""
    if name in AMOUNTS:
        short = f"{AMOUNTS[name] // 10**7 / 100:.2f}"
        return (f"{AMOUNTS[name]}", f"{AMOUNTS[name]:,}", f"{AMOUNTS[name]:,}".replace(",", "."), short, short.replace(".", ","))
    if name in NUMBERS:
        return (NUMBERS[name],)
    word = f"mat{name.replace('_', '')}x"
    return (f"{word}@bimat.example",) if name in MAILS else (word,)


SECRETS = {name: _shapes(name) for name in WHO}


def word(name: str) -> str:
    """The secret as it is typed."""
    return SECRETS[name][0]


@dataclass(frozen=True)
class Park:
    """The people by the name under which they walk, and the records whose pages are looked at closely."""

    people: dict[str, Any]
    need: Listing
    offer: Listing
    anonymous: Listing
    anonymous_offer: Listing
    others: list[Listing]

    @property
    def closely(self) -> list[str]:
        """The ids of the listings whose every page is looked at."""
        return [one.pid for one in (self.need, self.offer, self.anonymous, self.anonymous_offer, *self.others)]


def people() -> dict[str, Any]:
    """Everybody who walks, employed where they work; no table of the policy knows more than these."""
    firms = {
        "rival": organisation("Công ty Nhựa Hồng Lam"), "chosen": organisation("Công ty Gốm Sông Lam"),
        "unverified": organisation("Công ty chưa rõ", state="temporary"), "owner": organisation("Công ty Cơ khí Sao Mai"),
        "excluded": organisation(word("excluded"), state="temporary"),
    }  # fmt: skip
    walkers: dict[str, Any] = {"stranger": None, "new": person("new", "Người mới")}
    for name in ("unverified", "rival", "chosen", "excluded"):
        walkers[name] = employ(person(name, f"Người {name}"), firms[name])
    walkers["reader"] = employ(person("reader", "Người đọc"), firms["owner"], "reader")
    walkers["editor"] = employ(person("editor", "Người viết"), firms["owner"])
    walkers["former"] = employ(person("former", "Người cũ"), firms["owner"])
    walkers["former"].memberships.update(until="2026-01-01")
    for role in (*sorted(DESK), "director"):
        walkers[role] = person(role, f"Cán bộ {role}", role)
    person("user", "Ai đó", phone=word("user_phone"))
    person("other", "Ai khác").__class__.objects.filter(email="other@demo.example").update(email=word("user_email"))
    return walkers


def document(words: str, author: str) -> BytesIO:
    """A small .docx with an author in its properties."""
    content = BytesIO()
    with ZipFile(content, "w") as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("word/document.xml", f"<w:document>{words}</w:document>")
        archive.writestr("docProps/core.xml", f"<cp:coreProperties><dc:creator>{author}</dc:creator></cp:coreProperties>")
    content.seek(0)
    return content


def plant() -> Park:
    """All of it, and the search index brought up to date."""
    walkers = people()
    editor, moderator, broker = walkers["editor"], walkers["moderator"], walkers["broker"]
    owner, excluded, chosen, rival = (
        walkers[name].memberships.get().organisation for name in ("editor", "excluded", "chosen", "rival")
    )
    lists = {"excluded_organisations": [excluded], "chosen_organisations": [chosen]}
    hidden = _hidden_owner(walkers)
    listed = organisation(word("list_of_chosen"), state="temporary")

    need = a_published(owner, editor, moderator, **{**lists, **_need(owner, editor, listed, chosen)})
    offer = a_published(
        rival, walkers["rival"], moderator, "offer", title_vi="Ôzôn khử màu nước thải nhuộm của đối thủ",
        summary_vi="Ôzôn khử màu nước thải nhuộm, " * 5,
    )  # fmt: skip
    closed = a_published(
        owner, editor, moderator, "offer", title_vi="Máy ép bùn khung bản", money_min=AMOUNTS["price_members"], money_max=None,
        sights={"price": "members", "ip_items": "members"}, ip_items=[{"type": "patent", "number": word("rights_members")}],
        **lists,
    )  # fmt: skip
    anonymous = a_published(
        hidden, editor, moderator, title_vi="Tin ẩn danh về nước thải nhuộm", anonymity="anonymous",
        excluded_organisations=[excluded],
    )  # fmt: skip
    anonymous_offer = a_published(
        hidden, editor, moderator, "offer", title_vi="Thiết bị ẩn danh khử màu", anonymity="anonymous", task_code=word("task"),
        ip_items=[{"type": "patent", "status": "granted", "number": word("right_number"), "owner_percent": 100}],
        excluded_organisations=[excluded],
    )  # fmt: skip
    for disclosure in ("public", "range", "broker_only", "hidden"):
        amount = AMOUNTS[f"budget_{disclosure}"]
        a_published(
            owner, editor, moderator, title_vi=f"Ngân sách {disclosure} cho nước thải", budget_disclosure=disclosure,
            money_min=amount, money_max=amount, **lists,
        )  # fmt: skip
    sealed = _in_every_state(owner, editor, moderator, lists)
    draft = _files(owner, editor, need, anonymous, lists)

    returned = a_submitted(owner, editor, title_vi="Tin bị trả", **lists)
    return_listing(returned, by=moderator, comment=word("comment"), at_fields=[("problem", word("at_field"))])
    amend_listing(offer, by=walkers["rival"], version=offer.version, advantages=word("change"))
    withdrawn = a_published(owner, editor, moderator, title_vi="Tin đã rút", **lists)
    withdraw_listing(withdrawn, by=editor, note=word("reason"))
    private = {"phone": word("expert_phone"), "email": word("expert_email"), "conflict_of_interest": word("conflict")}
    expert = propose_expert(by=SYSTEM, name="Chuyên gia Kín", **private)
    type(expert).objects.filter(pk=expert.pk).update(state="active")
    drain()
    keep_proposal(need, offer, by=broker, note=word("verdict"))
    last = timezone.now() + timedelta(days=1)  # newer than the looks of those who walk, which fill the pages
    interests(rival, walkers, [anonymous_offer, anonymous, need, closed])
    guests(broker, walkers["editor"], anonymous_offer)
    planted_messages.plant_case(word, walkers, need, rival)
    planted_advice.plant_advice(word, walkers, owner)
    drain()
    for thing in (need, closed, expert, hidden):
        Look.objects.create(who="access.user:looker", who_name=word("looker"), subject=urn(thing), parts=["contact"], at=last)
    return Park(walkers, need, offer, anonymous, anonymous_offer, [closed, sealed, draft, returned])


def interests(rival: Any, walkers: dict[str, Any], listings: list[Listing]) -> None:
    """Of one organisation in listings of another, as far as they come: read by nobody, passed on, declined, opened."""
    sender, owner, broker = walkers["rival"], walkers["editor"], walkers["broker"]

    def sent(listing: Listing, call: str, **said: Any) -> Any:
        contact = Contact("Người gọi", word(call), "")
        words = {"about": "x", "wish": "x", "approach": "x", **said}
        return send_interest(listing, rival, by=sender, contact=contact, named=False, **words)

    def passed_on(*what: Any, **said: Any) -> Any:
        interest = take_interest(sent(*what, **said), by=broker)
        return forward_interest(interest, by=broker, note=word("passed_note"))

    unread, passed, declined, opened = listings
    sent(unread, "unread_call", about=word("unread_words"))
    interest = passed_on(passed, "passed_call", approach=word("passed_words"))
    accept_interest(interest, by=owner, agrees=True, name="Chủ", phone=word("owners_call"))
    decline_interest(passed_on(declined, "passed_call"), by=owner, reason="time", answer=word("declined_words"))
    interest = passed_on(opened, "open_call")
    accept_interest(interest, by=owner, agrees=True, name="Chủ", phone=word("opened_call"))
    agree_sender(interest, by=sender, name="Người gọi", phone=word("open_call"))
    introduction = introduce_sides(interest, by=SYSTEM)
    for seat, side in seats_of_interest(interest).items():
        ask_side(introduction, by=SYSTEM, side=seat, about="outcome", round=30)
        kind = {"sender": "contract", "owner": "nothing"}[side]
        answer_side(introduction, by=SYSTEM, side=seat, kind=kind, words=word(f"outcome_{side}"), on=timezone.localdate())


def guests(broker: Any, owner: Any, listing: Listing) -> None:
    """Without an account: one that nobody has confirmed, one that was asked and has answered; and the sheet of a fair."""
    a_sent(listing, about=word("guest_unconfirmed"), email="chua@x.example")
    call = {"phone": word("guest_call"), "organisation_name": word("guest_firm"), "about": word("guest_words")}
    enquiry = a_confirmed(listing, sheet=a_sheet(broker, listing, occasion=word("sheet_occasion")), **call)
    ask_guest(enquiry, by=broker, question="x")
    reply_enquiry(enquiry, by=Guest(enquiry), answer=word("guest_answer"))
    closed = {"phone": word("closed_call"), "organisation_name": word("closed_firm"), "about": word("closed_words")}
    interest = tie_enquiry(a_confirmed(listing, email="kin@x.example", named=False, **closed), by=broker)
    forward_interest(interest, by=broker)
    accept_interest(interest, by=owner, agrees=True, name="Người gọi", phone=word("owners_call"))


def _hidden_owner(walkers: dict[str, Any]) -> Any:
    """An organisation that nobody reads about in the registry: its own people write, and stay unnamed."""
    hidden = organisation(
        word("owner"), name_en=word("owner_en"), state="temporary", tax_code=word("owner_tax_code"), street=word("owner_street")
    )
    for name in sorted(OWN):
        employ(walkers[name], hidden, name)
    add_contact(
        hidden, by=walkers["editor"], name=word("owner_contact"), phone=word("owner_contact_phone"), consent_purpose="x",
        consent_on="2026-01-01",
    )  # fmt: skip
    return hidden


def _need(owner: Any, editor: Any, listed: Any, chosen: Any) -> dict[str, Any]:
    contact = add_contact(
        owner, by=editor, name=word("contact"), phone=word("contact_phone"), email=word("contact_email"), consent_purpose="x",
        consent_on="2026-01-01",
    )  # fmt: skip
    return {
        "title_vi": f"Khử màu nước thải nhuộm {word('title')}", "contact": contact, "absorption_note": word("absorption"),
        "confidential": word("confidential"), "site_conditions": word("part_account"), "tried": word("part_members"),
        "not_wanted": word("part_chosen"), "standards": word("part_inside"), "chosen_organisations": [chosen, listed],
        "specifications": [{"parameter": "Công suất", "operator": "text", "text": word("specification_members")}],
        "targets": [{"metric": "Chi phí", "wanted": word("target_chosen")}],
        "sights": {
            "site_conditions": "account", "tried": "members", "not_wanted": "chosen", "standards": "inside",
            "specifications": "members", "targets": "chosen",
        },
    }  # fmt: skip


def _in_every_state(owner: Any, editor: Any, moderator: Any, lists: dict[str, Any]) -> Listing:
    """Each way of being shown in each state."""
    for way in ANONYMITY:
        for state in State:
            title = word(f"state_{way}_{state}")
            in_state(a_draft(owner, editor, title_vi=title, anonymity=way, **lists), state)
    values = {"title_vi": "Phần kín cho nơi được chọn", "confidential": word("confidential_chosen"), **lists}
    sealed = a_published(owner, editor, moderator, **values)
    return set_visibility(sealed, by=editor, version=sealed.version, sights={"confidential": "chosen"})


def _files(owner: Any, editor: Any, need: Listing, anonymous: Listing, lists: dict[str, Any]) -> Listing:
    draft = a_draft(owner, editor, title_vi=word("draft"), problem=word("draft_text"), **lists)
    attach_file(draft, document("x", "x"), f"{word('draft_file')}.docx", by=editor)
    inside = {"name": word("file"), "words": word("file_words"), "author": word("file_author"), "to": need, "internal": True}
    named = {"name": word("anonymous_file"), "words": "x", "author": word("anonymous_file_author"), "to": anonymous}
    for one in (inside, named):
        listing = one["to"]
        was = listing.state
        in_state(listing, State.DRAFT)
        content = document(one["words"], one["author"])
        attach_file(listing, content, f"{one['name']}.docx", by=editor, internal="internal" in one)
        in_state(listing, was)
    return draft


def terms() -> None:
    """Codes that the pages show beside the secrets."""
    a_term("field", "207")
    a_term("transfer_mode", "turnkey")
