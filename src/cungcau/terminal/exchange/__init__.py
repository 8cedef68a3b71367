"""Exchange — records out of the installation into a file, and from a file into it (xuất, nhập bản ghi).

Verbs   export   `cungcau export needs -o FILE`: what one may see, as a table whose columns come back
        import   `cungcau import needs FILE`: a dry run that tells each row; `--apply` does it, by the verbs of the rooms

exporting and importing are the two commands; what decides and writes is the room `cungcau.exchange`.
"""
