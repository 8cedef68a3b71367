"""What can be done with the code lists."""

from cungcau.vocabulary.actions.import_fields import import_fields
from cungcau.vocabulary.actions.import_ipc import import_ipc
from cungcau.vocabulary.actions.load_terms import load_terms

ACTIONS = {
    "load": load_terms,
    "import_fields": import_fields,
    "import_ipc": import_ipc,
}

__all__ = ["ACTIONS", "import_fields", "import_ipc", "load_terms"]
