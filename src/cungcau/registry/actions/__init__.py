"""What can be done in the registry; `ls` of this folder is the list."""

from cungcau.registry.actions.activate_expert import activate_expert
from cungcau.registry.actions.activate_organisation import activate_organisation
from cungcau.registry.actions.add_absence import add_absence
from cungcau.registry.actions.add_affiliation import add_affiliation
from cungcau.registry.actions.add_contact import add_contact
from cungcau.registry.actions.add_member import add_member
from cungcau.registry.actions.change_role import change_role
from cungcau.registry.actions.declare_interest import declare_interest
from cungcau.registry.actions.drop_absence import drop_absence
from cungcau.registry.actions.drop_typed import drop_typed
from cungcau.registry.actions.edit_expert import edit_expert
from cungcau.registry.actions.edit_organisation import edit_organisation
from cungcau.registry.actions.edit_point import edit_point
from cungcau.registry.actions.end_affiliation import end_affiliation
from cungcau.registry.actions.end_expert import end_expert
from cungcau.registry.actions.end_interest import end_interest
from cungcau.registry.actions.end_membership import end_membership
from cungcau.registry.actions.erase_person import erase_person
from cungcau.registry.actions.forget_contact import forget_contact
from cungcau.registry.actions.give_consent import give_consent
from cungcau.registry.actions.keep_open import keep_open
from cungcau.registry.actions.keep_typed import keep_typed
from cungcau.registry.actions.leave_expert import leave_expert
from cungcau.registry.actions.load_shipped import load_shipped
from cungcau.registry.actions.merge_records import merge_records
from cungcau.registry.actions.propose_expert import propose_expert
from cungcau.registry.actions.record_verification import record_verification
from cungcau.registry.actions.register_organisation import register_organisation
from cungcau.registry.actions.remove_expert import remove_expert
from cungcau.registry.actions.remove_organisation import remove_organisation
from cungcau.registry.actions.revoke_verification import revoke_verification
from cungcau.registry.actions.send_consent_link import send_consent_link
from cungcau.registry.actions.set_up_point import set_up_point
from cungcau.registry.actions.suggest_again import suggest_again
from cungcau.registry.actions.suspend_organisation import suspend_organisation
from cungcau.registry.actions.tell_apart import tell_apart
from cungcau.registry.actions.undo_merger import undo_merger
from cungcau.registry.actions.verify_expert import verify_expert
from cungcau.registry.actions.verify_organisation import verify_organisation
from cungcau.registry.actions.withdraw_consent import withdraw_consent
from cungcau.registry.actions.withdraw_own_consent import withdraw_own_consent

ORGANISATION_ACTIONS = {
    "register": register_organisation,
    "edit": edit_organisation,
    "verify": verify_organisation,
    "activate": activate_organisation,
    "suspend": suspend_organisation,
    "add_member": add_member,
    "end_membership": end_membership,
    "add_contact": add_contact,
    "withdraw_consent": withdraw_consent,
    "forget_contact": forget_contact,
    "remove": remove_organisation,
    "give_consent": give_consent,
    "send_consent_link": send_consent_link,
    "change_role": change_role,
    "record_verification": record_verification,
    "revoke_verification": revoke_verification,
}
EXPERT_ACTIONS = {
    "propose": propose_expert,
    "edit": edit_expert,
    "verify": verify_expert,
    "activate": activate_expert,
    "leave": leave_expert,
    "end": end_expert,
    "remove": remove_expert,
    "add_affiliation": add_affiliation,
    "end_affiliation": end_affiliation,
    "add_absence": add_absence,
    "drop_absence": drop_absence,
    "declare_interest": declare_interest,
    "end_interest": end_interest,
}
LIKENESS_ACTIONS = {
    "merge": merge_records,
    "unmerge": undo_merger,
    "tell_apart": tell_apart,
    "suggest_again": suggest_again,
    "erase": erase_person,
    "withdraw_own": withdraw_own_consent,
}
TYPING_ACTIONS = {"keep_typed": keep_typed, "drop_typed": drop_typed, "keep_open": keep_open}
POINT_ACTIONS = {"set_up": set_up_point, "edit": edit_point, "load": load_shipped}
ACTIONS = {**ORGANISATION_ACTIONS, **EXPERT_ACTIONS, **LIKENESS_ACTIONS, **TYPING_ACTIONS, **POINT_ACTIONS}

__all__ = [
    "ACTIONS",
    "EXPERT_ACTIONS",
    "LIKENESS_ACTIONS",
    "ORGANISATION_ACTIONS",
    "POINT_ACTIONS",
    "TYPING_ACTIONS",
    "activate_expert",
    "activate_organisation",
    "add_absence",
    "add_affiliation",
    "add_contact",
    "add_member",
    "change_role",
    "declare_interest",
    "drop_absence",
    "drop_typed",
    "edit_expert",
    "edit_organisation",
    "edit_point",
    "end_affiliation",
    "end_expert",
    "end_interest",
    "end_membership",
    "erase_person",
    "forget_contact",
    "give_consent",
    "keep_open",
    "keep_typed",
    "leave_expert",
    "load_shipped",
    "merge_records",
    "propose_expert",
    "record_verification",
    "register_organisation",
    "remove_expert",
    "remove_organisation",
    "revoke_verification",
    "send_consent_link",
    "set_up_point",
    "suggest_again",
    "suspend_organisation",
    "tell_apart",
    "undo_merger",
    "verify_expert",
    "verify_organisation",
    "withdraw_consent",
    "withdraw_own_consent",
]
