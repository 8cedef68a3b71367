"""The search index of this machine: a cache derived from the documents, never the truth.

It follows the documents by their numbers: the last applied number is in the index itself, so after a crash the
rest is applied again, and a new machine builds its own. Words are cut by our analyser; tantivy only counts them.
What may be shown is asked of the database, never of the index.
"""

from __future__ import annotations

import shutil
import threading
import time
from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

import structlog
import tantivy
from django.conf import settings
from tantivy import Occur, Query

from cungcau.discovery.models import Document, sequence
from cungcau.discovery.otherwise import Meant, Phrase
from cungcau.engines.common import text
from cungcau.kit.ids import new_pid

log = structlog.get_logger("discovery")

FORMAT = 2  # counted up when the fields or the analyser change: the old index is left behind
MOST = 5000
TITLE_BOOST, PAIR_BOOST, MARKED_BOOST, TYPO_BOOST = 2.5, 1.5, 0.6, 0.4
OTHERWISE_BOOST = 0.4  # what is told in other words stands below what is told in those that were typed
SHORTEST_TYPO = 5
LEFT_ALONE = 3600.0  # seconds without a change after which a folder is nobody's


class Hit(NamedTuple):
    """`row` is the record's primary key in the table of its kind."""

    kind: str
    row: int
    score: float


class Index:
    """One folder with one index; reads are shared, one writer at a time on this machine."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.lock = threading.Lock()
        self.applied = -1
        self.schema = _schema()
        self.index = self._opened()

    def _opened(self) -> tantivy.Index:
        """The index in the folder; one that cannot be read is thrown away, for it can be built again."""
        self.folder.mkdir(parents=True, exist_ok=True)
        try:
            return tantivy.Index(self.schema, path=str(self.folder), reuse=True)
        except ValueError as error:
            log.warning("index_thrown_away", error=str(error))
            shutil.rmtree(self.folder)
            self.folder.mkdir(parents=True)
            return tantivy.Index(self.schema, path=str(self.folder), reuse=True)

    def refresh(self) -> int:
        """Apply the documents written since the last time; how many. Another process that is at it is left to it."""
        wanted = sequence().last
        if self.applied == wanted:
            return 0
        with self.lock:
            self.index.reload()
            self.applied = self._last()
            if self.applied > wanted:
                self._empty()
            return self._apply(wanted) if self.applied < wanted else 0

    def _apply(self, wanted: int) -> int:
        """Where it cannot be written (another process is at it, the disk is full), searches go on with what it has."""
        # Opened anew, it knows the files of all processes; those that one left half-written when it was killed would
        # stand in the way of the next of their name.
        self.index = self._opened()
        try:
            writer = self.index.writer(heap_size=64_000_000, num_threads=1)
            writer.garbage_collect_files()
        except ValueError as error:
            log.info("index_busy", error=str(error))
            return 0
        count = 0
        for document in Document.objects.filter(number__gt=self.applied).order_by("number").iterator(chunk_size=1000):
            writer.delete_documents_by_term("subject", document.subject)
            writer.add_document(_entry(document))
            count += 1
        try:
            writer.commit()
        except ValueError as error:
            log.error("index_not_written", error=str(error))
            return 0
        writer.wait_merging_threads()
        self.index.reload()
        self.applied = wanted
        return count

    def _empty(self) -> None:
        """The database went back (a restore): begin again."""
        writer = self.index.writer(heap_size=64_000_000, num_threads=1)
        writer.delete_all_documents()
        writer.commit()
        writer.wait_merging_threads()
        self.index.reload()
        self.applied = 0

    def _last(self) -> int:
        """The highest number that the index has."""
        found = self.index.searcher().search(Query.all_query(), limit=1, order_by_field="number").hits
        return int(found[0][0] or 0) if found else 0

    def numbers(self) -> set[int]:
        """The numbers of the documents that it holds."""
        return self._numbers(Query.all_query())

    def numbers_of(self, subject: str) -> set[int]:
        """The numbers under which it holds the documents of one record: one number, where nothing is wrong."""
        return self._numbers(Query.term_query(self.schema, "subject", subject))

    def _numbers(self, query: Query) -> set[int]:
        searcher = self.index.searcher()
        found = searcher.search(query, limit=max(1, searcher.num_docs), count=False).hits
        return {int(number or 0) for number in searcher.fast_field_values("number", [address for _score, address in found])}

    def search(self, words: str, kinds: Iterable[str], most: int = MOST, meant: Meant = ()) -> list[Hit]:
        """The records that answer the words, the best first; at most `most`. `meant`: what the words are called otherwise."""
        self.refresh()
        searcher = self.index.searcher()
        query = self._question(searcher, words)
        if query is None:
            return []
        if meant:
            in_other_words = Query.boost_query(self._in_other_words(meant), OTHERWISE_BOOST)
            query = Query.boolean_query([(Occur.Should, query), (Occur.Should, in_other_words)])
        if hits := self._hits(searcher, query, kinds, most):
            return hits
        # Nothing has all that was asked: better some of it than nothing.
        some = self._question(searcher, words, any_word=True)
        return [] if some is None else self._hits(searcher, some, kinds, most)

    def alike(self, words: str, kind: str, most: int) -> list[Hit]:
        """The records that share any telling word with a whole text: candidates for the matching engine."""
        self.refresh()
        searcher = self.index.searcher()
        terms = list(dict.fromkeys(token.word for token in text.tokens(words)))
        common = max(20, searcher.num_docs // 10)
        telling = [term for term in terms if 0 < searcher.doc_freq("body", _flat(term)) <= common] or terms
        parts = [(Occur.Should, self._word(term)) for term in telling]
        parts += [(Occur.Should, Query.term_query(self.schema, "pairs", _flat(pair))) for pair in text.pairs(terms)]
        return self._hits(searcher, Query.boolean_query(parts), [kind], most) if parts else []

    def _hits(self, searcher: tantivy.Searcher, query: Query, kinds: Iterable[str], most: int) -> list[Hit]:
        wanted = Query.term_set_query(self.schema, "kind", list(kinds))
        both = Query.boolean_query([(Occur.Must, query), (Occur.Must, Query.const_score_query(wanted, 0.0))])
        found = searcher.search(both, limit=most, count=False).hits
        addresses = [address for _score, address in found]
        rows = searcher.fast_field_values("row", addresses)
        codes = searcher.fast_field_values("kind_code", addresses)
        hits = [Hit(KINDS[int(code)], int(row), float(score)) for (score, _a), row, code in zip(found, rows, codes, strict=True)]
        return sorted(hits, key=lambda hit: (-hit.score, hit.kind, hit.row))

    def _question(self, searcher: tantivy.Searcher, words: str, *, any_word: bool = False) -> Query | None:
        """Most of the words must be there (all of one or two); pairs and marks lift what fits better."""
        cut = text.tokens(words) or text.tokens(words, keep_stop_words=True)
        terms = list(dict.fromkeys(token.word for token in cut))
        if not terms:
            return None
        parts = [(Occur.Should, self._word_or_typo(searcher, term)) for term in terms]
        must = 1 if any_word else _most_of(len(terms))
        extras = [
            (Occur.Should, Query.boost_query(Query.term_query(self.schema, "pairs", _flat(pair)), PAIR_BOOST))
            for pair in text.pairs(token.word for token in cut)
        ]
        extras += [
            (Occur.Should, Query.boost_query(Query.term_query(self.schema, "marked", token.accented), MARKED_BOOST))
            for token in cut
            if token.accented
        ]
        return Query.boolean_query([(Occur.Must, Query.boolean_query(parts, minimum_number_should_match=must)), *extras])

    def _in_other_words(self, meant: Meant) -> Query:
        """Most of what was meant must be there, under any of its names."""
        parts = [Query.disjunction_max_query([self._phrase(phrase) for phrase in phrases], 0.1) for phrases in meant]
        return Query.boolean_query([(Occur.Should, part) for part in parts], minimum_number_should_match=_most_of(len(parts)))

    def _phrase(self, phrase: Phrase) -> Query:
        words = [token.word for token in phrase.words]
        if phrase.exact:
            return Query.term_query(self.schema, "marked", phrase.words[0].accented)
        if len(words) == 1:
            return self._word(words[0])
        side_by_side = [Query.term_query(self.schema, "pairs", pair) for pair in text.pairs(map(_flat, words))]
        return Query.boolean_query([(Occur.Must, pair) for pair in side_by_side])

    def _word(self, word: str) -> Query:
        title = Query.boost_query(Query.term_query(self.schema, "title", _flat(word)), TITLE_BOOST)
        return Query.disjunction_max_query([title, Query.term_query(self.schema, "body", _flat(word))], 0.1)

    def _word_or_typo(self, searcher: tantivy.Searcher, word: str) -> Query:
        """A word that no document has is taken for a slip of the hand, if it is long enough."""
        known = searcher.doc_freq("body", _flat(word)) or searcher.doc_freq("title", _flat(word))
        if known or len(word) < SHORTEST_TYPO or not word.isalpha():
            return self._word(word)
        return Query.boost_query(Query.fuzzy_term_query(self.schema, "body", word, distance=1), TYPO_BOOST)


KINDS = ("gone", "need", "offer", "expert", "organisation")


def _schema() -> tantivy.Schema:
    builder = tantivy.SchemaBuilder()
    for name in ("subject", "kind"):
        builder.add_text_field(name, tokenizer_name="raw", index_option="basic")
    for name in ("title", "body", "pairs", "marked"):
        builder.add_text_field(name, tokenizer_name="whitespace", index_option="freq")
    for name in ("row", "number", "kind_code"):
        builder.add_integer_field(name, fast=True, indexed=True)
    return builder.build()


def _entry(document: Document) -> tantivy.Document:
    """The words of a document; the title's words are the body's as well, so that every word is found there."""
    title, body = text.tokens(document.title), text.tokens(document.body)
    words = [_flat(token.word) for token in [*title, *body]]
    return tantivy.Document(
        subject=document.subject,
        kind=document.kind,
        kind_code=KINDS.index(document.kind),
        row=document.row,
        number=document.number,
        title=" ".join(words[: len(title)]),
        body=" ".join(words),
        pairs=" ".join(text.pairs(words)),
        marked=" ".join(token.accented for token in [*title, *body] if token.accented),
    )


def _most_of(count: int) -> int:
    """How many of so many words must be there: all of one or two, three fifths of more."""
    return count if count <= 2 else -(-count * 3 // 5)


def _flat(word: str) -> str:
    """A word of the analyser may hold a space ("qcvn 40"); the index cuts at spaces."""
    return word.replace(" ", "_")


@lru_cache(maxsize=1)
def _open(folder: Path) -> Index:
    return Index(folder)


def here() -> Index:
    """This process's handle on this machine's index for the present database."""
    return _open(_in_use(_base()))


def _base() -> Path:
    return Path(settings.DATA) / "index" / f"{FORMAT}-{sequence().stamp.hex[:12]}"


def _in_use(base: Path) -> Path:
    """The folder that the last rebuild has named, else the first one."""
    try:
        return base.with_name(_pointer(base).read_text(encoding="ascii"))
    except FileNotFoundError:
        return base


def _pointer(base: Path) -> Path:
    return base.with_suffix(".current")


def rebuild() -> int:
    """Build the index anew from the documents, in a folder of its own, then let every process turn to it in one step.

    The number of documents. The folder used until now stays until a later rebuild: a search may still be reading it.
    """
    base = _base()
    before, fresh = _in_use(base), base.with_name(f"{base.name}-{new_pid()}")
    count = Index(fresh).refresh()
    part = fresh.with_suffix(".part")
    part.write_text(fresh.name, encoding="ascii")
    part.replace(_pointer(base))
    for folder in base.parent.glob(f"{base.name}*/"):
        if folder not in {before, fresh} and time.time() - folder.stat().st_mtime > LEFT_ALONE:
            shutil.rmtree(folder, ignore_errors=True)
    return count
