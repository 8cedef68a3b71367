"""Who may do what in the registry."""

from cungcau.access.who import adviser, broker, moderator, officer, steward, working_officer
from cungcau.kit.policy import Anyone, InState, System, declare
from cungcau.registry.who import Member, OwnProfile
from cungcau.registry.workflow import ExpertState, OrganisationState

own = Member(path="")
own_editor = Member(path="", editing=True)
shown = InState(OrganisationState.VERIFIED, OrganisationState.ACTIVE)

declare(
    "registry.organisation",
    {
        "read": [Anyone() & shown, own, officer],
        "of_own": [own],
        "read_contacts": [own, working_officer],
        "read_looks": [own, working_officer],
        "register": [steward, broker, moderator, System()],
        "edit": [own_editor & ~InState(OrganisationState.SUSPENDED), steward, broker, System()],
        "verify": [steward, broker, System()],
        "activate": [steward, System()],
        "suspend": [steward],
        "add_member": [steward, broker, System()],
        "end_membership": [steward, broker],
        "add_contact": [own_editor, steward, broker, System()],
        "withdraw_consent": [own_editor, steward, broker],
        "read_history": [own, officer],
    },
)

declare(
    "registry.expert",
    {
        "read": [Anyone() & InState(ExpertState.ACTIVE, ExpertState.AWAY), OwnProfile(), officer],
        "of_own": [OwnProfile()],
        "read_private": [OwnProfile(), working_officer],
        "read_looks": [OwnProfile(), working_officer],
        "propose": [steward, broker, adviser, moderator, System()],
        "edit": [OwnProfile(), steward, broker, adviser, System()],
        "verify": [steward, adviser, System()],
        "activate": [steward, adviser, System()],
        "leave": [OwnProfile(), steward, adviser],
        "end": [steward],
        "read_history": [OwnProfile(), officer],
    },
)

declare("registry.point", {"read": [Anyone()], "set_up": [System()], "edit": [steward]})
declare("registry.zoneplan", {"read": [Anyone()], "load": [System(), steward]})
declare("registry.authority", {"read": [Anyone()], "load": [System(), steward]})
