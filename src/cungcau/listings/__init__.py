"""Listings — what is needed and what is offered (tin cầu, tin cung).

Nouns   Listing (Kind: need, offer), Specification, Target, IPItem, Revision; unsaved: Autosave, OpenForm
Verbs   draft edit submit publish return confirm pause resume revise expire withdraw keep_open keep_typed drop_typed   → actions/
Tables  workflow.LISTING_FLOW, policy, completeness.REQUIRED, columns (intake), vocabulary: fields, modes, stages …
Uses    registry (whose listing), files (attachments), notices (who is told), trail
Hears   registry.organisation suspend → pause its listings
"""
