"""Vocabulary — the code lists that everybody shares: fields, sectors, patents, provinces, modes (bảng mã).

Nouns   Scheme, Edition (one version of a scheme), Term
Verbs   load import_fields import_ipc   → actions/
Tables  terms/*.csv, schemes.csv, counts.csv, crosswalks/*.csv: every row with its source and status
Uses    kit (tables of people's files), trail; `tables` reads the shipped lists without Django
"""
