"""A state machine as data: states, moves, and the questions one asks of them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from cungcau.kit.errors import IllegalMove


class Move:
    """From which states a verb starts and where it leads; `to=None` stays where it is.

    `back`: it leads to one of these states, such as the one that the record had before; `move` is told which.
    `label` is the word on the button, `tone` its weight ("main", "quiet", "danger"), `done` the sentence shown after.
    `edits`: it may find that nothing differs, and then leaves the version as it was.
    """

    def __init__(
        self, *starts: str, to: str | None, back: tuple[str, ...] = (), label: Any = "", done: Any = "", tone: str = "",
        edits: bool = False,
    ) -> None:
        self.starts = frozenset(starts)
        self.to = to
        self.back = back
        self.label = label
        self.done = done
        self.tone = tone
        self.edits = edits


_known: list[Flow] = []


def label_of(verb: str) -> Any:
    """What the verb is called in whichever flow has it; None where none does."""
    return next((flow.moves[verb].label for flow in _known if verb in flow.moves and flow.moves[verb].label), None)


class Flow:
    """Moves by verb. Refuses, when it is made, a state that no move can reach."""

    def __init__(self, *, start: str, moves: Mapping[str, Move]) -> None:
        self.start = start
        self.moves = dict(moves)
        self._refuse_unreachable()
        _known.append(self)

    def _refuse_unreachable(self) -> None:
        reached, waiting = {self.start}, [self.start]
        while waiting:
            state = waiting.pop()
            moves = [move for move in self.moves.values() if state in move.starts]
            fresh = {end for move in moves for end in (move.to, *move.back) if end} - reached
            reached |= fresh
            waiting.extend(fresh)
        if lost := self.states - reached:
            raise ValueError(f"no move reaches {', '.join(sorted(lost))}")

    @property
    def states(self) -> set[str]:
        """Every state that is named anywhere in the table."""
        ends = {end for move in self.moves.values() for end in (move.to, *move.back) if end}
        return {self.start} | ends | {state for move in self.moves.values() for state in move.starts}

    def verbs(self, state: str) -> list[str]:
        """What can be done from here, in the order of the table."""
        return [verb for verb, move in self.moves.items() if state in move.starts]

    def after(self, state: str, verb: str) -> str:
        """The state after the verb. Raises IllegalMove when it does not start from `state`."""
        move = self.moves.get(verb)
        if move is None or state not in move.starts:
            raise IllegalMove(verb, state)
        return move.to or state

    def mermaid(self) -> str:
        """The table as a Mermaid state diagram, for docs/workflows.md."""
        return "\n".join(["stateDiagram-v2", f"    [*] --> {self.start}", *self._arrows()])

    def _arrows(self) -> Iterator[str]:
        for verb, move in self.moves.items():
            for state in sorted(move.starts):
                for end in move.back or (move.to or state,):
                    yield f"    {state} --> {end}: {verb}"
