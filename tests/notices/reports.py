"""Delivery status notifications as mail servers write them (RFC 3464)."""

from __future__ import annotations

REPORT = """\
Return-Path: <>
From: MAILER-DAEMON@mx.example
To: point@park.example
Subject: Undelivered Mail Returned to Sender
MIME-Version: 1.0
Content-Type: multipart/report; report-type=delivery-status; boundary="cut"

--cut
Content-Type: text/plain

I am sorry to have to inform you that your message could not be delivered.

--cut
Content-Type: message/delivery-status

Reporting-MTA: dns; mx.example
Arrival-Date: Mon, 30 Nov 2026 07:00:00 +0700

Final-Recipient: rfc822; {to}
Action: {action}
Status: {status}
Diagnostic-Code: smtp; 550 5.1.1 no such
 user here

--cut
Content-Type: {returned}

From: point@park.example
Message-ID: {message_id}
Subject: =?utf-8?q?Tin?=

--cut--
"""


def a_report(message_id, *, action="failed", status="5.1.1", whole=True, to="an@demo.example"):
    """As a whole mail that comes back, or with its head alone."""
    words = REPORT.format(
        message_id=message_id, action=action, status=status, to=to,
        returned="message/rfc822" if whole else "text/rfc822-headers",
    )  # fmt: skip
    return words.encode()
