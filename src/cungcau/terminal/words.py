"""Sentences for remarks: what is wrong, and how to mend it."""

from __future__ import annotations

from gettext import NullTranslations

from cungcau.exchange.remarks import Remark
from cungcau.exchange.words import WORDS as OF_FILES
from cungcau.exchange.words import sentence
from cungcau.terminal.language import gettext

_ = NullTranslations().gettext  # marks messages; they are translated when they are spoken

# Code -> (problem, how to mend it). What stands in braces comes from the facts.
WORDS: dict[str, tuple[str, str]] = {
    # files, and their rows
    **OF_FILES,
    "only_headings": (_("The file holds headings only, no record below them."), _("Add one row for each record.")),
    "no_usable_row": (_("No row could be used. {first}"), _("Mend the rows and try again.")),
    # files given in the wrong order
    "swapped": (
        _("The two files seem to be swapped: the first speaks of offers, the second of needs."),
        _("Give the needs first, then the offers; with --as-given the files are taken as they are."),
    ),
    "needs_are_offers": (
        _("This file was given as needs, but its columns are those of offers."),
        _("Give the needs first, then the offers; with --as-given the files are taken as they are."),
    ),
    "offers_are_needs": (
        _("This file was given as offers, but its columns are those of needs."),
        _("Give the needs first, then the offers; with --as-given the files are taken as they are."),
    ),
    "same_file": (
        _("The same file was given twice, as needs and as offers."),
        _("Give the needs first, then the offers; with --as-given the files are taken as they are."),
    ),
    "top_not_number": (_("“{text}” is not a number from 1."), _("Write for example --top 5.")),
    "budget_not_number": (_("“{text}” is no number of seconds."), _("Write for example --budget 300.")),
    # many hands
    "jobs_not_number": (_("“{text}” is not a number from 1."), _("Write for example --jobs 2.")),
    "workers_keep_dying": (
        _("The processes that match are ended from outside again and again; perhaps the memory does not suffice."),
        _("Use fewer of them, or machines with more memory."),
    ),
    "no_more_processes": (_("The system starts no more processes ({detail})."), _("Write a smaller number after --jobs.")),
    "cluster_not_installed": (
        _("Matching on a cluster needs the package distributed, which is not installed."),
        _("Install it with pip install 'cungcau[cluster]', or use --jobs on this machine."),
    ),
    "cluster_silent": (
        _("No scheduler of a Dask cluster answers at {address} ({detail})."),
        _("Start one with `dask scheduler` and write its address as it tells it, for example tcp://10.0.0.5:8786."),
    ),
    "cluster_empty": (_("The cluster has no worker."), _("Start workers with `dask worker ADDRESS`.")),
    "cluster_other_engine": (
        _("These workers run another version of CungCầu, or none: {workers}."),
        _("Install the same version on every machine, then start the workers anew."),
    ),
    "cluster_lost": (_("The cluster was lost during the work ({detail})."), _("Look after its scheduler and start again.")),
    # test collections
    "no_such_folder": (_("There is no such folder."), _("Check the name.")),
    "no_collection": (_("The folder holds no test collection; missing: {files}."), _("Each may end in .gz.")),
    "not_an_entry": (_("The line is no JSON object with an id."), _("Write for example {example}.")),
    "not_a_judgement": (_("The line is no judgement."), _("Write query, document and grade, separated by tabs.")),
    "nothing_relevant": (_("No query of the collection has a relevant document."), _("Grades above 0 are relevant.")),
    "no_installation": (
        _("No point is set up in the data folder, or by an older version."),
        _("Start it once with `cungcau serve`, or name a folder with a test collection."),
    ),
    "nothing_judged": (
        _("No proposal was kept at this point yet, so there is nothing to measure against."),
        _("Keep proposals on the pages of needs, or name a folder with a test collection."),
    ),
    # publishing: who does it, and for whom
    "person_unknown": (_("Nobody at work here has the address {email}."), _("Invite the person first: cungcau invite.")),
    "person_not_arrived": (
        _("Whoever is called {email} has not chosen a password yet."),
        _("The person follows the link of the invitation first."),
    ),
    "moderator_missing": (
        _("It is not said who has read the listings."),
        _("Name the moderator, or stop earlier with --until submit."),
    ),
    "moderator_unfit": (
        _("{email} may not publish what is written here."),
        _("A moderator publishes what somebody else has written."),
    ),
    "organisation_unknown": (
        _("No organisation, or more than one, is registered as “{text}”."),
        _("Register it first (or with --register KIND), or write its tax code as it is registered."),
    ),
    "organisation_kind_unknown": (
        _("“{text}” is no kind of organisation."),
        _("Use a code of the list: sme, large, institute, university, …"),
    ),
    "organisation_missing": (
        _("The row names no organisation, and the point has no host."),
        _("Give --organisation with a tax code or a name."),
    ),
    "not_complete": (_("It stays a draft. {detail}"), _("Finish it on its page and send it for review there.")),
    "text_too_long": (
        _("The text has {length} characters; a listing takes {most} here."),
        _("Shorten it; nothing of this row was taken."),
    ),
    "codes_too_many": (_("A listing takes {most} codes here; these were left out: {left}."), _("Put the weightiest ones first.")),
    "money_not_taken": (
        _("The amount is in another currency than VND, or beyond any project; it was left out."),
        _("Write it in VND."),
    ),
    "columns_not_taken": (
        _("These columns are not taken into a listing from a file: {names}."),
        _("Add on the page of the listing what matters of them."),
    ),
    "no_listing_made": (_("Nothing of the file became a listing."), _("Mend the rows named above and try again.")),
    # where the result goes
    "output_kind": (
        _("The result can be written as .xlsx, .csv or .jsonl only."),
        _("Give a name that ends so, for example matches.xlsx."),
    ),
    "output_folder": (_("The result cannot be written there: {detail}."), _("Choose another folder.")),
    "output_is_input": (
        _("The result would overwrite a file that is read."),
        _("Give the result another name."),
    ),
    # whole files that were read all the same
    "columns_unknown": (_("Columns that are not known were carried through as they are: {names}."), ""),
    "heading_twice": (
        _("A second column for the same thing (“{heading}”) was only carried through."),
        _("Join the two columns, or rename one."),
    ),
    # rows that were set aside
    "row_without_words": (
        _("Neither title nor description of the row holds a word."),
        _("Write a title or a description."),
    ),
    "id_twice": (
        _("The id “{id}” was already given in row {first_row}; this row was not used."),
        _("Give each row an id of its own."),
    ),
    "row_invalid": (_("The row holds a value that cannot be used: {detail}."), _("Correct the value.")),
    # cells
    "id_missing": (_("No id; the row is called “{id}”."), _("Give the row an id.")),
    "id_from_merge": (
        _("The id belongs to a merged range that began above; this row is called “{id}”."),
        _("Give the row an id of its own."),
    ),
    "text_not_read_whole": (
        _("The cell holds {length} characters; only the first {most} were analysed, the row was used."),
        _("Shorten the text, or spread it over the columns it belongs to."),
    ),
    "title_from_text": (_("No title; the beginning of the text was taken."), _("Write a title.")),
    "cell_error": (_("The cell holds the error {error}; it counts as empty."), _("Correct the formula.")),
    "cell_damaged": (_("The cell cannot be read ({value}); it counts as empty."), _("Type the value again.")),
    "formula_without_value": (
        _("The formula has no stored value; the cell counts as empty."),
        _("Open the file in a spreadsheet program and save it, or put the value in place of the formula."),
    ),
    "quote_not_closed": (
        _("A quotation mark is opened and never closed; the line was read by itself."),
        _("Close the quotation mark, or write it twice inside a text."),
    ),
    "code_unknown": (
        _("“{text}” is not in the list “{scheme}”; it was left out, the row was used."),
        _("Use a code or a name of the list."),
    ),
    "trl_unreadable": (_("“{text}” is not a level from 1 to 9; it was left out."), _("Write a number from 1 to 9.")),
    "money_unreadable": (
        _("“{text}” is not an amount; it was left out."),
        _("Write an amount such as 500000000 or 500 triệu."),
    ),
    "money_small": (
        _("{amount} đồng is too little for an amount; it was left out."),
        _("Write the word that belongs to it: 1,2 tỷ, 500 triệu."),
    ),
    "money_turned": (_("The lower amount was above the higher one; they were turned round."), _("Check both amounts.")),
    "date_unreadable": (_("“{text}” is not a date; it was left out."), _("Write dates as 31/12/2026 or 2026-12-31.")),
    "date_in_future": (_("{date} lies in the future; it was left out."), _("Check the date.")),
    "consent_unreadable": (_("“{text}” is not an answer; it was left out."), _("Write C (yes), K (no) or ẩn danh.")),
    "flag_unreadable": (_("“{text}” is neither yes nor no; it was left out."), _("Write có or không.")),
    "must_unreadable": (
        _("“{text}” is neither required nor wished; the row counts as a wish."),
        _("Write bắt buộc or mong muốn."),
    ),
    "number_ambiguous": (
        _("“{text}” can be read in two ways; it was read as {read}."),
        _("Write the number without a thousands separator."),
    ),
    "specification_unreadable": (
        _("“{text}” is not a specification row; its words were kept as text."),
        _("Write parameter|operator|value|unit, with semicolons between rows."),
    ),
    "specification_no_number": (
        _("“{text}” is not a number; the row was kept in words."),
        _("Write a number, or text as the operator if it is meant in words."),
    ),
}


def problem_of(remark: Remark) -> str:
    """What is wrong, in one sentence."""
    first = remark.facts.get("first")
    facts = {**remark.facts, "first": line_of(first)} if isinstance(first, Remark) else remark.facts
    return sentence(WORDS[remark.code][0], facts, gettext)


def mend_of(remark: Remark) -> str:
    """How to mend it; "" where nothing need be done."""
    return sentence(WORDS[remark.code][1], {"title": gettext(_("Title")), **remark.facts}, gettext)


def place_of(remark: Remark) -> str:
    """ "needs.xlsx, dòng 12, cột C (TRL)"."""
    pieces = [remark.file]
    if remark.row is not None:
        pieces.append(gettext(_("row {row}")).format(row=remark.row))
    if remark.column:
        pieces.append(gettext(_("column {column}")).format(column=remark.column))
    return ", ".join(pieces)


def line_of(remark: Remark) -> str:
    """Place, problem and mend on one line, for the terminal."""
    return f"{place_of(remark)}: {problem_of(remark)} {mend_of(remark)}".strip()
