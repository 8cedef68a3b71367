"""Dictionary — words of English and Vietnamese, general ones and those of the fields, and what they are called in the other
language (từ điển).

shipped()                      the dictionary that comes with the package, read once
Dictionary(rows)               from (English words, Vietnamese words) that mean the same
dictionary.translations(text)  the longest known words of a text, with their translations

Concepts of technology and what ties them are not here but in the thesaurus; this is how people speak of them.
"""

from cungcau.engines.dictionary.model import Dictionary, Shares, Translation
from cungcau.engines.dictionary.reading import read, shipped

__all__ = ["Dictionary", "Shares", "Translation", "read", "shipped"]
