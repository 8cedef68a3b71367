"""Exchange — records out of the installation into a file, and from a file into it (xuất, nhập bản ghi).

Verbs   export   `cungcau export needs -o FILE`: what one may see, as a table whose columns come back
        import   `cungcau import needs FILE`: a dry run that tells each row; `--apply` does it, by the verbs of the rooms

exporting and importing are the two commands; listings, organisations and experts say what a record of each kind says, and
bring it in; deciding says what becomes of a row; cells reads and writes one cell, parts the cells that hold rows; codes knows
the lists. The words are in terminal.telling.
"""
