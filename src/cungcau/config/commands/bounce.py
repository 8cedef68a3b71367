"""``cungcau bounce FILE|-``: a mail came back; the mail server's pipe hands it in."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from cungcau.config.data_folder import holds_installation, nothing_in
from cungcau.config.speech import gettext as _
from cungcau.config.speech import reason_of

MOST = 10 * 2**20  # bytes that are read: the report stands before the mail that came back


def add_arguments(parser: argparse.ArgumentParser) -> None:
    words = _("the delivery status notification as it came, or - for standard input")
    parser.add_argument("report", metavar=_("FILE"), help=words)


def run(options: argparse.Namespace) -> int:
    """0 when it was read, whatever became of it: a mail server would send anything else back again. 2: it could not be read."""
    if not holds_installation(options.data):
        return _fail(nothing_in(options.data))
    try:
        raw = _read(options.report)
    except OSError as error:
        return _fail(reason_of(error))
    import django  # slow

    django.setup()
    from cungcau.kit.policy import SYSTEM  # app ready
    from cungcau.notices.actions.bounce_mail import Outcome, bounce_mail  # app ready

    words = {
        Outcome.BOUNCED: _("The mail is marked as bounced."),
        Outcome.KNOWN: _("This was known already, or the mail never left. Nothing was changed."),
        Outcome.NOT_FINAL: _("The other server goes on trying, or has delivered it. Nothing was changed."),
        Outcome.NOT_OURS: _("This reports no mail of ours. Nothing was changed."),
        Outcome.NO_REPORT: _("This is no delivery status notification (RFC 3464). Nothing was changed."),
    }
    print(words[bounce_mail(raw, by=SYSTEM)])
    return 0


def _read(name: str) -> bytes:
    if name == "-":
        return sys.stdin.buffer.read(MOST)
    with Path(name).open("rb") as file:
        return file.read(MOST)


def _fail(words: str) -> int:
    print(f"cungcau bounce: {words}", file=sys.stderr)
    return 2
