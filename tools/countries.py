"""Write vocabulary/terms/country.csv: the countries and territories of ISO 3166-1 with their names in both languages.

Names come from Unicode CLDR as packed in Babel; CLDR's codes that ISO 3166-1 does not list are left out.
Run from the repository: python tools/countries.py
"""

from __future__ import annotations

import csv
from importlib.metadata import version
from pathlib import Path

from babel import Locale

from cungcau.engines.common.text import sort_key

# Reserved, grouping or test codes: in CLDR, not in ISO 3166-1.
NOT_ISO = {"AC", "CP", "CQ", "DG", "EA", "EU", "EZ", "IC", "QO", "TA", "UN", "XA", "XB", "XK", "ZZ"}
COUNTED = 249  # officially assigned alpha-2 codes
ALIASES = {
    "AE": "UAE",
    "CN": "Trung Hoa|China",
    "CZ": "Cộng hòa Séc|Czech Republic",
    "DE": "CHLB Đức",
    "GB": "Anh|Vương quốc Anh|UK|England|Great Britain",
    "HK": "Hồng Kông|Hong Kong",
    "KP": "Bắc Triều Tiên|CHDCND Triều Tiên|North Korea",
    "KR": "Hàn Quốc|Korea|South Korea|Republic of Korea",
    "LA": "Lào|Laos|Lao PDR",
    "MM": "Miến Điện|Myanmar|Burma",
    "MO": "Ma Cao|Macao|Macau",
    "NL": "Hà Lan|Holland",
    "RU": "Nga|Liên bang Nga|Russian Federation",
    "TL": "Đông Timor|East Timor",
    "TR": "Thổ Nhĩ Kỳ|Turkey|Türkiye",
    "TW": "Đài Loan|Taiwan",
    "US": "Mỹ|Hoa Kỳ|USA|America|United States of America",
    "VN": "Việt Nam|Viet Nam|Vietnam|VNM",
}
COLUMNS = ["scheme", "version", "code", "name_vi", "name_en", "parent"]
COLUMNS += ["valid_from", "valid_to", "source", "status", "aliases", "order"]
TARGET = Path(__file__).parents[1] / "src/cungcau/vocabulary/terms/country.csv"


def rows() -> list[dict[str, str]]:
    """One row a code, Viet Nam first, the rest in the order of the Vietnamese alphabet."""
    vietnamese, english = Locale("vi").territories, Locale("en").territories
    codes = [code for code in english if len(code) == 2 and code.isalpha() and code not in NOT_ISO]
    if len(codes) != COUNTED:
        raise SystemExit(f"{len(codes)} codes instead of {COUNTED}: compare NOT_ISO with this edition of CLDR")
    codes.sort(key=lambda code: (code != "VN", sort_key(vietnamese[code])))
    return [
        dict.fromkeys(COLUMNS, "")
        | {
            "scheme": "country",
            "version": "ISO 3166-1",
            "code": code,
            "name_vi": vietnamese[code],
            "name_en": english[code],
            "source": f"ISO 3166-1 alpha-2; names of Unicode CLDR in Babel {version('babel')}",
            "status": "read",
            "aliases": ALIASES.get(code, ""),
            "order": str(place * 10),
        }
        for place, code in enumerate(codes, 1)
    ]


if __name__ == "__main__":
    with TARGET.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.DictWriter(stream, COLUMNS, lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows())
