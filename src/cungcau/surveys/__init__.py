"""Surveys — campaigns in which the point goes to firms and asks what they need (đợt khảo sát).

Nouns   Campaign, Visit (one firm of a campaign), Report (what was sent about a visit),
        Finding (a need or offer that came of it)
Verbs   plan edit start close reopen add_firms remove_firm assign agree send_form visit answer amend refuse miss retry
        write_up   → actions/
Tables  workflow.CAMPAIGN_FLOW, workflow.VISIT_FLOW, policy, questions.toml, vocabulary: survey_refusal
Uses    registry (which firms), listings (the drafts that come of a visit), files (photos), notices (who is told), trail
Hears   surveys.visit agree → the firm's editors hear who comes when; surveys.campaign assign → officers hear of their firms
"""
