"""A long form as a page: opened with what was typed before, sent, put together with what somebody else saved meanwhile."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.functional import Promise

from cungcau.kit.errors import Refused, Stale
from cungcau.kit.forms import keep_after, version_of
from cungcau.kit.ids import pid_or_new
from cungcau.kit.longform.contents import Section, sections_of
from cungcau.kit.longform.together import Together, carried
from cungcau.kit.longform.typed import Typed
from cungcau.kit.ui.rows import unjudged

Words = str | Promise
Save = Callable[[dict[str, Any]], Any]


class Page:
    """The form as it is shown, with all that travels along. A room's own page says what the record is, and where its words are.

    `thing` is the record, None where it is not begun yet; `earlier` what this person had typed before and not saved.
    """

    template = ""
    together_template = ""
    CHOOSE: Words = ""  # asks for a choice at every part that both have changed
    NOTHING_LOST: Words = ""

    def __init__(self, request: HttpRequest, thing: Any, form: Any, data: Any, earlier: Typed | None = None) -> None:
        self.request, self.thing, self.form, self.data, self.earlier = request, thing, form, data, earlier

    # What a room says

    def together(self, thing: Any) -> Together:
        """These answers against what the record says now."""
        raise NotImplementedError

    def fresh(self) -> Any:
        """The record as the database has it."""
        raise NotImplementedError

    def late(self, thing: Any) -> Stale:
        """Who changed it meanwhile."""
        raise NotImplementedError

    def forget(self, *pids: str) -> None:
        """It is saved: what was kept of it by itself goes."""
        raise NotImplementedError

    def base(self) -> str:
        """What the record says as the form is opened: from here both go on who have it open at once."""
        raise NotImplementedError

    def needed(self) -> list[str]:
        """The fields of which the list of sections counts those that are still empty."""
        return [name for name, field in self.form.fields.items() if field.required]

    def contents(self) -> list[Section]:
        return [section for section, _names in sections_of(self.form, self.needed())]

    def context(self) -> dict[str, Any]:
        """What the room's own page shows besides."""
        return {}

    # The form

    def unjudged(self) -> Page:
        """What was typed, and no faults: the person is still writing."""
        self.form = unjudged(self.form)
        return self

    def is_valid(self) -> bool:
        return bool(self.form.is_valid())

    def is_faulty(self) -> bool:
        return bool(self.form.errors)

    def values(self) -> dict[str, Any]:
        """What the verb takes."""
        found: dict[str, Any] = self.form.values()
        return found

    def says_nothing_new(self) -> bool:
        """Is what was kept by itself what the record says already? A sending that came late, after "Save"."""
        return bool(self.thing and self.is_valid() and self.together(self.thing).says_nothing_new)

    def shown(self, status: int = 200) -> HttpResponse:
        return render(self.request, self.template, self._context(), status=422 if self.is_faulty() else status)

    def _context(self) -> dict[str, Any]:
        sent, thing, earlier = self.data or {}, self.thing, self.earlier
        draft = "" if thing else pid_or_new(earlier.pid if earlier else sent.get("draft", ""))
        return {
            "form": self.form, "draft": draft or sent.get("draft", ""), "pid": thing.pid if thing else draft,
            "version": sent.get("version") or (thing.version if thing else ""),
            "base": sent.get("base", "") if self.data is not None else self.base(), "earlier": earlier,
            "step": sent.get("step", ""), "stands_still": bool(self.data is not None and not earlier),
            "contents": self.contents(), **self.context(),
        }  # fmt: skip

    # What is done with it

    def sent(self, save: Save) -> Any:
        """The record as `save` has written it; or the answer that tells faults, or asks how two versions go together."""
        data = self.request.POST
        together = self.together(self.fresh()) if self.thing and "together" in data else None
        if together and together.thing.version != version_of(data, 0):
            return self.beside(together, self.late(together.thing))  # what is chosen was chosen before the last change
        if together and not together.is_settled:
            self.form.add_error(None, str(self.CHOOSE))
            return self._asking(together, 422)
        try:
            with transaction.atomic():
                saved = save(together.values() if together else self.values())
                self.forget(saved.pid, data.get("draft", "").replace("\x00", ""))
        except Stale as late:
            if self.thing is None:
                raise
            return self.beside(self.together(self.fresh()), late)
        except Refused as refusal:
            self.form.add_error(None, str(refusal.message))
            return self.shown()
        return saved

    def beside(self, together: Together, late: Stale) -> Any:
        """Somebody saved meanwhile: both versions side by side, unless they say the same."""
        if not together.parts:
            self.forget(together.thing.pid)
            return together.thing
        keep_after(late, together.form, advice=str(self.NOTHING_LOST))
        return self._asking(together, 409)

    def _asking(self, together: Together, status: int) -> HttpResponse:
        """Both versions side by side."""
        asked, settled = together.asked()
        context = {
            "thing": together.thing, "asked": asked, "settled": settled, "carried": carried(self.request.POST),
            "form": together.form, "version": together.thing.version, "then": self.request.POST.get("then", ""),
        }  # fmt: skip
        return render(self.request, self.together_template, context, status=status)


def opened(page_with: Callable[..., Page], earlier: Typed | None, data: Any) -> HttpResponse:
    """A form that is opened goes on from what the person has typed and not saved; `data` is that as if it were just sent."""
    if earlier is None:
        return page_with(None).shown()
    page = page_with(data, earlier)
    if page.says_nothing_new():
        page.forget(earlier.pid)
        return page_with(None).shown()
    return page.unjudged().shown()
