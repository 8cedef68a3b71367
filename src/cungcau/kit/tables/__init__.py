"""Tables — reading spreadsheets, delimited text and JSON lines into rows; writing them whole or not at all.

Nouns   Table, Row, Fault (a code and facts; its words belong to the face that shows them)
Verbs   open_table, written_whole, write_csv, write_jsonl, write_xlsx
Uses    engines.common (legacy Vietnamese encodings); no Django, no domain noun

The kind of a file is told by its content, then by its name. Row numbers are those a person sees:
spreadsheet rows and text lines, counted from 1. A file that cannot be read at all raises TableRefused.
"""

from cungcau.kit.tables.model import Cell, Fault, Limits, Row, Table, TableRefused, column_letters
from cungcau.kit.tables.reading import open_table

__all__ = ["Cell", "Fault", "Limits", "Row", "Table", "TableRefused", "column_letters", "open_table"]
