"""Messages of a case, and mails as a mail program would write them."""

from __future__ import annotations

from email.message import EmailMessage
from email.utils import make_msgid
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile

from cungcau.brokerage.actions import send_message, write_entry
from cungcau.brokerage.message_addressees import addressee_of
from cungcau.brokerage.message_models import Addressee, Message

IMAP = {
    "host": "127.0.0.1", "port": 1, "user": "point", "password": "x", "security": "none", "folder": "INBOX",
    "processed": "Processed", "address": "point@park.example", "minutes": 5, "limit_mb": 30, "per_hour": 20, "authserv": "",
    "methods": ["dmarc", "dkim"],
}  # fmt: skip


def upload(content: bytes, name: str) -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content)


def a_pdf(name: str = "báo giá.pdf") -> SimpleUploadedFile:
    return upload(b"%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n", name)


def a_message(case: Any, by: Any, **values: Any) -> Message:
    """Of an officer."""
    return send_message(case, by=by, **{"words": "Mời hai bên họp thứ Ba.", "shared": "demand", **values})


def a_partys(case: Any, by: Any, words: str = "Chúng tôi cần thêm số liệu.", **values: Any) -> Message:
    return Message.objects.get(entry=write_entry(case, by=by, words=words, **values))


def token_for(case: Any, user: Any = None, *, party: Any = None, email: str = "") -> Addressee:
    """Her address of the case, as the mail to her would carry it."""
    return addressee_of(case, email or user.email, user=user, party=party)


def a_mail(to: str, sender: str = "Nguyễn Thị An <an@demo.example>", words: str = "Thứ Ba được.", **head: Any) -> EmailMessage:
    mail = EmailMessage()
    lines = {"From": sender, "To": to, "Subject": "Re: Hồ sơ", "Message_ID": make_msgid(domain="mail.example"), **head}
    for name, value in lines.items():
        if value is not None:
            mail[name.replace("_", "-")] = value
    mail.set_content(words)
    return mail
