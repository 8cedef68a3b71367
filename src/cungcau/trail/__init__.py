"""Trail — the one doorway for writes, and the memory of what was done (nhật ký).

Nouns   Entry (who did what to which thing, when, why)
Verbs   change, move: permission + transaction + entry + reactions, in one line
Rules   entries are only ever added; actor and subject are names (URNs), so they outlive the rows
"""
