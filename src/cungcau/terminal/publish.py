"""`cungcau publish FILE --kind need --by AUTHOR --approved-by MODERATOR`: rows become listings, by the verbs the pages use.

Each row is drafted, sent for review and published, each step by the person whose step it is; a row of which a listing with
the same title is there already is passed over, so the command can be repeated. Exit codes as in `match`.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Callable
from functools import partial
from gettext import NullTranslations, gettext
from pathlib import Path
from typing import Any

from cungcau.exchange.remarks import NothingToDo, Remark
from cungcau.terminal import language
from cungcau.terminal.persons import person
from cungcau.terminal.running import exit_code_of
from cungcau.terminal.saying import plain, prepare_streams, say

_ = NullTranslations().gettext

STEPS = ("draft", "submit", "publish")
# How a listing that has come so far is told.
STANDS = {"draft": _("a draft"), "submitted": _("waits for review"), "published": _("published")}
OTHERWISE = _("there already")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """What the command takes."""
    parser.add_argument("file", metavar=gettext("FILE"), type=Path,
                        help=gettext("needs or offers, as for `match`: .xlsx, .csv or .jsonl"))  # fmt: skip
    parser.add_argument("--kind", choices=["need", "offer"], required=True, help=gettext("what the rows are"))
    parser.add_argument("--by", metavar=gettext("EMAIL"), required=True,
                        help=gettext("who writes them: a member, broker or moderator"))  # fmt: skip
    parser.add_argument("--approved-by", metavar=gettext("EMAIL"), default="",
                        help=gettext("the moderator, another person, who has read them"))  # fmt: skip
    parser.add_argument("--organisation", metavar=gettext("NAME"), default="",
                        help=gettext("tax code or name, for rows that name none (default: the host of the point)"))  # fmt: skip
    parser.add_argument("--register", metavar=gettext("KIND"),
                        help=gettext("register organisations that rows name and nobody has registered, unverified, as of this "
                                     "kind: sme, large, institute, university, …"))  # fmt: skip
    parser.add_argument(
        "--until", choices=STEPS, default="publish",
        help=gettext("the last step: draft, submit (for review) or publish (default; needs --approved-by)"),
    )  # fmt: skip
    parser.add_argument("--lang", choices=language.LANGUAGES,
                        help=gettext("language of what is told (else the shell's, else vi)"))  # fmt: skip


def run(options: argparse.Namespace) -> int:
    """Publish; the exit code."""
    import django  # slow

    prepare_streams()
    django.setup()
    language.use(options.lang or language.language_of_environment())
    return exit_code_of(lambda: _Run(options).work(), left=language.gettext(_("the listings told above are there")))


class _Run:
    def __init__(self, options: argparse.Namespace) -> None:
        from cungcau.exchange.records.registry import Registry  # app ready
        from cungcau.exchange.records.unfit import Unfit
        from cungcau.terminal.listing_rows import Rows  # app ready

        self._options = options
        self._steps = STEPS[: STEPS.index(options.until) + 1]
        self._author = person("--by", options.by)
        self._moderator = self._moderator_of(options)
        self._rows = Rows()
        try:
            self._registry = Registry(options.organisation, self._register_as(options.register))
        except Unfit as unfit:
            raise NothingToDo(Remark("--organisation", unfit.trouble.code, unfit.trouble.facts, used=False)) from None
        self._came_to: Counter[str] = Counter()

    def _register_as(self, kind: str | None) -> Callable[..., Any] | None:
        from cungcau.kit.policy import can  # app ready
        from cungcau.registry.actions import register_organisation  # app ready
        from cungcau.registry.models import Organisation  # app ready
        from cungcau.vocabulary.tables import find_code  # app ready

        if kind is None:
            return None
        code = find_code("organisation_kind", kind)
        if code is None:
            raise NothingToDo(Remark("--register", "organisation_kind_unknown", {"text": kind}, used=False))
        if not can(self._author, "register", Organisation()):
            raise NothingToDo(Remark("--register", "may_not_register", {"email": self._author.email}, used=False))
        return partial(register_organisation, by=self._author, kind=code)

    def _moderator_of(self, options: argparse.Namespace) -> Any:
        """Who has read the listings; raises NothingToDo where the policy would refuse each of them."""
        from cungcau.kit.policy import can  # app ready
        from cungcau.listings.models import Listing  # app ready

        if options.until != "publish":
            return None
        if not options.approved_by:
            raise NothingToDo(Remark("--approved-by", "moderator_missing", used=False))
        moderator = person("--approved-by", options.approved_by)
        if not can(moderator, "publish", Listing(kind=options.kind, created_by=self._author)):
            raise NothingToDo(Remark("--approved-by", "moderator_unfit", {"email": moderator.email}, used=False))
        return moderator

    def work(self) -> None:
        from cungcau.terminal.intake import read_needs, read_offers
        from cungcau.terminal.match import limits_of_environment
        from cungcau.terminal.summary import told

        read = read_needs if self._options.kind == "need" else read_offers
        intake = read(self._options.file, self._rows, limits_of_environment(), lambda _count: None)
        for written in intake.entities:
            intake.remarks += self._take(written, intake)
        remarks = [remark for remark in intake.remarks if remark.code != "columns_unknown"]  # there is no result to carry them to
        if not_taken := [*self._rows.columns_passed_over(language.current()), *intake.extra_names]:
            remarks.append(Remark(intake.file, "columns_not_taken", {"names": not_taken}))
        for line in told(remarks, most=len(remarks)):
            say(line)
        say(", ".join(f"{language.gettext(words)}: {count}" for words, count in self._came_to.items()))
        if not self._came_to:
            raise NothingToDo(Remark(intake.file, "no_listing_made", used=False))

    def _take(self, written: Any, intake: Any) -> list[Remark]:
        """Bring a row as far as it comes; what there is to say of it."""
        from django.core.exceptions import PermissionDenied  # app ready

        from cungcau.exchange.records.unfit import Unfit
        from cungcau.listings.columns import Trouble
        from cungcau.terminal.listing_rows import listing_values  # app ready

        row, troubles, used = intake.rows[written.key], [], True
        try:
            owner = self._registry.owner(written.values)
            values = listing_values(self._options.kind, written, self._registry, troubles)
            listing = _there_already(owner, self._options.kind, values)
            if listing is not None:
                self._tell(row, listing, OTHERWISE)
            else:
                troubles += self._make(row, owner, values)
        except Unfit as unfit:
            troubles, used = [unfit.trouble], False
        except PermissionDenied:
            troubles, used = [Trouble("may_not_write", {"email": self._author.email, "organisation": str(owner)})], False
        label = intake.labels.get
        return [Remark(intake.file, one.code, one.facts, row, label(one.facts.get("column"), ""), used) for one in troubles]

    def _make(self, row: int, owner: Any, values: dict[str, Any]) -> list[Any]:
        from cungcau.kit.errors import Refused  # app ready
        from cungcau.listings.actions import draft_listing, publish_listing, submit_listing  # app ready
        from cungcau.listings.columns import Trouble

        listing = draft_listing(owner, self._options.kind, by=self._author, source="import", **values)
        troubles = []
        try:
            if "submit" in self._steps:
                submit_listing(listing, by=self._author)
            if "publish" in self._steps:
                publish_listing(listing, by=self._moderator, note=f"cungcau publish {plain(self._options.file.name)}")
        except Refused as refused:  # the draft stays, to be finished on its page
            troubles.append(Trouble("not_complete", {"detail": str(refused.message)}))
        self._tell(row, listing, STANDS[listing.state])
        return troubles

    def _tell(self, row: int, listing: Any, words: str) -> None:
        from cungcau.notices.letters import absolute  # app ready

        self._came_to[words] += 1
        place = language.gettext(_("row {row}")).format(row=row)
        print(plain(f"{place}: {language.gettext(words)}, {listing.ref} {absolute(listing.get_absolute_url())} {listing.title}"))


def _there_already(owner: Any, kind: str, values: dict[str, Any]) -> Any:
    """A listing of the same title, unless it has ended."""
    from cungcau.listings.models import Listing  # app ready

    titles = {name: values.get(name, "") for name in ("title_vi", "title_en")}
    ended = ("withdrawn", "expired")
    return Listing.objects.filter(organisation=owner, kind=kind, **titles).exclude(state__in=ended).order_by("pk").first()
