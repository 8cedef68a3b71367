"""Trail — the one doorway for writes, and the memory of what was done (nhật ký).

Nouns   Entry (who did what to which thing, when, why)
        Look (who opened what is not for everybody; forgotten after a time)
Verbs   change, move: permission + transaction + entry + reactions, in one line
        note_looks: written down beside the page, never in its way
Rules   entries are only ever added; actor and subject are names (URNs), so they outlive the rows
"""
