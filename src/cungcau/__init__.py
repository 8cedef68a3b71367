"""CungCầu — software that runs a technology supply–demand connection point."""

__version__ = "0.1.0"
