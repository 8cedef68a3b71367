"""Terminal — files of needs and offers at a command line (tệp cung, cầu từ dòng lệnh).

Verbs   match     `cungcau match NEEDS OFFERS -o MATCHES`, without a database
        publish   `cungcau publish FILE --kind need --by AUTHOR --approved-by MODERATOR`, by the verbs of listings
Uses    kit.tables (files), listings.columns (headings and cells), engines.matching, discovery.reasons (words)

intake reads a file into needs or offers and remarks; words makes sentences of remarks; report writes files; listing_rows
makes of a row what the verbs take; command_line and saying speak to the person.
"""
