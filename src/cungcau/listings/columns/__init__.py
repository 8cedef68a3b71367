"""The columns in which needs, offers, organisations and experts come as files: names, headings, how cells are read.

Pure Python: no Django, no database. `terminal` (matching files) and the import and export of listings use it.

Column, NEED_COLUMNS, OFFER_COLUMNS   the table of intake columns
recognise, leaning                    headings of a file -> columns; which kind of listing a file speaks of
read_cell                             a cell -> a value, and what was wrong with it
"""

from cungcau.listings.columns.cells import Budget, read_cell
from cungcau.listings.columns.headings import Headings, leaning, recognise
from cungcau.listings.columns.specifications import SpecificationRow
from cungcau.listings.columns.table import COLUMNS, NEED_COLUMNS, OFFER_COLUMNS, Column, columns_of
from cungcau.listings.columns.trouble import Trouble

__all__ = [
    "COLUMNS",
    "NEED_COLUMNS",
    "OFFER_COLUMNS",
    "Budget",
    "Column",
    "Headings",
    "SpecificationRow",
    "Trouble",
    "columns_of",
    "leaning",
    "read_cell",
    "recognise",
]
