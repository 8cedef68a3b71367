"""Registry — organisations, their people, experts, the zones of the park, authorities, the point itself (sổ đăng ký).

Nouns   Organisation, Membership, Contact, Expert, ZonePlan, Zone, Authority, AuthorityName, Point,
        Distinct, Merger
Verbs   register edit verify activate suspend propose leave end add_member end_membership add_contact
        withdraw_consent forget_contact remove merge unmerge tell_apart suggest_again set_up load   → actions/
Tables  workflow.ORGANISATION_FLOW, workflow.EXPERT_FLOW, policy, vocabulary: organisation kinds, fields, VSIC
Uses    access (who), vocabulary (codes), files (logo), trail
"""
