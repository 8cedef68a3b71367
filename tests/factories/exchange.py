"""Imports, as somebody brings them in."""

from __future__ import annotations

import csv
import io
from typing import Any

NEED = {"ma_ngoai": "N1", "tieu_de": "Máy sấy bơm nhiệt", "ten_to_chuc": "Công ty Cơ khí Sao Mai", "van_de": "Lò than",
        "TRL_toi_thieu": "7"}  # fmt: skip
FIRM = {"ma_ngoai": "T1", "ten_to_chuc": "Công ty Gốm Sông Lam", "loai_to_chuc": "sme", "ma_so_thue": "0100109106"}
EXPERT = {"ma_ngoai": "E1", "ho_ten": "Nguyễn Hoài Đức", "linh_vuc_KHCN": "207", "email": "duc@vien.example"}


def table(*rows: dict[str, Any]) -> str:
    """Rows as comma separated text."""
    text = io.StringIO()
    writer = csv.DictWriter(text, list(dict.fromkeys(name for row in rows for name in row)))
    writer.writeheader()
    writer.writerows(rows)
    return text.getvalue()


def needs(count: int, **cells: Any) -> list[dict[str, Any]]:
    """So many rows of needs, N1 …"""
    return [{**NEED, "ma_ngoai": f"N{number}", **cells} for number in range(1, count + 1)]


def work() -> None:
    """What the worker would do now."""
    from cungcau.jobs.queue import drain  # app ready

    drain()


def an_upload(by: Any, *rows: dict[str, Any], side: str = "need", name: str = "nhu-cau.csv", language: str = "vi") -> Any:
    """A file that has come in and waits for its check."""
    from cungcau.exchange.actions import upload_import  # app ready

    return upload_import(side, io.BytesIO(table(*rows).encode()), name, by=by, language=language)


def checked(by: Any, *rows: dict[str, Any], **more: Any) -> Any:
    """A file that is checked and not applied."""
    thing = an_upload(by, *rows, **more)
    work()
    thing.refresh_from_db()
    return thing


def applied(by: Any, *rows: dict[str, Any], **more: Any) -> Any:
    """A file whose rows have come in."""
    from cungcau.exchange.actions import apply_import  # app ready

    thing = apply_import(checked(by, *rows, **more), by=by)
    work()
    thing.refresh_from_db()
    return thing


def undone(thing: Any, by: Any) -> Any:
    from cungcau.exchange.actions import undo_import  # app ready

    thing = undo_import(thing, by=by)
    work()
    thing.refresh_from_db()
    return thing
