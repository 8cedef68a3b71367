"""The ORCID of a researcher: sixteen characters, the last of which checks the others (ISO 7064, MOD 11-2)."""

from __future__ import annotations

import re

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

LIKE = re.compile(r"(?:https?://)?(?:www\.)?(?:orcid\.org/)?(\d{4}-?\d{4}-?\d{4}-?\d{3}[\dXx])\Z")


def normal_identifier(text: str) -> str:
    """An ORCID in its usual writing, with or without its address; any other identifier as it was.

    Raises ValidationError where it has the shape of an ORCID and its check digit is wrong.
    """
    found = LIKE.match(text.strip())
    if found is None:
        return text.strip()
    digits = found[1].replace("-", "").upper()
    if check_digit(digits[:15]) != digits[15]:
        raise ValidationError(
            _("A digit of this ORCID is wrong: the check digit does not fit. Please compare it again."), code="orcid_check"
        )
    return "-".join(digits[at : at + 4] for at in range(0, 16, 4))


def check_digit(digits: str) -> str:
    total = 0
    for digit in digits:
        total = (total + int(digit)) * 2
    return "0123456789X"[(12 - total % 11) % 11]
