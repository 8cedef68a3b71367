"""Dictionary — general words of English and Vietnamese and what they are called in the other language (từ điển).

shipped()                      the dictionary that comes with the package, read once
Dictionary(rows)               from (English words, Vietnamese words) that mean the same
dictionary.translations(text)  the longest known words of a text, with their translations

Terms of technology are not here but in the thesaurus, concept by concept; this is the prose around them.
"""

from cungcau.engines.dictionary.model import Dictionary, Translation
from cungcau.engines.dictionary.reading import read, shipped

__all__ = ["Dictionary", "Translation", "read", "shipped"]
