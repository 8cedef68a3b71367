"""Words of mails and notices: one pair of templates for each kind, in the reader's language."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from typing import Any

from django.conf import settings
from django.template import Context, TemplateDoesNotExist
from django.template.loader import get_template
from django.utils import translation

NEAREST = "http://localhost:8000"
_signatures: list[Callable[[], str]] = []


def sign_with(signature: Callable[[], str]) -> None:
    """Whose name stands under every mail; the room that knows the point says so when the house starts."""
    _signatures[:] = [signature]


def absolute(path: str) -> str:
    """The full address of a page, for mails.

    The base is the setting CUNGCAU_BASE_URL, which `serve` fills from its host and port when it is empty; a command beside it
    takes the address that the data folder was last served at. The Host header of a request is never used: whoever asks for a
    reset mail would choose where its link leads.
    """
    if not path.startswith("/"):
        return path
    base = settings.BASE_URL or os.environ.get("CUNGCAU_BASE_URL", "") or _served_at() or NEAREST
    return base.rstrip("/") + path


def _served_at() -> str:
    try:
        return (settings.DATA / "served-at").read_text(encoding="utf-8").strip()
    except OSError:
        return ""


def subject_of(kind: str, facts: Mapping[str, Any], language: str) -> str:
    """The one line of a notice or a mail, without line breaks."""
    return " ".join(_render(f"notices/mail/{kind}.subject.txt", facts, language).split())[:250]


def body_of(kind: str, facts: Mapping[str, Any], language: str) -> str:
    """The whole text of a mail: greeting, the template's sentences, the point's name."""
    with translation.override(language):
        signature = _signatures[0]() if _signatures else "CungCầu"
    sentences = _render(f"notices/mail/{kind}.body.txt", facts, language).strip()
    return (
        _render(
            "notices/mail/_frame.txt", {**facts, "sentences": sentences, "signature": signature}, language
        ).strip()
        + "\n"
    )


def html_of(kind: str, facts: Mapping[str, Any], language: str) -> str:
    """The same for mail programs that show pages; "" for a kind that is text alone."""
    try:
        known: Any = get_template(f"notices/mail/{kind}.body.html")
    except TemplateDoesNotExist:
        return ""
    with translation.override(language):
        signature = _signatures[0]() if _signatures else "CungCầu"
        words = {**in_language(facts, language), "signature": signature, "language": language}
        rendered: str = known.template.render(Context(words))
    return rendered.strip() + "\n"


def _render(template: str, facts: Mapping[str, Any], language: str) -> str:
    known: Any = get_template(template)
    with translation.override(language):
        # Plain text: an ampersand stays an ampersand.
        rendered: str = known.template.render(Context(in_language(facts, language), autoescape=False))
    return rendered


def in_language(facts: Mapping[str, Any], language: str) -> dict[str, Any]:
    """Facts `title_vi` and `title_en` become `title` as the reader reads it; all others stay."""
    chosen = dict(facts)
    for name in {key[:-3] for key in facts if key.endswith(("_vi", "_en"))}:
        own, other = (
            facts.get(f"{name}_{code}") for code in (("vi", "en") if language == "vi" else ("en", "vi"))
        )
        chosen.setdefault(name, own or other or "")
    return chosen
