"""Registry — organisations, their people, experts, the zones of the park, authorities, the point itself (sổ đăng ký).

Nouns   Organisation, Membership, Contact, Expert, ZonePlan, Zone, Authority, AuthorityName, Point,
        Distinct, Merger, Verification, Consent, Affiliation, Absence, Interest; unsaved: Autosave, OpenForm
Verbs   register edit verify activate suspend propose leave end add_member end_membership change_role add_contact
        give_consent withdraw_consent withdraw_own send_consent_link record_verification revoke_verification
        add_affiliation end_affiliation forget_contact remove add_absence drop_absence declare_interest end_interest merge
        unmerge tell_apart suggest_again erase keep_open keep_typed drop_typed set_up load   → actions/
Tables  workflow.ORGANISATION_FLOW, workflow.EXPERT_FLOW, policy, vocabulary: organisation kinds, fields, VSIC
Data    shipped/: zones, authorities, purposes of consent with the law, words of names
Uses    access (who), vocabulary (codes), files (logo, evidence), notices, trail
Hears   access.user erase → forget what that person had typed and not saved
"""
