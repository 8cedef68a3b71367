"""The demo park can be searched from its first page on: its documents are written at once instead of one by one later."""

from cungcau.discovery.documents import index_everything


def plant() -> None:
    """Every record of the park; run again, it writes nothing."""
    index_everything()
