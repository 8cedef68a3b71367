"""Discovery — search and matching over what the rooms below publish (tìm kiếm, ghép nối).

Nouns   Document (what is searchable of a record), Sequence (the number of the last change), Verdict (what was said of a pair),
        Standing (how well a need is served), Weights (of the score, learned from verdicts), SavedSearch, Alerts (how one is told
        of proposals), Digest and Told (what one was told, once), Round (of a rhythm)
Verbs   keep refuse undo estimate switch_on switch_back save_search rename_search see_search forget_search set_rhythm
        choose_alerts make_digest stop_mails resume_mails   → actions/
Tables  documents.SOURCES (what is indexed of which record), facets.FACETS, workflow.VERDICT_FLOW,
        workflow.WEIGHTS_FLOW, policy
Uses    listings, registry, engines.matching, tantivy as a derived cache per machine (index.py); for the night's comparison a
        Dask cluster where there is one (together.py)
Hears   listings.listing *, registry.organisation *, registry.expert * → index the record again;
        listings.listing publish pause …, discovery.verdict refuse undo → how well needs are served;
        discovery.weights switch_on switch_back → the same, of every need;
        listings.listing publish → brokers hear which needs a new offer fits; who wants it at once is told what is new for her
"""
