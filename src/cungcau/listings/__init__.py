"""Listings — what is needed and what is offered (tin cầu, tin cung).

Nouns   Listing (Kind: need, offer), Specification, Target, IPItem, Revision (a kept version), Question (asked by mail);
        unsaved: Autosave, OpenForm; of the review: Comment, Tick, Reading, Change
Verbs   draft edit set_visibility submit publish return confirm renew flag pause resume revise expire withdraw ask answer
        keep_open keep_typed drop_typed amend mend take give let_go tick ask_reading answer_reading decline_reading
        call_off_reading propose_change accept_change return_change take_back_change   → actions/
Tables  workflow.LISTING_FLOW, policy, visibility.PARTS (who sees which part), quality.CHECKS (the checklist),
        rereading.PARTS (what a moderator reads again), prohibited.csv, columns (intake), vocabulary: fields, modes, stages …
Rules   life.py: how long a listing counts as current; difference.py: what differs between two versions
Uses    registry (whose listing), files (attachments), notices (who is told), trail
Hears   registry.organisation suspend → pause its listings; access.user erase → forget what that person had typed
"""
