"""The exchange with the mail server, and what its refusals mean."""

from __future__ import annotations

import smtplib

from django.core.mail import EmailMultiAlternatives, get_connection

from cungcau.notices.models import Outgoing
from cungcau.notices.queries import Server

BACKEND = "django.core.mail.backends.smtp.EmailBackend"
SECONDS = 20


def send(mail: Outgoing, server: Server) -> None:
    """Hand one mail to the server. Raises OSError or smtplib.SMTPException when it is not taken."""
    message = EmailMultiAlternatives(
        mail.subject,
        mail.text,
        server.sender,
        [mail.to],
        headers={
            "Message-ID": mail.message_id,
            "Auto-Submitted": "auto-generated",
            "Content-Language": mail.language,
            **mail.headers,
        },
        connection=get_connection(
            BACKEND,
            host=server.host,
            port=server.port,
            username=server.user,
            password=server.password,
            use_tls=server.security == "starttls",
            use_ssl=server.security == "tls",
            timeout=SECONDS,
        ),
    )
    if mail.html:
        message.attach_alternative(mail.html, "text/html")
    message.send()


def is_final(error: Exception) -> bool:
    """Would trying again be in vain? Only when the server refuses this very address for good (5xx)."""
    if isinstance(error, smtplib.SMTPRecipientsRefused):
        return all(500 <= code < 600 for code, _words in error.recipients.values())
    return False


def in_words(error: Exception) -> str:
    """What the server said, short enough for the outbox page."""
    if isinstance(error, smtplib.SMTPRecipientsRefused):
        return "; ".join(f"{code} {_text(words)}" for code, words in error.recipients.values())[:500]
    if isinstance(error, smtplib.SMTPResponseException):
        return f"{error.smtp_code} {_text(error.smtp_error)}"[:500]
    return f"{type(error).__name__}: {error}"[:500]


def _text(words: bytes | str) -> str:
    return words.decode(errors="replace") if isinstance(words, bytes) else words
