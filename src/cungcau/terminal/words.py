"""Sentences for remarks: what is wrong, and how to mend it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from gettext import NullTranslations
from typing import Any

from cungcau.kit.tables.refusals import KINDS, PROBLEMS
from cungcau.terminal.language import current, gettext
from cungcau.terminal.remarks import Remark
from cungcau.terminal.telling import ROWS
from cungcau.terminal.telling import WORDS as OF_EXCHANGE
from cungcau.vocabulary.tables import scheme_rows

_ = NullTranslations().gettext  # marks messages; they are translated when they are spoken

SAVE_AS = _("Open it in a spreadsheet program and save it as .xlsx or .csv.")

GIVE_ROWS = _("Give a file with a heading row and one row for each record.")
# How to mend a file that cannot be read as a table.
MENDS: dict[str, str] = {
    "no_such_file": _("Check the name and the folder."),
    "is_folder": _("Name a file in it."),
    "cannot_be_opened": _("Check who may read it."),
    "file_empty": GIVE_ROWS,
    "sheet_empty": _("Give a sheet with a heading row and one row for each record."),
    "wrong_type": _("Give a table: .xlsx, .csv or .jsonl."),
    "encrypted": _("Open it with the password and save a copy without one."),
    **dict.fromkeys(("old_xls", "old_office", "workbook_damaged", "workbook_without_sheet", "xml_doctype"), SAVE_AS),
    "workbook_bomb": _("If the file is honest, save it as .csv, or raise CUNGCAU_MATCH_UNPACKED_MB."),
    "text_too_large": _("Split the file, or raise CUNGCAU_MATCH_FILE_MB."),
    "json_list": _("Write one object on each line, without brackets and commas around them."),
}
# Code -> (problem, how to mend it). What stands in braces comes from the facts.
WORDS: dict[str, tuple[str, str]] = {
    # whole files that cannot be read
    **{code: (problem, MENDS[code]) for code, problem in PROBLEMS.items()},
    "no_rows": (_("The file holds no rows."), GIVE_ROWS),
    "only_headings": (_("The file holds headings only, no record below them."), _("Add one row for each record.")),
    "headings_unknown": (
        _("No heading row was found. The first row reads: {found}."),
        _("Name the columns in the first row; “{title}” (or title) is enough to begin with."),
    ),
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
    "may_not_write": (
        _("{email} may not write for {organisation}."),
        _("Name a person who works there, a broker or a moderator."),
    ),
    "organisation_unknown": (
        _("No organisation, or more than one, is registered as “{text}”."),
        _("Register it first (or with --register KIND), or write its tax code as it is registered."),
    ),
    "organisation_kind_unknown": (
        _("“{text}” is no kind of organisation."),
        _("Use a code of the list: sme, large, institute, university, …"),
    ),
    "may_not_register": (
        _("{email} may not register organisations."),
        _("Name a broker or a moderator with --by, or register them on their page."),
    ),
    "tax_code_unfit": (
        _("“{text}” is no tax code: it has ten digits (or ten, a hyphen and three), of which the tenth checks the others."),
        _("Correct it, or leave the cell empty."),
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
    "macros_not_run": (_("The workbook holds macros; they were not run."), ""),
    "hidden_sheet_used": (_("The sheet “{sheet}” is hidden; it was read because no other holds a table."), ""),
    "other_sheets": (_("Only the sheet “{sheet}” was read; others hold something too: {sheets}."), ""),
    "hidden_rows_used": (
        _("Hidden rows were used like others: {rows} ({count} in all)."),
        _("Delete rows that should not take part."),
    ),
    "merged_filled": (
        _("Merged cells: the value counts for the whole range ({ranges}; {count} in all)."),
        _("Unmerge the cells if the value belongs to one row only."),
    ),
    "encoding": (_("The text is encoded in {encoding}; it was read as such."), ""),
    "encoding_mixed": (
        _("Lines in another encoding than the rest were read as {encoding}: {lines} ({count} in all)."),
        _("Look at these lines in the result; save the file as UTF-8."),
    ),
    "encoding_converted": (
        _("The text was typed for {encoding} fonts; it was converted to Unicode."),
        _("Look at the result; capitals of old fonts may have become small letters."),
    ),
    "rows_above_headings": (_("Rows above the headings were not read: {rows}."), ""),
    "columns_unknown": (_("Columns that are not known were carried through as they are: {names}."), ""),
    "heading_twice": (
        _("A second column for the same thing (“{heading}”) was only carried through."),
        _("Join the two columns, or rename one."),
    ),
    # rows that were set aside
    "row_without_words": (
        _("The row has neither title nor description."),
        _("Write a title or a description."),
    ),
    "id_twice": (
        _("The id “{id}” was already given in row {first_row}; this row was not used."),
        _("Give each row an id of its own."),
    ),
    "headings_again": (_("The headings are repeated here."), _("Delete the row.")),
    "row_invalid": (_("The row holds a value that cannot be used: {detail}."), _("Correct the value.")),
    "line_not_json": (_("The line stops being JSON at character {position}."), _("Write one JSON object on each line.")),
    "line_not_number": (_("The line holds {value}, which is no number in JSON."), _("Leave the value out, or write null.")),
    "line_too_intricate": (
        _("The line is nested too deeply, or a number in it is too long."),
        _("Write one simple JSON object on each line."),
    ),
    "line_not_object": (_("The line is JSON, but not an object."), _("Write one JSON object on each line.")),
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
    # files of records, which are read strictly
    **OF_EXCHANGE,
}

ENCODINGS = {
    "cp1258": "Windows-1258",
    "cp1252": "Windows-1252",
    "latin-1": "8-bit (TCVN3/VNI)",
    "utf-16": "UTF-16",
    "utf-16-le": "UTF-16",
    "utf-16-be": "UTF-16",
    "utf-32": "UTF-32",
}
LISTED = 8


def problem_of(remark: Remark) -> str:
    """What is wrong, in one sentence."""
    return gettext(WORDS[remark.code][0]).format_map(_Facts(remark.facts))


def mend_of(remark: Remark) -> str:
    """How to mend it; "" where nothing need be done."""
    return gettext(WORDS[remark.code][1]).format_map(_Facts({"title": gettext(_("Title")), **remark.facts}))


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


class _Facts(dict[str, str]):
    """Facts as words: lists joined and cut, numbers in the language, kinds of files named."""

    def __init__(self, facts: Mapping[str, Any]) -> None:
        super().__init__()
        self._facts = facts

    def __missing__(self, name: str) -> str:
        value = self._facts.get(name, "")
        spoken = SPOKEN.get(name)
        return spoken(str(value)) if spoken else _in_words(value)


def _in_words(value: Any) -> str:
    if isinstance(value, Remark):
        return line_of(value)
    if isinstance(value, (list, tuple)):
        return _listed([str(each) for each in value])
    return _plain_number(value) if isinstance(value, float) else " ".join(str(value).split())


def _plain_number(value: float) -> str:
    """Without thousands separators: the point is to say what was read."""
    text = str(int(value)) if value.is_integer() else str(value)
    return text if current() == "en" else text.replace(".", ",")


def _scheme_name(key: str) -> str:
    row = next((row for row in scheme_rows() if row.key == key), None)
    if row is None:
        return key
    return row.name_en if current() == "en" else row.name_vi


def _listed(words: list[str]) -> str:
    shown = ", ".join(words[:LISTED])
    return f"{shown}, …" if len(words) > LISTED else shown


SPOKEN: dict[str, Callable[[str], str]] = {
    "type": lambda kind: gettext(KINDS.get(kind, kind)),
    "scheme": _scheme_name,
    "expected": lambda column: gettext(ROWS[column]),
    "encoding": lambda codec: ENCODINGS.get(codec, codec),
}
