"""The verbs of exchange, one a file."""

from cungcau.exchange.actions.apply_import import apply_import
from cungcau.exchange.actions.bring_in_file import bring_in_file
from cungcau.exchange.actions.check_import import check_import
from cungcau.exchange.actions.complete_import import complete_import
from cungcau.exchange.actions.discard_import import discard_import
from cungcau.exchange.actions.export_records import export_records
from cungcau.exchange.actions.reject_import import reject_import
from cungcau.exchange.actions.report_import import report_import
from cungcau.exchange.actions.restore_import import restore_import
from cungcau.exchange.actions.stop_import import stop_import
from cungcau.exchange.actions.undo_import import undo_import
from cungcau.exchange.actions.upload_import import upload_import

ACTIONS = {
    "upload": upload_import,
    "bring_in": bring_in_file,
    "check": check_import,
    "report": report_import,
    "reject": reject_import,
    "stop": stop_import,
    "apply": apply_import,
    "complete": complete_import,
    "undo": undo_import,
    "restore": restore_import,
    "discard": discard_import,
    "export": export_records,
}

__all__ = [
    "ACTIONS",
    "apply_import",
    "bring_in_file",
    "check_import",
    "complete_import",
    "discard_import",
    "export_records",
    "reject_import",
    "report_import",
    "restore_import",
    "stop_import",
    "undo_import",
    "upload_import",
]
