"""Kit — the words the whole house speaks. No domain noun, no table.

flow      states and moves as data            policy    who may, as words that both check and filter
verbs     one view for every verb             errors    the four refusals a person can meet
ids       public ids and URNs                 fields    content in two languages
forms     forms that lose nothing             nav       what the rooms put into the menu
tables    spreadsheets and text files         ui        components, base page, catalogue
cluster   work for the workers of a Dask cluster
"""
