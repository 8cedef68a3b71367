"""Meaning — texts as vectors of a sentence model, so that what is said in other words or in the other language meets (ý nghĩa).

chosen(setting)                 the model that a setting names: packaged, none, or one in a folder; raises Unusable
packaged(), reason()            the model that comes as a package, or None and why
remembered(model, shelf, …)     makes each vector once, within a time budget
Meaning(remembered)             what `Collection.build` takes

Nothing here is ever downloaded, and everything works without it.
"""

from cungcau.engines.meaning.choice import chosen
from cungcau.engines.meaning.model import Embedder, Unusable, packaged, reason
from cungcau.engines.meaning.shelf import MemoryShelf, Remembered, Shelf, remembered
from cungcau.engines.meaning.space import Meaning, Space

__all__ = [
    "Embedder", "Meaning", "MemoryShelf", "Remembered", "Shelf", "Space", "Unusable", "chosen", "packaged", "reason",
    "remembered",
]  # fmt: skip
