"""Brokerage — from an interest to two sides who talk, and the case in which the point helps them (kết nối).

Nouns   Interest (what an organisation says to the owner of a listing), Case (hồ sơ kết nối) with its Party, StageEntry,
        Tick and LogEntry
Verbs   send take forward reject accept decline agree_sender agree_owner withdraw close remind
        open edit go_to tick untick log correct write plan_next add_party end_party pause resume hand_over lose end
        reopen   → actions/
Tables  workflow.INTEREST_FLOW, case_workflow.CASE_FLOW, stages.toml (stages of a case, templates), policy and case_policy (who
        sees what of the other side, of a case), vocabulary: screening_reason, close_reason, case_reason
Rules   openness.py: who may send; waiting.py: what is waited for, and how long; sight.py: what one person sees of one interest
Uses    listings (what it is about), discovery (kept proposals), registry (whose), vocabulary.holidays (the clocks),
        notices (who is told), trail.looks
Hears   brokerage.interest send forward … → the other side, the brokers; brokerage.case hand_over write → its owner
"""
