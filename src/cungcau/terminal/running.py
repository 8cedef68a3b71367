"""One run of a command: its exit code, and one line for the person when it could not be done."""

from __future__ import annotations

import os
from collections.abc import Callable
from gettext import NullTranslations

from cungcau.exchange.remarks import NothingToDo
from cungcau.terminal import language
from cungcau.terminal.saying import say

_ = NullTranslations().gettext

DONE, FAULT, NOTHING, INTERRUPTED = 0, 1, 2, 130
TRACE = "CUNGCAU_TRACEBACK"


def exit_code_of(work: Callable[[], None], *, left: str) -> int:
    """Do the work; `left` says, in the run's language, what an interruption or a fault of ours leaves behind."""
    from cungcau.terminal.words import line_of  # needs the language

    try:
        work()
    except NothingToDo as nothing:
        say(line_of(nothing.remark))
        return NOTHING
    except KeyboardInterrupt:
        say(language.gettext(_("Interrupted; {left}.")).format(left=left))
        return INTERRUPTED
    except Exception as error:  # one line for the person, the trace for who asks for it
        if os.environ.get(TRACE):
            raise
        words = language.gettext(_("An unexpected fault, {left}: {fault}. Set {setting}=1 to see more."))
        say(words.format(left=left, fault=f"{type(error).__name__}: {error}", setting=TRACE))
        return FAULT
    return DONE
