"""The sentence model of a run: which one, where its vectors are kept, and what is said of it at the end."""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from gettext import NullTranslations
from typing import TYPE_CHECKING

from cungcau.terminal.language import gettext, number_text

if TYPE_CHECKING:
    from cungcau.engines.meaning import Meaning, Shelf

_ = NullTranslations().gettext

SETTING = "CUNGCAU_EMBEDDER"
WHY = {
    "off": _("switched off"),
    "not_installed": _("package not installed"),
    "not_loading": _("the model does not load: {detail}"),
    "no_folder": _("no model in the folder: {detail}"),
    "no_runtime": _("onnxruntime and tokenizers are not installed: {detail}"),
}
ON = _("meaning: on ({model})")
OFF = _("meaning: off ({why}); words and concepts decide alone")
NO_TIME = _("{unread} of {all} offers could not be read in {seconds} s; --budget gives more time, and what was read is kept")
PARTLY = _("meaning: on ({model}), but off for {unread} of {all} needs, for want of time; --budget gives more")


@dataclass
class Reading:
    """`meaning` is None where there is no model; `why` then says it, as a code, `detail` for whoever mends it."""

    meaning: Meaning | None
    seconds: float
    why: str = ""
    detail: str = ""
    needs: int = field(default=0, init=False)
    needs_read: int = field(default=0, init=False)

    def count(self, by_meaning: bool) -> None:
        """A need was answered, with the model or without."""
        self.needs += 1
        self.needs_read += by_meaning

    def line(self, offers: int) -> str:
        """One line for who should know how good the result is."""
        if self.meaning is None:
            return gettext(OFF).format(why=gettext(WHY[self.why]).format(detail=self.detail))
        if self.meaning.unread:
            facts = {"unread": self.meaning.unread, "all": offers, "seconds": self.seconds}
            why = gettext(NO_TIME).format(**{name: number_text(fact) for name, fact in facts.items()})
            return gettext(OFF).format(why=why)
        missing = self.needs - self.needs_read
        if missing:
            facts = {"unread": number_text(missing), "all": number_text(self.needs)}
            return gettext(PARTLY).format(model=self.meaning.name, **facts)
        return gettext(ON).format(model=self.meaning.name)


def reading_of_environment(seconds: float, *, at_point: bool = False) -> Reading:
    """The model that the environment names, with so much time for reading; vectors are kept for the next run. `at_point`: what
    the point's database holds is used as it is, and nothing is written."""
    from cungcau.engines.meaning import Meaning, Unusable, chosen, remembered  # slow

    try:
        model = chosen(os.environ.get(SETTING, "").strip())
    except Unusable as why:
        return Reading(None, seconds, why.code, why.detail)
    return Reading(Meaning(remembered(model, _shelf(model.name, at_point), seconds)), seconds)


def _shelf(model: str, at_point: bool) -> Shelf:
    if at_point:
        from cungcau.discovery.vectors import DatabaseShelf, PageShelf  # app ready

        return PageShelf(DatabaseShelf(model))
    from cungcau.terminal.vectors import user_shelf  # slow

    return user_shelf(model)
