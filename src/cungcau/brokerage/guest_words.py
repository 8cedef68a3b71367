"""The words under which somebody without an account agrees: a data file with version, date and source."""

from __future__ import annotations

from pathlib import Path

from cungcau.intake.consent import Consent
from cungcau.intake.consent import consent as consent_in

FILE = Path(__file__).with_name("guest_consent.toml")


def consent() -> Consent:
    return consent_in(FILE)
