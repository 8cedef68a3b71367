"""`cungcau match --cluster ADDRESS`: blocks of needs for the workers of a Dask cluster, and words for what may be wrong."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager
from typing import TYPE_CHECKING

from cungcau.exchange.remarks import NothingToDo, Remark
from cungcau.kit import cluster

if TYPE_CHECKING:
    from cungcau.engines.matching import Prepared, Proposals
    from cungcau.engines.matching.blocks import Block

OPTION = "--cluster"


class Cluster:
    """The cluster at an address. Raises NothingToDo when it cannot be used."""

    def __init__(self, address: str) -> None:
        with _in_words():
            self._cluster = cluster.Cluster(address)

    def spread(self, prepared: Prepared, blocks: Iterable[Block]) -> Iterator[list[Proposals]]:
        """What was found for the needs of each block, in the order of the blocks."""
        from cungcau.engines.matching.blocks import matched  # slow

        with _in_words(), closing(self._cluster.spread(prepared, blocks, matched)) as found:
            yield from found

    def close(self) -> None:
        self._cluster.close()


@contextmanager
def _in_words() -> Iterator[None]:
    try:
        yield
    except cluster.Unusable as why:
        raise NothingToDo(Remark(OPTION, why.code, why.facts, used=False)) from None
