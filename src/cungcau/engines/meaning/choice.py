"""Which model a setting names."""

from __future__ import annotations

from cungcau.engines.meaning.folder import in_folder
from cungcau.engines.meaning.model import OFF, Embedder, Unusable, tried


def chosen(setting: str) -> Embedder:
    """ "" the packaged one, "off" none, else that of a folder. Raises Unusable."""
    if setting.lower() == OFF:
        raise Unusable(OFF)
    if setting:
        return in_folder(setting)
    found = tried()
    if isinstance(found, Unusable):
        raise found
    return found
