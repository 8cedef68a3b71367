"""The thesaurus of technology: what things are called in Vietnamese and English, and which technique solves which problem.

model          concepts and their links
reading        tables of concepts, the shipped thesaurus
validation     the rules of a good thesaurus
understanding  which concepts a text speaks of, and what a question about them also asks for
"""

from cungcau.engines.thesaurus.model import KINDS, Concept, Thesaurus
from cungcau.engines.thesaurus.reading import read, shipped, write
from cungcau.engines.thesaurus.understanding import Links, Loose, Mention, Neighbourhood, Reader
from cungcau.engines.thesaurus.validation import Finding, validate

__all__ = [
    "KINDS", "Concept", "Finding", "Links", "Loose", "Mention", "Neighbourhood", "Reader", "Thesaurus", "read", "shipped",
    "validate", "write",
]  # fmt: skip
