"""Who may do what with an account."""

from cungcau.access.who import Self, steward
from cungcau.kit.policy import System, Where, declare

working = Where("is_active", True)
stopped = Where("is_active", False)

declare(
    "access.user",
    {
        "read": [Self(), steward],
        "read_list": [steward],
        "invite": [steward, System()],
        "invite_again": [steward & working, System() & working],
        "accept_invitation": [Self()],
        "ask_reset": [steward & working, System() & working],
        "reset_password": [Self()],
        "change_password": [Self()],
        "edit": [Self(), steward],
        "give_role": [steward & working, System()],
        "take_role": [steward],
        "deactivate": [steward & working, System() & working],
        "reactivate": [steward & stopped],
        "erase": [steward & stopped, System() & stopped],
    },
)
