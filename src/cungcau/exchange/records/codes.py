"""Codes of the lists as this installation has them, which may be finer than those that are shipped."""

from __future__ import annotations

import re
from functools import lru_cache

from cungcau.vocabulary.models import Term
from cungcau.vocabulary.tables import find_code, key_of, schemes

_CODE_AND_NAME = re.compile(r"\s*([0-9A-Za-z./ ]{1,16})\s*[-–—:]\s+\S.*", re.DOTALL)


class Codes:
    """Which code a text means: the code, its name in either language, an alias, or "207 - name". Each list is read once."""

    def __init__(self) -> None:
        self._names: dict[str, dict[str, str]] = {}
        self._codes: dict[str, set[str]] = {}
        self._cached = lru_cache(20_000)(self._find)

    def __call__(self, scheme: str, text: str) -> str | None:
        return self._cached(scheme, text)

    def _find(self, scheme: str, text: str) -> str | None:
        if scheme not in self._codes:
            self._read(scheme)
        known = self._codes[scheme]
        if text in known:
            return text
        shipped = find_code(scheme, text) if scheme in schemes() else None
        found = shipped if shipped in known else self._names[scheme].get(key_of(text))
        if found is None and (match := _CODE_AND_NAME.fullmatch(text)) and match[1].strip() in known:
            return match[1].strip()
        return found

    def _read(self, scheme: str) -> None:
        rows = list(Term.objects.filter(scheme_id=scheme).order_by("order", "code").values_list("code", "name_vi", "name_en"))
        self._codes[scheme] = {code for code, _vi, _en in rows}
        names = self._names[scheme] = {}
        for code, vi, en in rows:
            for name in (vi, en):
                names.setdefault(key_of(name), code)
        names.pop("", None)
