"""``cungcau thesaurus``: check the thesaurus of technology, write it in the standard form, bring one in."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

from cungcau.config import speech
from cungcau.config.data_folder import holds_installation, nothing_in
from cungcau.config.speech import gettext as _
from cungcau.config.speech import gettext_noop, number, pgettext, reason_of

# How the links are called in the counts; in English by the names that the files have.
LINKS = {
    "broader": gettext_noop("broader"),
    "related": gettext_noop("related"),
    "solves": gettext_noop("solves"),
    "used_in": gettext_noop("used_in"),
}
# What an import would do with a concept; a message for each line, and for the count.
OUTCOMES = {
    "new": gettext_noop("{number} new"),
    "changed": gettext_noop("{number} changed"),
    "unchanged": gettext_noop("{number} unchanged"),
    "refused": gettext_noop("{number} refused"),
}


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "act", choices=["check", "export", "import"],
        help=_("check the rules and count; write a SKOS file; compare a SKOS file with what is here"),
    )  # fmt: skip
    parser.add_argument("file", nargs="?", type=Path, metavar=_("FILE"), help=_("of `import`: a .ttl, .rdf or .jsonld file"))
    parser.add_argument("-o", "--output", type=Path, metavar=_("FILE"),
                        help=_("of `export`: the .ttl, .rdf or .jsonld file to write"))  # fmt: skip
    parser.add_argument("--apply", action="store_true", help=_("of `import`: write; without it nothing is changed"))
    parser.add_argument("--shipped", action="store_true", help=_("of `check`, `export`: what the software ships; no database"))


def run(options: argparse.Namespace) -> int:
    """Do it; 1 when a rule is broken or a concept refused, 2 with one line when it cannot be done."""
    if not options.shipped and not holds_installation(options.data):
        print(f"cungcau thesaurus: {nothing_in(options.data)}", file=sys.stderr)
        return 2
    import django  # slow

    django.setup()
    from django.utils import translation  # app ready

    from cungcau.kit.errors import Refused  # app ready

    with translation.override(speech.current()):
        try:
            return ACTS[options.act](options)
        except (Refused, OSError) as refusal:
            words = reason_of(refusal) if isinstance(refusal, OSError) else refusal.message
            print(f"cungcau thesaurus: {words}", file=sys.stderr)
            return 2


def _thesaurus(options: argparse.Namespace) -> Any:
    from cungcau.engines.thesaurus import shipped  # app ready
    from cungcau.thesaurus.queries import current  # app ready

    if options.shipped:
        return shipped()
    _bring_up_to_date()
    return current()


def _bring_up_to_date() -> None:
    """The worker would do the same within its first minute; a command does not wait for it."""
    from cungcau.config.installation import bring_up_to_date  # app ready
    from cungcau.thesaurus.actions import plant_shipped  # app ready

    bring_up_to_date()
    plant_shipped()


def check(options: argparse.Namespace) -> int:
    """The rules, then the size and what it covers."""
    from cungcau.engines.thesaurus import validate  # app ready
    from cungcau.thesaurus.rules import fault  # app ready

    thesaurus = _thesaurus(options)
    every = list(thesaurus.values())
    found = validate(every)
    for finding in found:
        print(f"{finding.concept}: {fault(finding.concept, finding, every)[1]}")
    print(_("Rules broken: {number}").format(number=number(len(found))) if found else _("All rules hold."))
    for line in coverage_lines(thesaurus, speech.current()):
        print(line)
    return 1 if found else 0


def coverage_lines(thesaurus: Any, language: str) -> Iterator[str]:
    """Tables that stand in a page of docs/ as they are printed."""
    from cungcau.thesaurus.coverage import coverage_of, name_of  # app ready
    from cungcau.thesaurus.models import NAMED  # app ready

    found = coverage_of(thesaurus)
    counted = _("Concepts: {concepts}; labels: {vietnamese} Vietnamese, {english} English")
    labels = {"vietnamese": number(found.labels["vi"]), "english": number(found.labels["en"])}
    yield "\n" + counted.format(concepts=number(found.concepts), **labels)
    links = ", ".join(" ".join((_(LINKS[link]), number(count))) for link, count in found.links.items())
    yield _("Links: {links}").format(links=links)
    share = _percent(found.with_ipc, found.concepts)
    yield _("With IPC: {number} ({share})").format(number=number(found.with_ipc), share=share) + "\n"
    kinds = ((str(NAMED[kind]), count) for kind, count in found.kinds.items())
    yield from _table((pgettext("concept", "Kind"), _("Concepts")), kinds)
    yield ""
    main = ("technique", "product", "problem")
    rows = [
        (code, name_of("field", code, language), sum(kinds.values()), *(kinds[kind] for kind in main), found.named[code])
        for code, kinds in sorted(found.fields.items())
    ]
    named = (str(NAMED[kind]) for kind in main)
    yield from _table((_("Field"), pgettext("field", "Name"), _("At home"), *named, _("Named by")), rows)
    yield ""
    groups = ((code, name_of("strategic", code, language), count) for code, count in found.strategic.items())
    yield from _table((_("Group"), _("Strategic technologies"), _("Concepts")), groups)


def _percent(part: int, whole: int) -> str:
    return f"{100 * part / whole:.0f} %" if whole else "–"


def _table(heads: Sequence[str], rows: Iterable[Sequence[Any]]) -> Iterator[str]:
    yield "| " + " | ".join(heads) + " |"
    yield "|" + "---|" * len(heads)
    for row in rows:
        yield "| " + " | ".join(number(cell) if isinstance(cell, int) else str(cell) for cell in row) + " |"


def export(options: argparse.Namespace) -> int:
    from cungcau.kit.errors import Refused  # app ready
    from cungcau.thesaurus import skos  # app ready

    if options.output is None:
        raise Refused("file", _("say where to: -o FILE.ttl, .rdf or .jsonld"))
    form = skos.format_of(options.output.name)
    thesaurus = _thesaurus(options)
    options.output.write_bytes(skos.write(thesaurus.values(), form))
    print(_("{file}: {number} concepts").format(file=options.output, number=number(len(thesaurus))))
    return 0


def bring_in(options: argparse.Namespace) -> int:
    """Without --apply only told."""
    from cungcau.kit.errors import Refused  # app ready
    from cungcau.kit.policy import SYSTEM  # app ready
    from cungcau.thesaurus import skos  # app ready
    from cungcau.thesaurus.actions import import_concepts  # app ready

    if options.file is None:
        raise Refused("file", _("say which file: import FILE.ttl, .rdf or .jsonld"))
    incoming = skos.read(options.file.read_bytes(), skos.format_of(options.file.name))
    _bring_up_to_date()
    outcome = import_concepts(incoming, by=SYSTEM, note=options.file.name, dry_run=not options.apply)
    for key in outcome.new:
        print(_("new      {concept}").format(concept=key))
    for key, parts in outcome.changed.items():
        print(_("changed  {concept}: {differences}").format(concept=key, differences=_differences(parts)))
    for key, reasons in outcome.refused.items():
        print(_("refused  {concept}: {reasons}").format(concept=key, reasons=" ".join(map(str, dict.fromkeys(reasons)))))
    counts = (_(words).format(number=number(len(getattr(outcome, what)))) for what, words in OUTCOMES.items())
    written = _("Written.") if options.apply else _("Nothing is written yet; --apply writes.")
    print(f"{', '.join(counts)}. {written}")
    return 1 if outcome.refused else 0


def _differences(parts: Any) -> str:
    return "; ".join(f"{part} {_said(before)} → {_said(after)}" for part, (before, after) in parts.items())


def _said(value: Any) -> str:
    return "|".join(value) if isinstance(value, list) else str(value) or "–"


ACTS = {"check": check, "export": export, "import": bring_in}
