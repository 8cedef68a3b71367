"""Terminal — files of needs and offers at a command line (tệp cung, cầu từ dòng lệnh).

Verbs   match     `cungcau match NEEDS OFFERS -o MATCHES`, without a database
        publish   `cungcau publish FILE --kind need --by AUTHOR --approved-by MODERATOR`, by the verbs of listings
        export    `cungcau export needs|offers|organisations|experts -o FILE`   → exchange/
        import    `cungcau import needs|offers|organisations|experts FILE`, by the verbs of the rooms   → exchange/
Uses    kit.tables (files), listings.columns (headings and cells), engines.matching, discovery.reasons (words)

grid reads a file with headings as rows; intake makes needs or offers and remarks of them; words and telling make
sentences of remarks; report writes files; listing_rows makes of a row what the verbs take; command_line and saying speak to
the person.
"""
