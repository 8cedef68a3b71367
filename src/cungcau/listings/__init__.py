"""Listings — what is needed and what is offered (tin cầu, tin cung).

Nouns   Listing (Kind: need, offer), Specification, Target, IPItem, Revision
Verbs   draft edit set_visibility submit publish return confirm pause resume revise expire withdraw   → actions/
Tables  workflow.LISTING_FLOW, policy, completeness.REQUIRED, visibility.PARTS (who sees which part),
         columns (intake), vocabulary: fields, modes, stages …
Uses    registry (whose listing), files (attachments), notices (who is told), trail
Hears   registry.organisation suspend → pause its listings
"""
