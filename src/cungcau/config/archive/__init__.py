"""Archive — the whole installation in one file, and back.

An archive is a gzipped tar: `manifest.json`, then the database (`database.sqlite3`, or `tables.jsonl` that any
database can take), the key and the files of the data folder. The search index is left out: it is built again.
"""
