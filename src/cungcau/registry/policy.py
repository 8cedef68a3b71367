"""Who may do what in the registry."""

from cungcau.access.who import adviser, broker, moderator, officer, steward, working_officer
from cungcau.kit.longform.typed import POLICY as OWN_TYPING
from cungcau.kit.policy import Anyone, InState, System, declare
from cungcau.registry.who import LeadsOn, Member, OwnAddress, OwnProfile
from cungcau.registry.workflow import ExpertState, OrganisationState

own = Member(path="")
own_editor = Member(path="", editing=True)
shown = InState(OrganisationState.VERIFIED, OrganisationState.ACTIVE)

declare(
    "registry.organisation",
    {
        "read": [Anyone() & shown, own, officer & ~InState(OrganisationState.MERGED)],
        "follow": [LeadsOn("registry.organisation")],
        "of_own": [own],
        "read_contacts": [own, working_officer],
        "read_looks": [own, working_officer],
        "register": [steward, broker, moderator, System()],
        "edit": [own_editor & ~InState(OrganisationState.SUSPENDED), steward, broker, System()],
        "verify": [steward, broker, System()],
        "activate": [steward, System()],
        "suspend": [steward],
        "merge": [steward, System()],
        "unmerge": [steward],
        "add_member": [steward, broker, System()],
        "end_membership": [steward, broker],
        "add_contact": [own_editor, steward, broker, System()],
        "forget_contact": [steward, System()],
        "remove": [(steward | broker | moderator) & InState(OrganisationState.TEMPORARY), System()],
        "give_consent": [own_editor, steward, broker, System()],
        "withdraw_consent": [own_editor, steward, broker, System()],
        "send_consent_link": [own_editor, steward, broker],
        "change_role": [steward, broker],
        "record_verification": [steward, broker, adviser, System()],
        "revoke_verification": [steward],
        "read_past_people": [officer],
        "read_history": [own, officer],
    },
)

declare(
    "registry.expert",
    {
        "read": [Anyone() & InState(ExpertState.ACTIVE, ExpertState.AWAY), OwnProfile(), officer & ~InState(ExpertState.MERGED)],
        "follow": [LeadsOn("registry.expert")],
        "of_own": [OwnProfile()],
        "read_private": [OwnProfile(), working_officer],
        "read_looks": [OwnProfile(), working_officer],
        "propose": [steward, broker, adviser, moderator, System()],
        "edit": [OwnProfile(), steward, broker, adviser, System()],
        "verify": [steward, adviser, System()],
        "activate": [steward, adviser, System()],
        "leave": [OwnProfile(), steward, adviser],
        "add_absence": [OwnProfile(), steward, adviser, System()],
        "drop_absence": [OwnProfile(), steward, adviser],
        "add_affiliation": [OwnProfile(), steward, adviser, broker, System()],
        "end_affiliation": [OwnProfile(), steward, adviser, broker],
        "declare_interest": [OwnProfile(), steward, adviser, broker, System()],
        "end_interest": [OwnProfile(), steward, adviser],
        "end": [steward],
        "remove": [(steward | broker | adviser | moderator) & InState(ExpertState.PROPOSED), System()],
        "erase": [steward, System()],
        "merge": [steward, System()],
        "unmerge": [steward],
        "read_history": [OwnProfile(), officer],
    },
)

declare(
    "registry.contact",
    {"merge": [steward, System()], "unmerge": [steward], "erase": [steward, System()], "withdraw_own": [OwnAddress()]},
)
declare("registry.distinct", {"read": [steward], "tell_apart": [steward, System()], "suggest_again": [steward]})
declare(
    "registry.verification",
    {"read": [officer, Member()], "attach": [steward, broker, adviser, System()]},
)
declare("registry.merger", {"read": [steward]})

# What somebody has typed and not saved is hers alone; not even a steward reads it.
declare("registry.autosave", OWN_TYPING)

declare("registry.point", {"read": [Anyone()], "set_up": [System()], "edit": [steward]})
declare("registry.zoneplan", {"read": [Anyone()], "load": [System(), steward]})
declare("registry.authority", {"read": [Anyone()], "load": [System(), steward]})
