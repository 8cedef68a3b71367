"""The secrets of a case: its goal, messages of either side and of the brokers, a file, a mail that was held back."""

from __future__ import annotations

from collections.abc import Callable
from email.message import EmailMessage
from io import BytesIO
from typing import Any

from cungcau.brokerage.actions import add_party, open_case, pass_on_message, send_message, write_entry
from cungcau.brokerage.message_models import IncomingMail

BROKERS, OWN = {"broker"}, {"reader", "editor"}
WHO: dict[str, set[str]] = {
    "case_goal": BROKERS | {"moderator", "director"}, "message_internal": BROKERS, "message_own": BROKERS | OWN,
    "message_of_rival": BROKERS | {"rival"}, "message_passed": BROKERS | OWN | {"rival"}, "message_file": BROKERS | {"rival"},
    "held_words": BROKERS, "held_subject": BROKERS,
}  # fmt: skip


def plant_case(word: Callable[[str], str], walkers: dict[str, Any], need: Any, rival: Any) -> None:
    broker, editor = walkers["broker"], walkers["editor"]
    case = open_case(by=broker, need=need, goal=f"Mục tiêu {word('case_goal')}", mode="turnkey")
    add_party(case, by=broker, role="supply", organisation=rival)
    send_message(case, by=broker, words=word("message_internal"))
    write_entry(case, by=editor, words=word("message_own"))
    file = BytesIO("Số đo\n".encode())
    file.name = f"{word('message_file')}.txt"
    write_entry(case, by=walkers["rival"], words=word("message_of_rival"), files=[file])
    passed = write_entry(case, by=walkers["rival"], words=word("message_passed"))
    pass_on_message(case, by=broker, message=passed.message, to="demand")
    mail = EmailMessage()
    mail["From"], mail["Subject"] = "la@x.example", word("held_subject")
    mail.set_content(word("held_words"))
    IncomingMail.objects.create(
        key="k", state="held", reason="sender", case=case, raw=mail.as_bytes(), subject=word("held_subject"),
        sender_email="la@x.example",
    )  # fmt: skip
