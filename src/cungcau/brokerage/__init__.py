"""Brokerage — from an interest to two sides who talk (kết nối).

Nouns   Interest (what an organisation says to the owner of a listing)
Verbs   send take forward reject accept decline agree_sender agree_owner withdraw close remind   → actions/
Tables  workflow.INTEREST_FLOW, policy (who sees what of the other side), vocabulary: screening_reason, close_reason
Rules   openness.py: who may send; waiting.py: what is waited for, and how long; sight.py: what one person sees of one interest
Uses    listings (what it is about), registry (whose), vocabulary.holidays (the reply clock), notices (who is told), trail.looks
Hears   brokerage.interest send forward … → the other side, the brokers
"""
