"""``cungcau thesaurus``: check the thesaurus of technology, write it in the standard form, bring one in."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("act", choices=["check", "export", "import"],
                        help="check the rules and count; write a SKOS file; compare a SKOS file with what is here")  # fmt: skip
    parser.add_argument("file", nargs="?", type=Path, metavar="FILE", help="of `import`: a .ttl, .rdf or .jsonld file")
    parser.add_argument("-o", "--output", type=Path, metavar="FILE", help="of `export`: the .ttl, .rdf or .jsonld file to write")
    parser.add_argument("--apply", action="store_true", help="of `import`: write; without it nothing is changed")
    parser.add_argument("--shipped", action="store_true", help="of `check`, `export`: what the software ships; no database")
    parser.add_argument("--lang", choices=["vi", "en"], default="en", help="language of names and reasons (default: en)")


def run(options: argparse.Namespace) -> int:
    """Do it; 1 when a rule is broken or a concept refused, 2 with one line when it cannot be done."""
    import django  # slow

    django.setup()
    from django.utils import translation  # app ready

    from cungcau.kit.errors import Refused  # app ready

    with translation.override(options.lang):
        try:
            return ACTS[options.act](options)
        except (Refused, OSError) as refusal:
            print(f"cungcau thesaurus: {getattr(refusal, 'message', refusal)}", file=sys.stderr)
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
    print(f"{len(found)} rules broken" if found else "All rules hold.")
    for line in coverage_lines(thesaurus, options.lang):
        print(line)
    return 1 if found else 0


def coverage_lines(thesaurus: Any, language: str) -> Iterator[str]:
    """Tables that stand in a page of docs/ as they are printed."""
    from cungcau.thesaurus.coverage import coverage_of, name_of  # app ready
    from cungcau.thesaurus.models import NAMED  # app ready

    found = coverage_of(thesaurus)
    yield f"\nConcepts: {found.concepts:,}; labels: {found.labels['vi']:,} Vietnamese, {found.labels['en']:,} English"
    yield "Links: " + ", ".join(f"{link} {number:,}" for link, number in found.links.items())
    yield f"With IPC: {found.with_ipc:,} ({_percent(found.with_ipc, found.concepts)})\n"
    yield from _table(("Kind", "Concepts"), ((str(NAMED[kind]), number) for kind, number in found.kinds.items()))
    yield ""
    main = ("technique", "product", "problem")
    rows = [
        (code, name_of("field", code, language), sum(kinds.values()), *(kinds[kind] for kind in main), found.named[code])
        for code, kinds in sorted(found.fields.items())
    ]
    yield from _table(("Field", "Name", "At home", *(str(NAMED[kind]) for kind in main), "Named by"), rows)
    yield ""
    groups = ((code, name_of("strategic", code, language), number) for code, number in found.strategic.items())
    yield from _table(("Group", "Strategic technologies", "Concepts"), groups)


def _percent(part: int, whole: int) -> str:
    return f"{100 * part / whole:.0f} %" if whole else "–"


def _table(heads: Sequence[str], rows: Iterable[Sequence[Any]]) -> Iterator[str]:
    yield "| " + " | ".join(heads) + " |"
    yield "|" + "---|" * len(heads)
    for row in rows:
        yield "| " + " | ".join(f"{cell:,}" if isinstance(cell, int) else str(cell) for cell in row) + " |"


def export(options: argparse.Namespace) -> int:
    from cungcau.kit.errors import Refused  # app ready
    from cungcau.thesaurus import skos  # app ready

    if options.output is None:
        raise Refused("file", "say where to: -o FILE.ttl, .rdf or .jsonld")
    form = skos.format_of(options.output.name)
    thesaurus = _thesaurus(options)
    options.output.write_bytes(skos.write(thesaurus.values(), form))
    print(f"{options.output}: {len(thesaurus):,} concepts")
    return 0


def bring_in(options: argparse.Namespace) -> int:
    """Without --apply only told."""
    from cungcau.kit.errors import Refused  # app ready
    from cungcau.kit.policy import SYSTEM  # app ready
    from cungcau.thesaurus import skos  # app ready
    from cungcau.thesaurus.actions import import_concepts  # app ready

    if options.file is None:
        raise Refused("file", "say which file: import FILE.ttl, .rdf or .jsonld")
    incoming = skos.read(options.file.read_bytes(), skos.format_of(options.file.name))
    _bring_up_to_date()
    outcome = import_concepts(incoming, by=SYSTEM, note=options.file.name, dry_run=not options.apply)
    for key in outcome.new:
        print(f"new      {key}")
    for key, parts in outcome.changed.items():
        print(f"changed  {key}: {_differences(parts)}")
    for key, reasons in outcome.refused.items():
        print(f"refused  {key}: {' '.join(dict.fromkeys(reasons))}")
    counts = (f"{len(getattr(outcome, what)):,} {what}" for what in ("new", "changed", "unchanged", "refused"))
    print(f"{', '.join(counts)}. {'Written.' if options.apply else 'Nothing is written yet; --apply writes.'}")
    return 1 if outcome.refused else 0


def _differences(parts: Any) -> str:
    return "; ".join(f"{part} {_said(before)} → {_said(after)}" for part, (before, after) in parts.items())


def _said(value: Any) -> str:
    return "|".join(value) if isinstance(value, list) else str(value) or "–"


ACTS = {"check": check, "export": export, "import": bring_in}
