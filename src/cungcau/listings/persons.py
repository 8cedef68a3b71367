"""What listings hold about people: who wrote what, beside the texts themselves."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from cungcau.access.keeping import on_kept
from cungcau.access.persons import no_person, on_person, stays
from cungcau.listings.models import Question


def declare_people() -> None:
    on_person("listings.comment", "by_name", "mended_by")
    on_person("listings.tick", "by_name")
    on_person("listings.change", "by_name", "before", "after")
    on_person("listings.revision", "by", "content", "names")
    on_person("listings.autosave", "typed")
    on_kept("questions", lambda limit: Question.objects.filter(expires_at__lt=limit))
    stays("listings.listing", inventors=_("Who made an invention is named with it."))
    no_person("listings.listing", sights="Who may see which part: codes and public ids.")
