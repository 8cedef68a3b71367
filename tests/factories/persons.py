"""Somebody with a name, an address and a number that nobody else has, planted in every room that can hold them."""

from __future__ import annotations

import json
from typing import Any

from django.apps import apps

from cungcau.brokerage.actions import add_party, ask_side, introduce_sides, log_contact
from cungcau.brokerage.message_models import IncomingMail, Message
from cungcau.brokerage.models import Contact, Interest
from cungcau.brokerage.outcome_models import Ask
from cungcau.discovery.actions import save_search
from cungcau.discovery.models import Digest, Told
from cungcau.intake.models import Message as Written
from cungcau.jobs.queue import drain
from cungcau.kit.policy import SYSTEM
from cungcau.listings.models import Comment
from cungcau.notices.actions import queue_mail, tell
from cungcau.notices.models import BouncingAddress
from cungcau.persons.tasks import keep_rules
from cungcau.registry.actions import add_contact
from cungcau.trail.change import record
from cungcau.trail.looks import note_looks
from tests.factories.cases import a_case, day
from tests.factories.interests import an_interest, led_to
from tests.factories.listings import a_draft, a_published
from tests.factories.messages import a_message, token_for
from tests.factories.registry import a_proposed
from tests.factories.submissions import a_confirmed
from tests.people import employ, organisation, person

NAME, MAIL, PHONE = "Quách Ngọc Huyền Trân", "huyen-tran@demo.example", "0987 654 321"
OTHER = "lo-gom@demo.example"
TRACES = (NAME, "quach ngoc huyen tran", MAIL, PHONE, "0987654321", "0987.654.321", "0987-654-321", "+84987654321")


def a_planted(firm: Any, clerk: Any, steward: Any) -> Any:
    """Her account; she is a contact, an expert, a sender, an author, and is talked of by others."""
    her = employ(person("huyen-tran", NAME, phone=PHONE), firm)
    values = {"name": NAME, "email": MAIL.upper(), "phone": PHONE, "consent_on": "2026-03-01"}
    contact = add_contact(firm, by=clerk, purposes=["events"], **values)
    a_proposed(steward, name=NAME, email=MAIL, phone=PHONE, user=her, summary_vi=f"{NAME} nghiên cứu sấy.")
    sent = a_confirmed(email=MAIL, name=NAME, phone=PHONE)
    Written.objects.create(submission=sent, text=f"Xin gọi {PHONE}")
    Written.objects.create(submission=sent, text="hoặc 0987654321")
    listing = a_draft(firm, her, title_vi="Sấy bột gốm không nứt", problem=f"Hỏi {NAME}, {MAIL.upper()}, {PHONE}.")
    Comment.objects.create(listing=listing, text=f"{NAME} nói khác.", by=her, by_name=NAME, version=listing.version)
    queue_mail("reset", to=MAIL, name=NAME, path="/x/")
    queue_mail("reset", to="khac@demo.example", name=NAME, path="/y/")
    tell(clerk, "intake_desk_verify", url="/x/", title=f"Của {NAME}")
    record(listing, "edit", by=her, note=f"Theo lời {NAME}", told=[{"who": NAME}])
    note_looks(her, {f"registry.contact:{contact.pid}": ["contacts"]})
    _at_the_brokers(her, firm, clerk)
    return her


def _at_the_brokers(her: Any, firm: Any, clerk: Any) -> None:
    """She is to be called on either side of an interest and by a case; its log talks of her; she follows a search."""
    maker = organisation("Viện Gốm Bát Tràng")
    theirs, judge = employ(person(f"gom-{her.pid}", "Lò Thị Gốm"), maker), person(f"duyet-{her.pid}", "Mạc Duyệt", "moderator")
    here = Contact(NAME, "0987.654.321", MAIL.upper())
    offer = a_published(maker, theirs, judge, kind="offer")
    led_to(an_interest(offer, firm, her, contact=here, agrees=True), "accepted", her, theirs, clerk)  # and so open
    an_interest(a_published(maker, theirs, judge), firm, her, contact=here, agrees=True)
    got = an_interest(a_published(firm, her, judge), maker, theirs, contact=Contact("Lò Thị Gốm", "0911 222 333", OTHER))
    type(got).objects.filter(pk=got.pk).update(owner_name=NAME, owner_phone="0987.654.321", owner_email=MAIL)
    case = a_case(clerk, a_published(firm, her, judge), offer)
    reached = {"contact_name": NAME, "contact_phone": "0987-654-321", "contact_email": MAIL}
    add_party(case, by=clerk, role="expert", name=f"TS {NAME}", **reached)
    log_contact(case, by=clerk, kind="call", on=day(0), words=f"{NAME.upper()} hẹn tuần sau, số +84987654321, 0987-654-321.")
    search = save_search(f"Việc của {NAME}", "kind=need", by=her, rhythm="daily")
    told = Digest.objects.create(user=her, rhythm="daily")
    Told.objects.create(digest=told, user=her, rhythm="daily", subject=offer.pid, listing=offer, search=search)
    BouncingAddress.objects.create(email=MAIL, bounces=1)
    _in_messages(her, case, clerk)
    shown = Interest.objects.get(state="revealed", sender=her)
    asked = ask_side(introduce_sides(shown, by=SYSTEM) or shown.introduction, by=SYSTEM, side="demand", about="outcome", round=30)
    Ask.objects.filter(pk=asked.pk).update(to=MAIL)


def _in_messages(her: Any, case: Any, clerk: Any) -> None:
    """She is written to, has answered by mail, and a mail of hers is held back."""
    token_for(case, party=case.parties.get(contact_email=MAIL), email=MAIL)
    answer = a_message(case, clerk, words=f"{NAME} xin báo giá.", shared="demand")
    Message.objects.filter(pk=answer.pk).update(sender_name=NAME, sender_email=MAIL.upper(), left_out=[f"CV {NAME}.exe"])
    mail = {"sender_name": NAME, "sender_email": MAIL, "subject": f"Của {NAME}", "raw": f"From: {MAIL}".encode()}
    IncomingMail.objects.create(key=f"k-{her.pid}", state="held", reason="sender", case=case, **mail)


def keep_to_the_rules() -> None:
    """What a night lets go."""
    keep_rules.call()
    drain()


def everything() -> str:
    """Every value of every table, as one text."""
    rows = [list(model._base_manager.values_list()) for model in apps.get_models()]
    return json.dumps(rows, ensure_ascii=False, default=_told)


def _told(value: Any) -> str:
    return bytes(value).decode("utf-8", "replace") if isinstance(value, bytes | memoryview) else str(value)


def traces() -> list[str]:
    """What of her is still there."""
    dump = everything().casefold()
    return [trace for trace in TRACES if trace.casefold() in dump]
