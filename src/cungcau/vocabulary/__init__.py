"""Vocabulary — the code lists that everybody shares: fields, sectors, patents, provinces, modes (bảng mã).

Nouns   Scheme, Edition (one version of a scheme), Term; Holiday (a day that differs from its weekday)
Verbs   load import_fields import_ipc import_listed load_holidays add_holiday edit_holiday   → actions/
Tables  terms/*.csv, schemes.csv, counts.csv, crosswalks/*.csv, holidays.csv: every row with its source and status
Clock   holidays.calendar(): working_days_between, due_after (time limits in working days)
Uses    kit (tables of people's files), trail; `tables` reads the shipped lists without Django
"""
