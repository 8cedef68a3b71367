"""Listings — what is needed and what is offered (tin cầu, tin cung).

Nouns   Listing (Kind: need, offer), Specification, Target, IPItem, Revision (a kept version), Question (asked by mail)
Verbs   draft edit submit publish return confirm renew flag pause resume revise expire withdraw
        ask answer   → actions/
Tables  workflow.LISTING_FLOW, policy, completeness.REQUIRED, columns (intake), vocabulary: fields, modes, stages …
Rules   life.py: how long a listing counts as current; difference.py: what differs between two versions
Uses    registry (whose listing), files (attachments), notices (who is told), trail
Hears   registry.organisation suspend → pause its listings
"""
