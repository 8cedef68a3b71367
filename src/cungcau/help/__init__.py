"""Help — what one does here and how, a page a task, and a walk for each sort of reader (trợ giúp).

Nouns   Task (steps in both languages, `tasks/*.toml`), Persona (for whom it is)
Uses    the words of every room's buttons, by the catalogues: a step names a button in square brackets by its English words
"""
