"""Terminal — matching two files without a database (ghép hai tệp cung, cầu từ dòng lệnh).

Verb    match   `cungcau match NEEDS OFFERS -o MATCHES`
Uses    kit.tables (files), listings.columns (headings and cells), engines.matching, discovery.reasons (words)

intake reads a file into needs or offers and remarks; words makes sentences of remarks; report writes files.
"""
