"""Thesaurus — the thesaurus of technology as it lives here: what the software ships and what the stewards make of it
(từ điển công nghệ).

Nouns   Concept, Edition (the one row that says which state of the thesaurus this is)
Verbs   add edit retire restore plant import   → actions/
Tables  workflow.CONCEPT_FLOW, policy, words: the rules of a good thesaurus in both languages
Uses    the engine of the same name (values, rules, reading of texts), vocabulary (names of fields), trail
"""
