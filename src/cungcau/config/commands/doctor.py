"""``cungcau doctor``: what works, what does not, and which settings are in force."""

from __future__ import annotations

import argparse

from cungcau.config.data_folder import holds_installation, nothing_in
from cungcau.config.speech import gettext as _
from cungcau.config.speech import gettext_noop, number

MARKS = {"ok": "✓", "note": "·", "broken": "✗"}
LEAST_WIDTH = 13  # of the subjects
# How a setting is shown that nobody has given, or that nobody may read.
SHOWN = (
    gettext_noop("(none)"),
    gettext_noop("(set)"),
    gettext_noop("(from host and port)"),
    gettext_noop("(the packaged one)"),
)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--no-settings", action="store_true", help=_("leave the table of settings out"))


def run(options: argparse.Namespace) -> int:
    """Print the report; 1 when something is broken. Looking makes nothing: neither folder nor key nor database."""
    if not holds_installation(options.data):
        subject = _("data folder")
        print(f"{MARKS['broken']} {subject:<{LEAST_WIDTH}} {nothing_in(options.data)}")
        return 1
    import django  # slow

    django.setup()
    from cungcau.config import checks, env  # app ready

    answers = list(checks.all_answers())
    column = max(LEAST_WIDTH, *(len(answer.subject) for answer in answers))
    for answer in answers:
        print(f"{MARKS[answer.grade]} {answer.subject:<{column}} {answer.words}")
    if not options.no_settings:
        width = max(map(len, env.SETTINGS))
        print("\n" + _("Settings in force (CUNGCAU_… variables):"))
        for setting in sorted(env.SETTINGS.values(), key=lambda one: one.name):
            value = _(setting.value) if setting.value in SHOWN else setting.value
            print(f"  {setting.name:<{width}}  {value}")
    broken = sum(answer.grade == checks.BAD for answer in answers)
    counted = _("{broken} of {all} checks found something broken.").format(broken=number(broken), all=number(len(answers)))
    print("\n" + (counted if broken else _("Nothing is broken.")))
    return 1 if broken else 0
