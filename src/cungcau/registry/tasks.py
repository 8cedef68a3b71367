"""The registry and the clock: what was typed and not saved does not lie about for ever."""

from cungcau.jobs.queue import every, job
from cungcau.kit.longform.typed import forget_old, forget_person
from cungcau.registry.models import Autosave, OpenForm
from cungcau.trail.models import Entry


@every("day")
@job
def forget_old_typing() -> None:
    """What nobody went on with for two months, and forms that were closed long ago."""
    forget_old(Autosave, OpenForm)


@job
def forget_typing_of_erased(entry_id: int) -> None:
    """Hears: an account was erased."""
    forget_person(Autosave, OpenForm, Entry.objects.get(pk=entry_id).subject_key)
