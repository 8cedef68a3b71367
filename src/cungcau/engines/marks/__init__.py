"""Marks — the probable diacritics of Vietnamese that was typed without them (khôi phục dấu).

shipped()                 what comes with the package, read once
marks.likely(syllables)   for each bare syllable its likeliest form, and how sure that is
marks.written(text)       a text with the probable marks, where it has none; for a reader of meanings, never for people

What is restored is a guess and is used beside what was typed, never in its place.
"""

from cungcau.engines.marks.model import Likely, Marks
from cungcau.engines.marks.reading import shipped

__all__ = ["Likely", "Marks", "shipped"]
