"""Jobs — work that happens later, in the same database as the records (việc nền).

Nouns   Tick (a period's turn, taken once)
Uses    django-tasks and its database backend: a job is a row written in the caller's transaction
Rules   a job carries ids and calls a verb; it may run twice, so it must be able to
"""
