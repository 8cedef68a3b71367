"""The verbs of files, one a file."""

from cungcau.files.actions.attach_file import attach_file
from cungcau.files.actions.detach_file import detach_file
from cungcau.files.actions.mark_file import mark_file
from cungcau.files.actions.store_logo import store_logo

ACTIONS = {"attach": attach_file, "mark": mark_file, "detach": detach_file, "store_logo": store_logo}

__all__ = ["ACTIONS", "attach_file", "detach_file", "mark_file", "store_logo"]
