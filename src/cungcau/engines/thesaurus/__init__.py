"""The thesaurus of technology: what things are called in Vietnamese and English, and which technique solves which problem.

model       concepts and their links
reading     tables of concepts, the shipped thesaurus
validation  the rules of a good thesaurus
"""

from cungcau.engines.thesaurus.model import KINDS, Concept, Thesaurus
from cungcau.engines.thesaurus.reading import read, shipped, write
from cungcau.engines.thesaurus.validation import Finding, validate

__all__ = ["KINDS", "Concept", "Finding", "Thesaurus", "read", "shipped", "validate", "write"]
