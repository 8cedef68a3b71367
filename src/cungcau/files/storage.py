"""Where contents lie: under their own fingerprint in the data folder, written whole or not at all."""

from __future__ import annotations

import hashlib
import os
import tempfile
import time
from collections.abc import Iterable
from pathlib import Path

from django.conf import settings


def content_path(sha256: str) -> Path:
    return Path(settings.MEDIA_ROOT) / sha256[:2] / sha256


def logo_path(name: str) -> Path:
    return Path(settings.MEDIA_ROOT) / "logos" / name


def fingerprint(content: bytes) -> str:
    """Its SHA-256."""
    return hashlib.sha256(content).hexdigest()


def keep(content: bytes) -> str:
    """Store the content, once; its fingerprint."""
    sha256 = fingerprint(content)
    write(content_path(sha256), content)
    return sha256


def write(path: Path, content: bytes) -> None:
    """Write the file whole. One that is there is touched: the sweeper sees that it is wanted again."""
    if path.exists():
        os.utime(path)
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, temporary = tempfile.mkstemp(dir=path.parent)
    with os.fdopen(handle, "wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    Path(temporary).replace(path)


def forgotten(wanted: Iterable[str], older_than_seconds: float) -> list[Path]:
    """Contents that no row names and that nobody has written lately."""
    known, limit = set(wanted), time.time() - older_than_seconds
    folder = Path(settings.MEDIA_ROOT)
    return [
        path
        for path in (*folder.glob("[0-9a-f][0-9a-f]/*"), *folder.glob("thumbs/*.webp"))
        if path.stem not in known and path.stat().st_mtime < limit
    ]
