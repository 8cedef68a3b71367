"""Advisory — the advisory desk, experts entrusted for it, support plans, and the history of a client (tư vấn).

Nouns   Advice (a request), Line (what was said), Assignment (of an expert), Plan, Step (an action of a plan)
Verbs   ask take assign answer ask_back rate decline withdraw note
        entrust overrule accept refuse deliver judge call_off
        draft edit share agree begin close abandon add_step edit_step drop_step   → actions/
Tables  workflow.ADVICE_FLOW, workflow.ASSIGNMENT_FLOW, workflow.PLAN_FLOW, policy, vocabulary: advice_kind
Keys    ties (what ties an expert to the firm), history (rooms hand in their lines about a client: on_history)
Uses    registry (clients, experts, conflicts of interest), listings, surveys and facilities (what a client did there),
        vocabulary.holidays (the time for an answer), files, notices
Hears   advisory.advice ask assign answer …, advisory.assignment entrust accept …, advisory.plan share agree …
        → news for who waits
"""
