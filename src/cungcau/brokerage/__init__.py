"""Brokerage — from an interest to two sides who talk, and the case in which the point helps them (kết nối).

Nouns   Interest (what an organisation says to the owner of a listing), Case (hồ sơ kết nối) with its Party, StageEntry,
        Tick and LogEntry; Introduction with its Ask, Answer, Impact, Claim (what came of it)
Verbs   send take forward reject accept decline agree_sender agree_owner withdraw close remind
        open edit go_to tick untick log correct write plan_next add_party end_party pause resume hand_over lose end
        reopen introduce ask answer fall_silent settle win tell_impact verify_impact   → actions/
Tables  workflow.INTEREST_FLOW, case_workflow.CASE_FLOW, outcome_workflow.INTRODUCTION_FLOW, stages.toml (stages of a case,
        templates), impact_metrics.csv, policy, case_policy and outcome_policy (who sees what of the other side, of a case, of
        what came of it), vocabulary: screening_reason, close_reason, case_reason, contract_value
Rules   openness.py: who may send; waiting.py: what is waited for, and how long; sight.py: what one person sees of one interest;
        outcome_states.py: what two answers make together; outcome_clock.py: who is asked when
Uses    listings (what it is about), discovery (kept proposals), registry (whose), vocabulary.holidays (the clocks),
        notices (who is told), trail.looks
Hears   brokerage.interest send forward … → the other side, the brokers; brokerage.case hand_over write → its owner;
        open go_to of a case, what opens contacts → its introduction; answers that contradict or tell of a contract → its broker
"""
