"""Help — what one does here and how, a page a task, and a walk for each sort of reader (trợ giúp).

Nouns   Task (steps in both languages, `content/*.toml`), Picture (`pictures.toml`), Stop of a walk (`tours.toml`),
        TourEnd (who wants no walk any more)
Verbs   end_tour   → actions/
Tables  policy, pages.PERSONAS, tours.ROLES, doors.WORDS (who may open the page of a task)
Keys    pages (a step names a button in square brackets by its English words), tours (where one is stands in the address)
Uses    the words of every room's buttons, by the catalogues; the menu, listings, facilities and registry (who may open what)
"""
