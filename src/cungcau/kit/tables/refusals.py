"""The sentences of files that cannot be read as a table, for every face; how to mend it, each face says for itself.

Their Vietnamese is in the catalogue of kit/ui. Pure Python: a face translates them with the gettext it speaks with.
"""

from gettext import NullTranslations

_ = NullTranslations().gettext

# Code of a TableRefused → what is wrong; what stands in braces comes from its facts.
PROBLEMS: dict[str, str] = {
    "no_such_file": _("There is no such file."),
    "is_folder": _("This is a folder, not a file."),
    "cannot_be_opened": _("The file cannot be opened: {detail}."),
    "file_empty": _("The file is empty."),
    "sheet_empty": _("All sheets of the workbook are empty: {sheets}."),
    "wrong_type": _("This is not a table but {type}."),
    "old_xls": _("This is an old Excel workbook (.xls)."),
    "old_office": _("This is an old Office document, not a table."),
    "encrypted": _("The workbook is protected by a password (encrypted)."),
    "workbook_damaged": _("The workbook is damaged: {detail}."),
    "workbook_without_sheet": _("The workbook has no worksheet."),
    "workbook_bomb": _(
        "The workbook unpacks to {unpacked_mb} MB or more, which is beyond the limit ({limit_mb} MB, "
        "or too high a ratio); it was not read further."
    ),
    "xml_doctype": _(
        "The workbook carries a document type definition, which no spreadsheet program writes; it was not read."
    ),
    "text_too_large": _("The file has {size_mb} MB; the limit is {limit_mb} MB."),
    "json_list": _("This is a JSON list, not JSON lines."),
}
# The fact `type` of a file that is no table.
KINDS: dict[str, str] = {
    "pdf": _("a PDF document"),
    "image": _("an image"),
    "archive": _("an archive (.zip or the like)"),
    "docx": _("a Word document"),
    "pptx": _("a presentation"),
    "xlsb": _("a binary Excel workbook (.xlsb)"),
    "ods": _("an OpenDocument file"),
    "rtf": _("a rich text document"),
    "html": _("a web page"),
    "xml": _("an XML file"),
    "database": _("a database file"),
    "program": _("a program"),
    "binary": _("a binary file"),
}
