"""Files — what people attach to records, and the point's logo (tệp đính kèm).

Nouns   File (its content lies in the data folder under its own fingerprint)
Verbs   attach mark detach store_logo   → actions/
Tables  kinds.KINDS (what may be attached, told by content), faults.MESSAGES (what it may not hold),
        access.SUBJECTS (to which records)
Uses    access (whose hand), trail; rooms above register their records with access.register
Rules   a file is seen by whoever sees its record, an internal one by those inside (the record's table says who they are);
        it is always sent as a download, in a sandbox
"""
