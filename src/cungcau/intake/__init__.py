"""Intake — needs that firms leave without an account (tiếp nhận).

Nouns   Submission (what somebody told us), Message (between sender and officer), Claim ("this is mine"), Block, Site
Verbs   send send_again verify ask answer correct change_mail send_link withdraw take merge decline mark_spam restore
        release erase forget claim approve_claim refuse_claim block unblock allow_site forbid_site   → actions/
Tables  workflow.SUBMISSION_FLOW, workflow.CLAIM_FLOW, policy, budget.BANDS, suspicion.FLAGS, limits, consent.toml
Keys    links (signed links and codes); kit.stamps (the form's own token, its proof of work), access.strangers (its traps)
Uses    listings (what a submission becomes), registry (whose), notices (mails), access.limits (how often)
Hears   intake.submission verify ask take … → mail to the sender, news for the officers;
        listings.listing publish withdraw → mail to the sender whose need it was
"""
