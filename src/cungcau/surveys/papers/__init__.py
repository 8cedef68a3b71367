"""The papers of a campaign, drawn from the forms into which they are typed again: as PDF and as .docx."""

from cungcau.surveys.papers.layout import Paper, paper_of
from cungcau.surveys.papers.pdf import pdf_of
from cungcau.surveys.papers.word import docx_of

__all__ = ["Paper", "docx_of", "paper_of", "pdf_of"]
