"""What is said of a file that is read as a table, whatever for: what is wrong or was done, and how to mend it."""

from __future__ import annotations

from gettext import NullTranslations

from cungcau.kit.tables.refusals import PROBLEMS

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
# Code -> (what is wrong, how to mend it).
WORDS: dict[str, tuple[str, str]] = {
    **{code: (problem, MENDS[code]) for code, problem in PROBLEMS.items()},
    "no_rows": (_("The file holds no rows."), GIVE_ROWS),
    "headings_unknown": (
        _("No heading row was found. The first row reads: {found}."),
        _("Name the columns in the first row; “{title}” (or title) is enough to begin with."),
    ),
    "may_not_write": (
        _("{email} may not write for {organisation}."),
        _("Name a person who works there, a broker or a moderator."),
    ),
    "may_not_register": (
        _("{email} may not register organisations."),
        _("Name a broker or a moderator with --by, or register them on their page."),
    ),
    "tax_code_unfit": (
        _("“{text}” is no tax code: it has ten digits (or ten, a hyphen and three), of which the tenth checks the others."),
        _("Correct it, or leave the cell empty."),
    ),
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
    "headings_again": (_("The headings are repeated here."), _("Delete the row.")),
    "line_not_json": (_("The line stops being JSON at character {position}."), _("Write one JSON object on each line.")),
    "line_not_number": (_("The line holds {value}, which is no number in JSON."), _("Leave the value out, or write null.")),
    "line_too_intricate": (
        _("The line is nested too deeply, or a number in it is too long."),
        _("Write one simple JSON object on each line."),
    ),
    "line_not_object": (_("The line is JSON, but not an object."), _("Write one JSON object on each line.")),
}
