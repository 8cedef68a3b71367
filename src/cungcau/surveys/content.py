"""Which columns of a campaign people write, and what a report holds."""

from __future__ import annotations

CAMPAIGN_COLUMNS = (
    "title_vi", "title_en", "aim_vi", "aim_en", "starts_on", "ends_on", "forms", "questions", "adviser",
)  # fmt: skip
