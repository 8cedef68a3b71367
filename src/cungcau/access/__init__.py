"""Access — who can log in, and what the point has entrusted to them (người dùng, vai trò).

Nouns   User, Role, Attempt (one counted try), DemoPerson
Verbs   invite invite_again accept_invitation ask_reset reset_password change_password edit
        give_role take_role deactivate reactivate erase   → actions/
Tables  policy, limits.LIMITS (how often is too often), models.RoleName
Uses    trail (every verb leaves an entry), kit
Heard   notices sends the mails of invite, invite_again and ask_reset
"""
