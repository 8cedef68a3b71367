"""What can be done with the code lists and the days off."""

from cungcau.vocabulary.actions.add_holiday import add_holiday
from cungcau.vocabulary.actions.edit_holiday import edit_holiday
from cungcau.vocabulary.actions.import_fields import import_fields
from cungcau.vocabulary.actions.import_ipc import import_ipc
from cungcau.vocabulary.actions.import_listed import import_listed
from cungcau.vocabulary.actions.load_holidays import load_holidays
from cungcau.vocabulary.actions.load_terms import load_terms

ACTIONS = {
    "load": load_terms,
    "import_fields": import_fields,
    "import_ipc": import_ipc,
    "import_listed": import_listed,
    "load_holidays": load_holidays,
    "add_holiday": add_holiday,
    "edit_holiday": edit_holiday,
}

__all__ = [
    "ACTIONS", "add_holiday", "edit_holiday", "import_fields", "import_ipc", "import_listed", "load_holidays", "load_terms",
]  # fmt: skip
