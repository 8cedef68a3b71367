"""The form of a page as a browser would send it when nobody has touched it."""

from __future__ import annotations

from html.parser import HTMLParser
from typing import Any


class Untouched(HTMLParser):
    """`sent`: what the form with the action `action` sends (that of a page itself: ""), by the name of the box."""

    def __init__(self, page: str, holding: str) -> None:
        super().__init__()
        self._forms: list[dict[str, list[str]]] = []
        self._inside, self._select, self._area = False, "", ""
        self._first: str | None = None
        self.feed(page)
        self.sent = next(form for form in self._forms if holding in form)

    def _put(self, name: str, value: str) -> None:
        self._forms[-1].setdefault(name, []).append(value)

    def handle_starttag(self, tag: str, attrs: Any) -> None:
        said = dict(attrs)
        name, value = said.get("name") or "", said.get("value") or ""
        if tag == "form":
            self._forms.append({})
            self._inside = True
        if not self._inside or "disabled" in said:
            return
        if tag == "input" and name and said.get("type") not in {"submit", "button", "file"}:
            is_box = said.get("type") in {"checkbox", "radio"}
            if not is_box or "checked" in said:
                self._put(name, said.get("value") or "on" if is_box else value)
        elif tag == "textarea" and name:
            self._area = name
            self._put(name, "")
        elif tag == "select" and name:
            self._select, self._first = name, None
            self._many = "multiple" in said
        elif tag == "option" and self._select:
            if "selected" in said:
                self._put(self._select, value)
            elif self._first is None:
                self._first = value

    def handle_endtag(self, tag: str) -> None:
        if tag == "form":
            self._inside = False
        elif tag == "textarea":
            self._area = ""
        elif tag == "select" and self._select:
            if self._select not in self._forms[-1] and not self._many and self._first is not None:
                self._put(self._select, self._first)
            self._select = ""

    def handle_data(self, data: str) -> None:
        if self._area:
            last = self._forms[-1][self._area]
            last[-1] += data.removeprefix("\n") if not last[-1] else data


def untouched(answer: Any, holding: str) -> dict[str, list[str]]:
    """What the form that has a box of the name `holding` sends."""
    return Untouched(answer.content.decode(), holding).sent
