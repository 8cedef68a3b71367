"""What is said at the end, shortly: how many, where to, and what a person should look at."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from gettext import NullTranslations
from pathlib import Path

from cungcau.exchange.remarks import Remark
from cungcau.terminal.intake import Intake
from cungcau.terminal.language import gettext, ngettext, number_text
from cungcau.terminal.words import line_of

_ = NullTranslations().gettext

SHOWN = 5  # of each kind; the files hold all


def summary(
    needs: Intake, offers: Intake, unmatched: Sequence[str], pairs: int, seconds: float, paths: Sequence[Path]
) -> Iterator[str]:
    """Lines for standard error."""
    needs_read, offers_read = len(needs.entities), len(offers.entities)
    yield gettext(_("{needs} × {offers}: {pairs} in {seconds} s → {output}")).format(
        needs=ngettext("{count} need", "{count} needs", needs_read).format(count=number_text(needs_read)),
        offers=ngettext("{count} offer", "{count} offers", offers_read).format(count=number_text(offers_read)),
        pairs=ngettext("{count} pair proposed", "{count} pairs proposed", pairs).format(count=number_text(pairs)),
        seconds=number_text(round(seconds, 1)),
        output=paths[0],
    )
    yield from _unmatched(needs, unmatched)
    yield from told([*needs.remarks, *offers.remarks])
    if len(paths) > 1:
        yield gettext(_("Details: {files}")).format(files=", ".join(str(path) for path in paths[1:]))


def told(remarks: Sequence[Remark], most: int = SHOWN) -> Iterator[str]:
    """What was set aside, then what was used all the same; at most so many of each kind."""
    yield from _remarks([remark for remark in remarks if not remark.used], set_aside=True, most=most)
    yield from _remarks([remark for remark in remarks if remark.used], set_aside=False, most=most)


def _unmatched(needs: Intake, keys: Sequence[str]) -> Iterator[str]:
    if not keys:
        return
    count = len(keys)
    yield ngettext("{count} need without a good offer:", "{count} needs without a good offer:", count).format(
        count=number_text(count)
    )
    for key in keys[:SHOWN]:
        row = gettext(_("row {row}")).format(row=needs.rows[key])
        yield f"  {key} ({row}) {needs.titles[key][:80]}"
    yield from _more(count)


def _remarks(remarks: list[Remark], set_aside: bool, most: int) -> Iterator[str]:
    if not remarks:
        return
    count = len(remarks)
    if set_aside:
        heading = ngettext("{count} row could not be used:", "{count} rows could not be used:", count)
    else:
        heading = ngettext("{count} remark (the rows were used):", "{count} remarks (the rows were used):", count)
    yield heading.format(count=number_text(count))
    shown: Counter[str] = Counter()
    for remark in remarks:
        shown[remark.code] += 1
        if shown[remark.code] <= most:
            yield f"  {line_of(remark)}"
    yield from _more_of_kinds(shown, most)


def _more_of_kinds(shown: Counter[str], most: int) -> Iterator[str]:
    hidden = sum(count - most for count in shown.values() if count > most)
    if hidden:
        yield "  " + gettext(_("… and {count} more")).format(count=number_text(hidden))


def _more(count: int) -> Iterator[str]:
    if count > SHOWN:
        yield "  " + gettext(_("… and {count} more")).format(count=number_text(count - SHOWN))
