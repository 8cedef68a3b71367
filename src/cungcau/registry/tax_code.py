"""The Vietnamese tax code (mã số thuế): ten digits, or ten and a branch number of three.

The tenth digit is a check digit: ten less the weighted sum of the first nine modulo eleven.
Source: published descriptions of the format (memory; see docs/glossary.md), so a code of right shape is
needed, and the arithmetic is a warning for people, not proof that a firm exists.
"""

from __future__ import annotations

import re
import unicodedata

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

WEIGHTS = (31, 29, 23, 19, 17, 13, 7, 5, 3)
SHAPE = re.compile(r"[0-9]{10}(-[0-9]{3})?\Z")


def normal_tax_code(text: str) -> str:
    """ "0100 109 106 001" → "0100109106-001"; other text comes back as it was, for `check_tax_code` to refuse."""
    digits = re.sub(r"[\s.\-]", "", unicodedata.normalize("NFKC", text))
    if digits.isdigit() and len(digits) == 13:
        return f"{digits[:10]}-{digits[10:]}"
    return digits


def is_tax_code(code: str) -> bool:
    """Right shape and right check digit?"""
    if not SHAPE.match(code):
        return False
    total = sum(int(digit) * weight for digit, weight in zip(code[:9], WEIGHTS, strict=True))
    return int(code[9]) == 10 - total % 11


def check_tax_code(code: str) -> None:
    """Django validator: tells what a tax code looks like."""
    if not SHAPE.match(code):
        raise ValidationError(
            _("A tax code has 10 digits, or 10 digits, a hyphen and 3 more for a branch: 0123456789-001."), code="tax_code_shape"
        )
    if not is_tax_code(code):
        raise ValidationError(
            _("A digit of this tax code is wrong: the check digit does not fit. Please compare it again."), code="tax_code_check"
        )
