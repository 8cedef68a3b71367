"""What is said of a row that cannot come in: what is wrong, and how to mend it. A file that is brought in is read strictly."""

from __future__ import annotations

from gettext import NullTranslations

_ = NullTranslations().gettext

# What reading a table for a match forgives, and an import does not: another sentence for the same fault.
STRICTLY = {
    "code_unknown": "code_not_known",
    "trl_unreadable": "trl_no_level",
    "money_unreadable": "money_no_amount",
    "money_turned": "money_upside_down",
    "money_small": "money_too_small",
    "money_not_taken": "money_no_vnd",
    "date_unreadable": "date_no_day",
    "consent_unreadable": "consent_no_answer",
    "flag_unreadable": "flag_no_answer",
    "must_unreadable": "must_no_answer",
    "number_ambiguous": "number_two_ways",
    "specification_unreadable": "specification_no_row",
    "specification_no_number": "specification_not_number",
    "cell_error": "cell_holds_error",
    "cell_damaged": "cell_holds_nothing",
    "formula_without_value": "cell_holds_formula",
    "quote_not_closed": "quote_left_open",
    "heading_twice": "heading_not_read_again",
}
# Code -> (what is wrong, how to mend it).
WORDS: dict[str, tuple[str, str]] = {
    # the whole file, the whole run
    "no_point": (
        _("No point is set up in the data folder, or by an older version."),
        _("Start it once with `cungcau serve`, or give --data DIR."),
    ),
    "no_heading_known": (
        _("No heading row was found. The first row reads: {found}."),
        _("Name the columns in the first row as an export has them; “{id}” and “{name}” are enough to begin with."),
    ),
    "other_kind": (
        _("The columns of this file are those of {other}."),
        _("Write cungcau import {other}; or take the columns away that only those have."),
    ),
    "headings_not_known": (
        _("Columns that are not known were not read: {names}."),
        _("Name them as an export does, or leave them."),
    ),
    "heading_not_read_again": (
        _("A second column for the same thing (“{heading}”) was not read."),
        _("Join the two columns, or rename one."),
    ),
    "columns_not_brought_in": (
        _("These columns are known, but a record has no place for them: {names}."),
        _("Write what matters of them into the description."),
    ),
    # which record
    "id_not_given": (
        _("The row has no id."),
        _("Give it one of your own that stays the same; by it the record is found again."),
    ),
    "id_again": (_("The id “{id}” stands in row {first_row} already."), _("Give each row an id of its own.")),
    "id_ambiguous": (
        _("More than one record is called “{id}”."),
        _("Use the record's own id, which stands in its address."),
    ),
    "tax_code_again": (
        _("The tax code {text} stands in row {first_row} already."),
        _("Write each organisation once; a branch has a number of its own after the hyphen."),
    ),
    "tax_code_taken": (_("“{name}” has this tax code already."), _("Write its id, {id}, or leave the id empty.")),
    # what is missing
    "title_missing": (_("The row has no title."), _("Write one in Vietnamese or in English.")),
    "name_missing": (_("The row has no name."), _("Write the name.")),
    "kind_missing": (_("The row does not say what kind of organisation it is."), _("Write sme, large, institute, university, …")),
    "owner_missing": (
        _("The row names no organisation."),
        _("Write the organisation's id, its tax code or its name."),
    ),
    "contact_without_name": (_("There is a phone number or an address, but nobody's name."), _("Write the name of the contact.")),
    # what is unknown
    "code_not_known": (_("“{text}” is not in the list “{scheme}”."), _("Use a code or a name of the list.")),
    "other_code_unknown": (
        _("“{text}” is no code of a list."),
        _("Write list and code, for example strategic:3; lists with a column of their own stand there."),
    ),
    "organisation_not_known": (
        _("No organisation, or more than one, is called “{text}”."),
        _("Bring the organisations in first, or write the id or tax code by which it is registered."),
    ),
    "organisation_other": (
        _("The record belongs to {organisation}, not to “{text}”."),
        _("A listing stays with its organisation: leave the cell as it was, or begin another one under a new id."),
    ),
    "zone_unknown": (_("“{text}” is no zone of the park."), _("Write one of these: {known}.")),
    # what cannot be read
    "text_beyond": (_("The text has {length} characters; at most {most} are taken here."), _("Shorten it.")),
    "rows_too_many": (_("The cell holds {count} rows; at most {most} are taken."), _("Keep the weightiest ones.")),
    "number_unreadable": (_("“{text}” is not a whole number."), _("Write digits only.")),
    "number_outside": (_("{text} is not between {low} and {high}."), _("Correct the number.")),
    "number_two_ways": (
        _("“{text}” can be read in two ways."),
        _("Write the number without a thousands separator."),
    ),
    "trl_no_level": (_("“{text}” is not a level from 1 to 9."), _("Write a number from 1 to 9.")),
    "money_no_amount": (_("“{text}” is not an amount."), _("Write an amount such as 500000000 or 500 triệu.")),
    "money_too_small": (
        _("{amount} đồng is too little for an amount."),
        _("Write the word that belongs to it: 1,2 tỷ, 500 triệu."),
    ),
    "money_upside_down": (_("The lower amount is above the higher one."), _("Check both amounts.")),
    "money_no_vnd": (_("The amount is in another currency than VND, or beyond any project."), _("Write it in VND.")),
    "date_no_day": (_("“{text}” is not a date."), _("Write dates as 31/12/2026 or 2026-12-31.")),
    "date_beyond": (_("{text} cannot be meant: days lie between {first} and {last}."), _("Check the year.")),
    "consent_no_answer": (_("“{text}” is not an answer."), _("Write C (yes), K (no) or ẩn danh.")),
    "flag_no_answer": (_("“{text}” is neither yes nor no."), _("Write có or không.")),
    "must_no_answer": (_("“{text}” is neither required nor wished."), _("Write bắt buộc or mong muốn.")),
    "right_unreadable": (
        _("“{text}” does not say whose the technology is."),
        _("Write owner (chủ sở hữu) or authorised (được ủy quyền)."),
    ),
    "rights_unclear": (
        _("It is not clear which number belongs to which right."),
        _("Write as many numbers as rights, with semicolons; or use the column of rights, a row for each."),
    ),
    "specification_no_row": (
        _("“{text}” is not a specification row."),
        _("Write parameter|operator|value|unit, with semicolons between rows."),
    ),
    "specification_not_number": (
        _("“{text}” is not a number, but the row compares numbers."),
        _("Write a number, or text as the operator if it is meant in words."),
    ),
    "part_unknown": (
        _("“{text}” is no part that can be closed."),
        _("Write it as an export does, or as the page “Who sees what” calls it."),
    ),
    "level_unknown": (
        _("“{text}” does not say for whom a part is."),
        _("Write public, account, members, chosen or inside."),
    ),
    "sight_unfit": (
        _("“{text}” cannot be said of such a listing, or the part is told twice."),
        _("Write each part once, for whom the page “Who sees what” offers it."),
    ),
    "chosen_and_excluded": (
        _("Organisations that are chosen and excluded at once: {names}."),
        _("Take them out of one of the two columns."),
    ),
    "parts_unreadable": (_("“{text}” is not a row of this column."), _("Write {expected}, with semicolons between rows.")),
    "email_unfit": (_("“{text}” is no e-mail address."), _("Write it as name@example.vn.")),
    "website_unfit": (_("“{text}” is no web address."), _("Write it as https://example.vn.")),
    "cell_holds_error": (_("The cell holds the error {error}."), _("Correct the formula.")),
    "cell_holds_nothing": (_("The cell cannot be read ({value})."), _("Type the value again.")),
    "cell_holds_formula": (
        _("The formula has no stored value."),
        _("Open the file in a spreadsheet program and save it, or put the value in place of the formula."),
    ),
    "quote_left_open": (
        _("A quotation mark is opened and never closed."),
        _("Close the quotation mark, or write it twice inside a text."),
    ),
    # who may, and when
    "may_not_edit": (_("{email} may not change this record."), _("Name a person who may, or leave --by away as the operator.")),
    "may_not_propose": (_("{email} may not propose experts."), _("Name a steward, broker, adviser or moderator.")),
    "may_not_add_contact": (
        _("{email} may not record whom to reach at this organisation."),
        _("Name somebody of the organisation, a steward or a broker; or leave the contact empty."),
    ),
    "state_closed": (
        _("The record is in the state “{state}”, in which nobody changes it."),
        _("Take it back on its page first (a listing: Revise), then bring the row in again."),
    ),
    "sights_opened": (
        _("The row would show to more people: {parts}. A file closes parts and opens none."),
        _("Leave the cell as an export has it, and open them on the listing's page (Who sees what)."),
    ),
    "chosen_added": (
        _("The row would let more organisations see what is for chosen ones: {names}."),
        _("Leave them out, and choose them on the listing's page (Who sees what)."),
    ),
    "under_review": (
        _("A moderator is reading the record now."),
        _("Name a moderator with --by, or bring the row in when it has been returned."),
    ),
    "owner_suspended": (_("{organisation} is suspended; nothing is begun for it."), _("A steward activates it again first.")),
    "changed_meanwhile": (_("Somebody changed the record during the import."), _("Bring the row in again.")),
    "not_allowed": (_("A rule refuses it: {detail}"), _("Correct the row.")),
    # an undo
    "gone": (_("The record is not there any more."), ""),
    "touched_since": (_("{who} has changed it since."), _("Look at the record on its page and change there what is wrong.")),
}
# How to mend it for a person on the pages, where the command line has another way.
ON_PAGES = {
    "other_kind": _("Bring it in as records of that kind; or take the columns away that only those have."),
    "may_not_edit": _("Let somebody bring the row in who may, or leave it out."),
    "may_not_propose": _("Let a steward, broker, adviser or moderator bring it in."),
    "may_not_register": _("Let a steward, a broker or a moderator bring it in."),
    "may_not_write": _("Let a broker or a moderator bring it in."),
    "may_not_add_contact": _("Let a steward or a broker bring it in; or leave the contact empty."),
    "under_review": _("Let a moderator bring it in, or bring it in when it has been returned."),
    "wrong_type": _("Give a table: .xlsx or .csv."),
    "workbook_bomb": _("If the file is honest, save it as .csv or split it."),
    "text_too_large": _("Split the file."),
}
# The heading over what is to be mended, in a workbook that comes back with the faults marked; import passes the column over.
TO_MEND = ("Cần sửa khi nhập", "To mend at import")
# The parts of a row in one cell, by column.
ROWS = {
    "targets": _("metric|now|wanted|unit"),
    "ip_items": _("kind|status|number|date|expiry|territory|share"),
    "contacts": _("name|position|phone|e-mail|purpose of the consent|date of the consent"),
    "sights": _("part|for whom"),
}
# What became of a row.
NEW, CHANGED, UNCHANGED, REFUSED = OUTCOMES = (_("new"), _("changed"), _("unchanged"), _("refused"))
ROW = _("row {row}")
EMPTY = _("(empty)")
DRY = _("Nothing was changed: this was a dry run. With --apply it is done.")
UNTIL = _("A steward can undo all of it within a day: {page}")
EXPORTED = _("Records written to {file}: {count}.")
SHEETS = {"need": _("Needs"), "offer": _("Offers"), "organisation": _("Organisations"), "expert": _("Experts")}
NOTHING_LEFT = _("nothing was changed")
# What the template calls its other sheets, which hold no records.
SHEETS_OF_TEMPLATE = frozenset(["Bảng mã", "Code lists", "Hướng dẫn", "Instructions"])
