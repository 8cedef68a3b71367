"""Persons — what somebody agreed to, what is kept about her, how it is handed out or forgotten (dữ liệu cá nhân).

Nouns   Export (a person's data on their way out: made in the background, fetched once),
        Erasure (somebody is to be forgotten: asked, decided by a day, carried out whole)
Verbs   ask make fetch drop ask_erasure approve refuse take_back carry_out   → actions/
Tables  workflow.EXPORT_FLOW, workflow.ERASURE_FLOW, policy, names.csv (what tables and columns are called in the file),
        retention.csv (what is kept how long, on whose word: applied each night by keeping)
Keys    finding (all records of one human being), collecting (everything about her), packing (the file),
        sweeping (her name struck out of every text), foreseeing (what an erasure will do)
Uses    access.persons and access.keeping (each room says there what it holds, what she agreed to, what is old),
        registry (contacts, experts), notices
Hears   persons.export ask → the file is made; make → she who asked is told;
        persons.erasure approve → it is carried out; ask_erasure, refuse → news for the stewards, for her
Heard   discovery builds its index anew after carry_out
"""
