"""Exchange — records out into a file, and from a file in (trao đổi dữ liệu).

Nouns   Import (a file that comes in), Line (what becomes of one of its rows), Export (that a file went out)
Verbs   upload bring_in check report reject stop apply complete undo restore discard export   → actions/
Tables  workflow.IMPORT_FLOW, policy, telling.WORDS (what is wrong with a row, and how to mend it), records (which column of a
        file is what of a record; the columns themselves are listings.columns)
Uses    listings and registry (every row is written by their verbs), files (the file that came in), kit.tables
Hears   exchange.import upload check → the file is compared with what is here; apply, undo → it is done, all of it or nothing
"""
