"""What one can do with help."""

from cungcau.help.actions.end_tour import end_tour

ACTIONS = {"end_tour": end_tour}

__all__ = [action.__name__ for action in ACTIONS.values()]
