"""The signed address of a person's data: it opens one file, for her who asked, once."""

from __future__ import annotations

from django.core.signing import BadSignature, Signer
from django.urls import reverse

from cungcau.persons.models import Export

_signer = Signer(salt="cungcau.persons.export")


def export_path(export: Export) -> str:
    return reverse("persons:export", args=[_signer.sign(f"{export.pid}-{export.key}")])


def export_of(token: str) -> Export | None:
    """Whose file it is; None for a link that we have not given."""
    try:
        pid, _, key = _signer.unsign(token).partition("-")
    except BadSignature:
        return None
    return Export.objects.filter(pid=pid, key=key).first()
