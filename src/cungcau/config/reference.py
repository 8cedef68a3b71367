"""The pages of docs/ that are read off the tables of the house, so that they cannot be wrong."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from importlib import import_module
from importlib.util import find_spec
from typing import Any

from django.apps import apps
from django.utils import translation

from cungcau.config import env
from cungcau.kit.flow import Flow, Move
from cungcau.kit.policy import POLICIES

NOTICE = "<!-- Written by `cungcau docs`; change the tables in the code, not this page. -->"


def pages() -> dict[str, str]:
    """File name in docs/ and content of every generated page."""
    with translation.override("en"):
        return {name: write() for name, write in PAGES.items()}


def settings_page() -> str:
    """Every environment variable with its default and what it does."""
    rows = [
        (f"`{one.name}`", one.default or "(none)", one.help) for one in sorted(env.SETTINGS.values(), key=lambda one: one.name)
    ]
    return _page(
        "Settings",
        "Everything is set by environment variables; without any of them the house works on SQLite in the folder `var`. "
        "`cungcau doctor` prints what is in force.",
        _table(("Variable", "Default", "What it does"), rows),
    )


def permissions_page() -> str:
    """The matrix of the whole house: for each record and verb the words of which one must hold."""
    parts = []
    for label in sorted(POLICIES):
        rows = [(f"`{verb}`", " · ".join(map(repr, words)) or "nobody") for verb, words in POLICIES[label].items()]
        parts.append(f"## {label}\n\n{_table(('Verb', 'Who'), rows)}")
    return _page(
        "Permissions",
        "For every kind of record and every verb: the words of which one must hold (`&` both, `|` one of them, `~` not). "
        "A verb that is not there is allowed to nobody. Each room writes its rows in its `policy.py`.",
        *parts,
    )


def workflows_page() -> str:
    """Every state machine as a diagram and as a table."""
    parts = []
    for room, name, flow in flows():
        title = name.removesuffix("_FLOW").replace("_", " ").capitalize()
        rows = [
            (f"`{verb}`", ", ".join(sorted(move.starts)), _end(move), str(move.label))
            for verb, move in flow.moves.items()
        ]
        table = _table(("Verb", "From", "To", "On the button"), rows)
        parts.append(f"## {title} (`{room}.workflow.{name}`)\n\n```mermaid\n{flow.mermaid()}\n```\n\n{table}")
    return _page("Workflows", "The states of the records and the verbs that move them, as the code has them.", *parts)


def _end(move: Move) -> str:
    return ", ".join(sorted(move.back)) or move.to or "(stays)"


def flows() -> Iterator[tuple[str, str, Flow]]:
    """(room, name, flow) of every flow in the rooms' `workflow.py`."""
    for config in apps.get_app_configs():
        if not config.name.startswith("cungcau.") or find_spec(f"{config.name}.workflow") is None:
            continue
        module = import_module(f"{config.name}.workflow")
        for name, value in sorted(vars(module).items()):
            if isinstance(value, Flow):
                yield config.name.removeprefix("cungcau."), name, value


def vocabulary_page() -> str:
    """The shipped code lists: how many codes, from where, how sure."""
    from cungcau.vocabulary import tables  # app ready
    from cungcau.vocabulary.words import edition_words  # app ready

    rows = []
    for scheme in tables.scheme_rows():
        terms = tables.load_terms(scheme.key)
        sure = Counter(term.status for term in terms)
        rows.append((
            f"`{scheme.key}`", scheme.name_en, scheme.name_vi, str(len(terms)), str(edition_words(scheme.version)),
            ", ".join(f"{status} {count}" for status, count in sorted(sure.items())), scheme.source,
        ))  # fmt: skip
    return _page(
        "Code lists",
        "The lists that come with the house (`src/cungcau/vocabulary/terms/`). Status of a code: `read` at the source, "
        "`own` list, from `memory` and not yet verified, or `unknown`; a page that shows an unverified code says so.",
        _table(("Key", "Name", "Tên", "Codes", "Version", "Status", "Source"), rows),
    )


def columns_page() -> str:
    """Every column of the files in which records travel, and every field that does not travel."""
    from cungcau.exchange.kinds import SIDES, records_of  # app ready
    from cungcau.exchange.telling import SHEETS  # app ready
    from cungcau.exchange.template_book import instruction  # app ready
    from cungcau.exchange.travelling import stays  # app ready
    from cungcau.kit.policy import SYSTEM  # app ready

    parts = []
    for side in SIDES:
        records = records_of(side, SYSTEM)
        rows = []
        for column in records.columns:
            heading, takes = instruction(records, column, "en")
            scheme = column.scheme or records.schemes.get(column.name, "")
            rows.append((f"`{column.key}`", column.vi, heading, f"{takes} List: `{scheme}`." if scheme else takes))
        parts.append(f"## {SHEETS[side]}\n\n{_table(('Machine key', 'Tiêu đề', 'Heading', 'What it takes'), rows)}")
    rows = [(model, f"`{name}`", why) for model, name, why in stays()]
    parts.append(f"## What does not travel\n\n{_table(('Record', 'Field or table', 'Why'), rows)}")
    return _page(
        "Columns of the files",
        "In these columns records are taken out and brought in (see [exchange](use/exchange.md)); the last table names what is "
        "kept of them and has no column, with the reason.",
        *parts,
    )


def _page(title: str, lead: str, *parts: str) -> str:
    return "\n\n".join([f"# {title}", NOTICE, lead, *parts]) + "\n"


def _table(heads: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    lines = [list(heads)]
    lines += [["---"] * len(lines[0]), *(list(row) for row in rows)]
    return "\n".join("| " + " | ".join(_cell(text) for text in line) + " |" for line in lines)


def _cell(text: Any) -> str:
    return str(text).replace("|", "\\|").replace("\n", " ").strip()


PAGES: dict[str, Callable[[], str]] = {
    "settings.md": settings_page,
    "permissions.md": permissions_page,
    "workflows.md": workflows_page,
    "vocabulary.md": vocabulary_page,
    "columns.md": columns_page,
}
