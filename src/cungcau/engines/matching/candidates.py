"""Which offers are worth scoring when not every pair can be: the union of the nearest by words, by codes and by meaning.

One sparse product per block of needs keeps only the best of each row, so memory is the block, not the product.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from scipy import sparse
from sparse_dot_topn import sp_matmul_topn

from cungcau.engines.matching.asking import Query
from cungcau.engines.matching.codes import branches
from cungcau.engines.matching.collection import Collection
from cungcau.engines.matching.evidence import Ints
from cungcau.engines.matching.lexical import FREQUENT_FROM, FREQUENT_SHARE
from cungcau.engines.matching.model import Need, Offer
from cungcau.engines.matching.subject import products

BY_CODE = BY_MEANING = 50  # candidates that codes, and the meaning of the texts, may add for a need
THREADS = 2
SPREAD = 16  # needs from which several threads are worth waking; for one they cost three times the work
_SCHEMES = (("field", "fields"), ("vsic", "sectors"), ("ipc", "ipc"))


class Candidates:
    """`rows`: the offers of the collection that may be proposed."""

    def __init__(self, collection: Collection, rows: Ints, count: int) -> None:
        self.rows = rows
        self.count = count
        self._index = collection.index
        self._near = collection.near
        everything = len(rows) == len(collection)
        matrix = self._index.matrix()
        saturated = matrix if everything else matrix[rows]
        self._by_word = saturated.T.tocsr().astype(np.float32)
        self._codes: dict[str, int] = {}
        self._by_code = self._code_matrix([collection.offers[row] for row in rows], grow=True).T.tocsr()
        self._code_rarity = np.log1p(len(rows) / np.maximum(np.diff(self._by_code.indptr), 1))

    def of(self, needs: Sequence[Need], queries: Sequence[Query], threads: int = THREADS) -> list[Ints]:
        """Rows of the collection for each need, ascending."""
        threads = threads if len(needs) >= SPREAD else 1
        by_word = _top(self._query_matrix(queries), self._by_word, self.count, threads)
        codes = self._code_matrix(needs, grow=False)
        by_code = _top(codes.multiply(self._code_rarity).tocsr(), self._by_code, BY_CODE, threads)
        by_either = [self.rows[np.union1d(_row(by_word, at), _row(by_code, at))] for at in range(len(needs))]
        return [np.union1d(rows, self._by_meaning(query)) for rows, query in zip(by_either, queries, strict=True)]

    def _by_meaning(self, query: Query) -> Ints:
        """One need at a time: the product of a block could differ in the last digit with the needs beside it."""
        if self._near is None or query.vector is None:
            return np.zeros(0, np.int64)
        cosines = products(self._near.texts, query.vector, self.rows)
        best = np.argsort(-cosines, kind="stable")[:BY_MEANING]
        return self.rows[best[cosines[best] > 0]]

    def _query_matrix(self, queries: Sequence[Query]) -> Any:
        """Weights of needs over columns; words that very many offers say do not choose candidates."""
        frequent = np.inf if self._index.size < FREQUENT_FROM else FREQUENT_SHARE * self._index.size
        best = [query.lexical.max(axis=0) for query in queries]
        rare = [self._index.frequencies[query.columns] <= frequent for query in queries]
        kept = [(weights > 0) & few for weights, few in zip(best, rare, strict=True)]
        rows = np.repeat(np.arange(len(queries)), [int(keep.sum()) for keep in kept])
        columns = np.concatenate([query.columns[keep] for query, keep in zip(queries, kept, strict=True)])
        weights = np.concatenate([own[keep] for own, keep in zip(best, kept, strict=True)])
        shape = (len(queries), self._by_word.shape[0])
        return sparse.csr_matrix((weights.astype(np.float32), (rows, columns)), shape=shape)

    def _code_matrix(self, things: Sequence[Need | Offer], grow: bool) -> Any:
        """Things × branches of their codes; the tops of trees choose nobody."""
        rows: list[int] = []
        columns: list[int] = []
        for at, thing in enumerate(things):
            for branch in sorted(_branches(thing)):
                column = self._codes.setdefault(branch, len(self._codes)) if grow else self._codes.get(branch, -1)
                if column >= 0:
                    rows.append(at)
                    columns.append(column)
        shape = (len(things), max(len(self._codes), 1))
        return sparse.csr_matrix((np.ones(len(rows), np.float32), (rows, columns)), shape=shape)


def _branches(thing: Need | Offer) -> set[str]:
    return {
        f"{scheme}:{branch}"
        for scheme, attribute in _SCHEMES
        for code in getattr(thing, attribute)
        for branch in branches(scheme, code)[1:]
    }


def _top(left: Any, right: Any, count: int, threads: int) -> Any:
    """The best columns of each row of the product. The library copies the indices of all that it is given, which for few rows
    costs more than the product: these bring their own part of `right` alone."""
    left = left.astype(np.float32)
    if left.shape[0] < SPREAD:
        named, at = np.unique(left.indices, return_inverse=True)
        left = sparse.csr_matrix((left.data, at.astype(np.int32), left.indptr), shape=(left.shape[0], len(named)))
        right = right[named]
    return sp_matmul_topn(left, right, top_n=count, threshold=0.0, n_threads=threads)


def _row(matrix: Any, at: int) -> Ints:
    found: Ints = matrix.indices[matrix.indptr[at] : matrix.indptr[at + 1]].astype(np.int64)
    return found
