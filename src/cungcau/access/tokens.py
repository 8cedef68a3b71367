"""Signed links in mails: they expire (settings.PASSWORD_RESET_TIMEOUT) and work once.

The signature covers the password's hash, the last login and the address, so that using the link, logging in
with the old password, or a new invitation makes it worthless.
"""

from __future__ import annotations

from django.contrib.auth.tokens import PasswordResetTokenGenerator

from cungcau.access.models import User


class _LinkTokens(PasswordResetTokenGenerator):
    def __init__(self, purpose: str) -> None:
        super().__init__()
        self.key_salt = f"cungcau.access.{purpose}"

    def _make_hash_value(self, user: User, timestamp: int) -> str:
        return f"{super()._make_hash_value(user, timestamp)}:{user.is_active}:{user.session_round}"


invitation_tokens = _LinkTokens("invitation")
reset_tokens = _LinkTokens("reset")
