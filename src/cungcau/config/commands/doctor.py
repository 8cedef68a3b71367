"""``cungcau doctor``: what works, what does not, and which settings are in force."""

from __future__ import annotations

import argparse

from cungcau.config.data_folder import holds_installation

MARKS = {"ok": "✓", "note": "·", "broken": "✗"}


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--no-settings", action="store_true", help="leave the table of settings out")


def run(options: argparse.Namespace) -> int:
    """Print the report; 1 when something is broken. Looking makes nothing: neither folder nor key nor database."""
    if not holds_installation(options.data):
        words = f"{options.data} holds no installation yet: start `cungcau serve` (./run), or give --data DIR"
        print(f"{MARKS['broken']} {'data folder':<13} {words}")
        return 1
    import django  # slow

    django.setup()
    from cungcau.config import checks, env  # app ready

    answers = list(checks.all_answers())
    for answer in answers:
        print(f"{MARKS[answer.grade]} {answer.subject:<13} {answer.words}")
    if not options.no_settings:
        width = max(map(len, env.SETTINGS))
        print("\nSettings in force (CUNGCAU_… variables):")
        for setting in sorted(env.SETTINGS.values(), key=lambda one: one.name):
            print(f"  {setting.name:<{width}}  {setting.value}")
    broken = sum(answer.grade == checks.BAD for answer in answers)
    print(f"\n{broken} of {len(answers)} checks found something broken." if broken else "\nNothing is broken.")
    return 1 if broken else 0
