"""`cungcau evaluate [DIR]`: how well the engine finds what is relevant, on a test collection or on the point's own judgements.

DIR holds `corpus.jsonl` (id, title, text), `queries.jsonl` (id, text) and `qrels.tsv` (query, document, grade), each plain or
`.gz`; or folders that do. Without DIR the kept and refused proposals of this point are the collection.
Exit code 0: measured. 2: nothing could be measured; one line says why.
"""

from __future__ import annotations

import argparse
import json
import time
from dataclasses import asdict, dataclass
from gettext import NullTranslations, gettext
from pathlib import Path
from typing import TYPE_CHECKING, Any

from cungcau.exchange.remarks import NothingToDo, Remark
from cungcau.terminal import language
from cungcau.terminal.collections import TestCollection, collections_in
from cungcau.terminal.running import exit_code_of
from cungcau.terminal.saying import plain, prepare_streams, say

if TYPE_CHECKING:
    from cungcau.engines.matching.evaluation import Answered, Quality

_ = NullTranslations().gettext

WORST, BUDGET = 0, 300
BAR = 24  # characters of a drawn bar


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """What the command takes."""
    parser.add_argument("folder", metavar=gettext("DIR"), type=Path, nargs="?",
                        help=gettext("test collection; without it the point's judgements"))  # fmt: skip
    parser.add_argument("--json", action="store_true", help=gettext("print the figures as one JSON object"))
    parser.add_argument("--lang", choices=language.LANGUAGES,
                        help=gettext("language of the report (else the shell's, else vi)"))  # fmt: skip
    parser.add_argument("--budget", type=float, default=BUDGET, metavar=gettext("SECONDS"),
                        help=gettext("time to read texts for their meaning, each collection (default %(default)s)"))  # fmt: skip
    parser.add_argument("--worst", type=int, default=WORST, metavar="N",
                        help=gettext("also list the N questions answered worst"))  # fmt: skip
    parser.add_argument("--chart", type=Path, metavar=gettext("FILE.svg"), help=gettext("also draw the result"))


def run(options: argparse.Namespace) -> int:
    """Do the whole work; the exit code."""
    prepare_streams()
    if options.folder is None:
        import django  # slow

        django.setup()
    language.use(options.lang or language.language_of_environment())
    return exit_code_of(lambda: _work(options), left=language.gettext(_("nothing was measured")))


@dataclass(frozen=True)
class Measured:
    """A collection with its figures; times are seconds of the processor."""

    name: str
    documents: int
    quality: Quality
    answers: tuple[Answered, ...]
    preparing: float
    asking: float
    meaning: str

    def figures(self) -> dict[str, Any]:
        found = asdict(self.quality)
        return {
            "collection": self.name,
            "documents": self.documents,
            "queries": found["questions"],
            "ndcg@10": round(found["ndcg"], 4),
            "ndcg@10_interval": [round(found["low"], 4), round(found["high"], 4)],
            "meaning": self.meaning or None,
            "recall@50": round(found["recall"], 4),
            "mrr@10": round(found["reciprocal"], 4),
            "prepare_cpu_s": round(self.preparing, 2),
            "query_cpu_ms": round(1000 * self.asking / max(found["questions"], 1), 2),
        }


def _work(options: argparse.Namespace) -> None:
    from cungcau.engines.matching.model import Params

    sources = collections_in(options.folder) if options.folder else [_own_judgements()]
    measured = [measure(source, max(options.budget, 0.0), at_point=options.folder is None) for source in sources]
    if options.chart:
        _draw(options.chart, measured)
    if options.json:
        figures = [one.figures() for one in measured]
        print(json.dumps({"engine": Params().version, **(figures[0] if len(figures) == 1 else {"collections": figures})},
                         ensure_ascii=False))  # fmt: skip
        return
    for line in _report(measured, max(options.worst, 0)):
        print(plain(line))
    if not options.folder:
        say(language.gettext(_("Brokers judged what stood high, so these figures flatter: what was never shown was never kept.")))


def measure(source: TestCollection, budget: float, *, at_point: bool = False) -> Measured:
    """Prepare the collection, ask every question that has something relevant, and judge the answers.

    `budget`: seconds for a sentence model to read the texts; where they do not suffice, words and concepts decide alone.
    `at_point`: the collection is this point's own, of which the database holds what was read.
    """
    from cungcau.engines.matching import Collection
    from cungcau.engines.matching.evaluation import judge, quality, rankings
    from cungcau.terminal.meaning import reading_of_environment
    from cungcau.terminal.progress import Progress

    begun = time.process_time()
    bar = Progress().begin(language.gettext(_("reading the collection {name}")).format(name=source.name), len(source.offers))
    reading = reading_of_environment(budget, at_point=at_point)
    collection = Collection.build(source.offers, lambda _phase, done, _total: bar.reach(done), meaning=reading.meaning)
    bar.close()
    say(reading.line(len(collection)))
    collection.warm()
    asked = [(key, text) for key, text in source.questions if source.relevant(key)]
    prepared = time.process_time()
    bar = Progress().begin(language.gettext(_("asking")), len(asked))
    answers = [
        judge(key, found, source.relevant(key))
        for key, found in rankings(collection, asked, lambda _phase, done, _total: bar.reach(done))
    ]
    bar.close()
    done = time.process_time()
    return Measured(source.name, len(collection), quality(answers), tuple(answers), prepared - begun, done - prepared,
                    reading.meaning.name if reading.meaning and collection.near is not None else "")  # fmt: skip


def _report(measured: list[Measured], worst: int) -> list[str]:
    width = max(len(one.name) for one in measured)
    heads = (language.gettext(_("documents")), language.gettext(_("questions")))
    counted = "  ".join(f"{head:>9}" for head in heads)
    lines = [f"{'':{width}}  {'':{BAR}}  nDCG@10  {'95 %':>13}  recall@50  MRR@10  {counted}"]
    for one in measured:
        found = one.quality
        filled = round(BAR * found.ndcg)
        lines.append(
            f"{one.name:{width}}  {'█' * filled}{'·' * (BAR - filled)}  {found.ndcg:7.4f}  {found.low:.4f}–{found.high:.4f}  "
            f"{found.recall:9.4f}  {found.reciprocal:6.4f}  {one.documents:9}  {found.questions:9}"
        )
        ranked = sorted(one.answers, key=lambda answer: (answer.ndcg, answer.question))[:worst]
        lines += [f"    {answer.ndcg:.4f}  {answer.question}" for answer in ranked]
    return lines


def _draw(path: Path, measured: list[Measured]) -> None:
    from cungcau.kit.tables.writing import written_whole
    from cungcau.terminal.drawing import bars

    try:
        with written_whole(path) as parts:
            parts[0].write_text(bars([(one.name, one.quality) for one in measured]), encoding="utf-8")
    except OSError as error:
        raise NothingToDo(Remark(str(path), "output_folder", {"detail": error.strerror or str(error)}, used=False)) from None
    say(language.gettext(_("drawn: {file}")).format(file=path))


def _own_judgements() -> TestCollection:
    from cungcau.terminal.judgements import own_judgements

    return own_judgements()
