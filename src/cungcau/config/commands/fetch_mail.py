"""``cungcau fetch-mail``: takes what has come into the mailbox of the cases, as the worker does every few minutes."""

from __future__ import annotations

import argparse
import sys

from cungcau.config.data_folder import holds_installation, nothing_in
from cungcau.config.speech import gettext as _
from cungcau.config.speech import gettext_noop, number

FATES = {
    "entered": gettext_noop("Entered their cases: {number}."),
    "held": gettext_noop("Held back for the brokers: {number}."),
    "dropped": gettext_noop("Dropped (machines, our own mail): {number}."),
    "bounced": gettext_noop("Reports of mail that came back: {number}."),
    "admitted": gettext_noop("Let in by hand before: {number}."),
}


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """It takes none of its own."""


def run(options: argparse.Namespace) -> int:
    """0 when the mailbox was read, 1 when it could not be, 2 when none is named or there is no installation."""
    if not holds_installation(options.data):
        return _fail(nothing_in(options.data), 2)
    import django  # slow

    django.setup()
    return fetched()


def fetched() -> int:
    from cungcau.brokerage.message_box import Unreachable, fetch_mail  # app ready
    from cungcau.brokerage.message_queries import reads_mail  # app ready

    if not reads_mail():
        words = _("no mailbox is named: set {host} and {address}")
        return _fail(words.format(host="CUNGCAU_IMAP_HOST", address="CUNGCAU_IMAP_ADDRESS"), 2)
    try:
        fates = fetch_mail()
    except Unreachable as error:
        return _fail(_("the mailbox cannot be read: {reason}").format(reason=error), 1)
    for fate, count in fates.items():
        print(_(FATES[fate]).format(number=number(count)))
    if not fates:
        print(_("There is no new mail."))
    return 0


def _fail(words: str, code: int) -> int:
    print(f"cungcau fetch-mail: {words}", file=sys.stderr)
    return code
