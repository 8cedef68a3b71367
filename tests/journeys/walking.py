"""Walk every address of the house as somebody, and read all that comes back: pages, headers, files inside of files."""

from __future__ import annotations

import html
import zlib
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from io import BytesIO
from itertools import count, product
from typing import Any
from urllib.parse import quote, unquote
from zipfile import BadZipFile, ZipFile

from django.apps import apps
from django.test import Client
from django.urls import NoReverseMatch, URLPattern, URLResolver, get_resolver, reverse

# Of which records an address tells, by how it begins; any other tells of every record of its room.
ABOUT = {
    "listings/": "listings.Listing", "interests/to/": "listings.Listing", "interests/write/": "listings.Listing",
    "interests/guests/": "brokerage.Enquiry", "interests/guest/": "brokerage.Enquiry", "interests/sheets/": "brokerage.Sheet",
    "interests/": "brokerage.Interest",
    "files/attach/": "listings.Listing", "cases/": "brokerage.Case", "files/": "files.File",
    "organisations/": "registry.Organisation", "experts/": "registry.Expert", "proposals/": "discovery.Verdict",
    "outcomes/": "brokerage.Introduction", "advice/": "advisory.Advice", "assignments/": "advisory.Assignment",
    "plans/": "advisory.Plan", "clients/": "registry.Organisation",
    "matching/": "discovery.Weights", "people/": "access.User", "inbox/": "notices.Notice", "outbox/": "notices.Outgoing",
}  # fmt: skip
VERBS = {
    "listings": ["return"], "registry": ["suspend", "leave"], "discovery": ["refuse", "undo"],
    "access": ["deactivate"], "advisory": ["answer", "ask_back", "note", "judge", "edit", "agree"],
    "brokerage": ["accept", "agree_owner", "agree_sender", "close", "settle"],
}  # fmt: skip
FILLERS = {
    "kind": ["need", "offer"], "label": ["listings.listing"], "scheme": ["field"], "key": ["field"], "token": ["x-y"],
    "name": ["a"], "form": ["csv", "skos"],
}  # fmt: skip
# Which record an argument names besides the one that the address is about.
NAMED = {
    "contact": "registry.Contact", "message": "brokerage.Message", "mail": "brokerage.IncomingMail",
    "entry": "brokerage.LogEntry",
}  # fmt: skip
SOME, EACH = 2, 13  # a listing that is not looked at closely has two pages of thirteen, besides its own
WHOLE, FEW = {"brokerage.Interest", "brokerage.Introduction", "listings.Listing", "files.File", "registry.Organisation"}, 8
# What an address shows besides, by what stands behind its question mark.
QUESTIONS = {
    "listings:preview": ["as=stranger", "as=firm", "as=officer"],
    "listings:own": ["state=draft", "state=returned", "page=2"],
    "advisory:own": ["tab=plans"], "advisory:desk": ["tab=open", "tab=settled"], "advisory:plans": ["tab=open"],
    "brokerage:own": ["tab=sent", "tab=answer", "tab=received"],
    "brokerage:desk": [f"state={state}" for state in ("sent", "accepted", "declined", "revealed")],
    "brokerage:outcomes": ["tab=all", "tab=one", "tab=value"],
    "brokerage:send": ["by=phone", "by=phone&q=h%E1%BB%93ng"],
    "registry:desk": ["kind=expert", "page=2"],
    "discovery:verdicts": ["state=refused"],
    "discovery:search": [
        "kind=need", "kind=need&page=2", "kind=offer", "kind=organisation", "kind=expert", "q=n%C6%B0%E1%BB%9Bc",
    ],
}


@dataclass(frozen=True)
class Page:
    """An address under its name, and everything readable that it answered, in small letters."""

    name: str
    address: str
    status: int
    text: str


def patterns(resolver: Any = None, prefix: str = "") -> Iterator[tuple[str, dict[str, Any]]]:
    """Every named pattern of the house: (namespaced name, its converters)."""
    for one in (resolver or get_resolver()).url_patterns:
        if isinstance(one, URLResolver):
            yield from patterns(one, f"{prefix}{one.namespace}:" if one.namespace else prefix)
        elif isinstance(one, URLPattern) and one.name:
            yield f"{prefix}{one.name}", one.pattern.converters


def post_only(resolver: Any = None, prefix: str = "") -> set[str]:
    """The names of those that take a press of a button alone: they answer nobody's GET, and say so themselves."""
    found = set()
    for one in (resolver or get_resolver()).url_patterns:
        if isinstance(one, URLResolver):
            found |= post_only(one, f"{prefix}{one.namespace}:" if one.namespace else prefix)
        elif isinstance(one, URLPattern) and one.name and _takes_post_only(one.callback):
            found.add(f"{prefix}{one.name}")
    return found


def _takes_post_only(view: Any) -> bool:
    """Is there a `require_POST` among its decorators?"""
    while view is not None:
        held = [cell.cell_contents for cell in getattr(view, "__closure__", None) or ()]
        if ["POST"] in [one for one in held if isinstance(one, list)]:
            return True
        view = getattr(view, "__wrapped__", None)
    return False


def addresses(closely: Collection[str], others: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Every address with the public ids of the rows that it is about: (name, address).

    Of many listings each has its own page and `SOME` of the others, in turns, so that every kind of page meets every state and
    every way of being shown; those named `closely` have all. `others` stand second in a pair.
    """
    turn = count()
    for name, converters in patterns():
        room = name.partition(":")[0]
        named = {one: _pids([model]) for one, model in NAMED.items()}
        values = {**FILLERS, **named, "verb": VERBS.get(room, ["return"]), "other": others}
        if "pid" in converters:
            models = _models(room, reverse(name, kwargs={**dict.fromkeys(converters, "1"), **_typed(converters)}))
            pids = _pids(models)
            if models == ["listings.Listing"] and name != "listings:detail":
                pids = [pid for pid in pids if pid in closely or next(turn) % EACH < SOME]
            values["pid"] = pids
        for chosen in product(*(values.get(one, ["1"]) for one in converters)):
            try:
                address = reverse(name, kwargs=dict(zip(converters, chosen, strict=True)))
            except NoReverseMatch:
                continue
            if name != "listings:preview":
                yield name, address
            yield from ((name, f"{address}?{question}") for question in QUESTIONS.get(name, ()))


def _typed(converters: dict[str, Any]) -> dict[str, Any]:
    return {name: 1 for name, converter in converters.items() if type(converter).__name__ == "IntConverter"}


def _models(room: str, address: str) -> list[str]:
    about = next((model for start, model in ABOUT.items() if address.lstrip("/").startswith(start)), "")
    rows = apps.get_app_config(room).get_models() if room in apps.app_configs else ()
    return [about] if about else [row._meta.label for row in rows if any(field.name == "pid" for field in row._meta.fields)]


def _pids(models: list[str]) -> list[str]:
    """Of mails, notices and people, which are many and alike, the first and the last."""
    found: list[str] = []
    for model in models:
        pids = list(apps.get_model(model)._default_manager.order_by("pk").values_list("pid", flat=True))
        found += pids if model in WHOLE or len(pids) <= FEW else pids[: FEW // 2] + pids[-FEW // 2 :]
    return found


def searches(words: list[str]) -> Iterator[tuple[str, str]]:
    """A search for each of these."""
    for one in words:
        yield "discovery:search", f"/search/?q={quote(one)}"


def walk(user: Any, wanted: list[tuple[str, str]]) -> Iterator[Page]:
    """What each address answers to this person (None: without an account), in whatever language it is asked."""
    client = Client()
    if user is not None:
        client.force_login(user)
    for number, (name, address) in enumerate(wanted):
        client.cookies["cungcau_language"] = ("vi", "en")[number % 2]
        answer = client.get(address)
        assert answer.status_code < 500, address
        body = b"".join(answer.streaming_content) if answer.streaming else answer.content
        headers = "\n".join(f"{key}: {value}" for key, value in answer.headers.items())
        yield Page(name, address, answer.status_code, _without_typed(address, f"{headers}\n{readable(body)}".lower()))


def readable(body: bytes) -> str:
    """All text in an answer: of a page without its entities, of an office file every member, of a PDF every stream."""
    if body.startswith(b"PK"):
        return "\n".join(_members(body))
    if b"%PDF-" in body[:1024]:
        return "\n".join([body.decode("latin-1"), *_streams(body)])
    text = html.unescape(body.decode("utf-8", "replace"))
    return text.replace("<mark>", "").replace("</mark>", "")


def _members(body: bytes) -> Iterator[str]:
    try:
        with ZipFile(BytesIO(body)) as archive:
            for one in archive.infolist():
                yield one.filename
                yield readable(archive.read(one))
    except BadZipFile:
        yield body.decode("latin-1")


def _streams(body: bytes) -> Iterator[str]:
    for piece in body.split(b"stream\r\n" if b"stream\r\n" in body else b"stream\n")[1:]:
        try:
            yield zlib.decompressobj().decompress(piece).decode("latin-1")
        except zlib.error:
            continue


def _without_typed(address: str, text: str) -> str:
    """The words typed into a search box come back in it, in links and in the title; only what was found counts."""
    typed = address.partition("?q=")[2].lower()
    if not typed:
        return text
    plain = unquote(typed)
    for echo in (f'value="{plain}"', f"q={typed}", f"<title>{plain}"):
        text = text.replace(echo, "")
    return text
