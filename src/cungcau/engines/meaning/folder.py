"""Any sentence model in ONNX form from a folder of this machine, as sentence-transformers lays it out.

    model.onnx (or onnx/model.onnx)       takes input_ids, attention_mask, perhaps token_type_ids; gives a vector a token,
                                          or one a text
    tokenizer.json                        of the tokenizers library
    1_Pooling/config.json                 mean of the tokens (also where the file is missing) or the first token
    config_sentence_transformers.json     prompts "query" and "passage" (or "document"), put before the texts
    sentence_bert_config.json             max_seq_length

Nothing is fetched: what is not in the folder is not there. Its libraries are the optional extra `cungcau[onnx]`.
"""

from __future__ import annotations

import hashlib
import importlib
import json
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any

import numpy as np

from cungcau.engines.meaning.model import NO_FOLDER, NO_RUNTIME, NOT_LOADING, Unusable, Vectors, clean, unit

MODELS = ("model.onnx", "onnx/model.onnx")
LONGEST = 512  # tokens, where the folder does not say
BLOCK = 1 << 20


@lru_cache(maxsize=4)
def in_folder(folder: str) -> Folder:
    """The model of a folder, loaded once. Raises Unusable."""
    return Folder(Path(folder))


class Folder:
    """One text at a time, unpadded: a vector never depends on the other texts of its batch."""

    def __init__(self, folder: Path) -> None:
        model = next((folder / name for name in MODELS if (folder / name).is_file()), None)
        if model is None or not (folder / "tokenizer.json").is_file():
            raise Unusable(NO_FOLDER, f"{folder}: model.onnx and tokenizer.json are wanted")
        try:
            onnxruntime, tokenizers = importlib.import_module("onnxruntime"), importlib.import_module("tokenizers")
        except ImportError as error:
            raise Unusable(NO_RUNTIME, str(error)) from error
        try:
            self._tokenizer = tokenizers.Tokenizer.from_file(str(folder / "tokenizer.json"))
            self._session = onnxruntime.InferenceSession(str(model), providers=["CPUExecutionProvider"])
            self._first_token = bool(_told(folder / "1_Pooling" / "config.json").get("pooling_mode_cls_token"))
            prompts = _told(folder / "config_sentence_transformers.json").get("prompts") or {}
            longest = _told(folder / "sentence_bert_config.json").get("max_seq_length") or LONGEST
            self._tokenizer.no_padding()
            self._tokenizer.enable_truncation(int(longest))
            self._inputs = {wanted.name for wanted in self._session.get_inputs()}
            self._question = str(prompts.get("query", ""))
            self._passage = str(prompts.get("passage", prompts.get("document", "")))
            self.name = f"{folder.resolve().name}-{_fingerprint(model, folder / 'tokenizer.json')}"
            self.dimensions = len(self._vector("a"))
        except Exception as error:  # both libraries raise whatever they like
            raise Unusable(NOT_LOADING, f"{folder}: {error}") from error

    def questions(self, texts: Sequence[str]) -> Vectors:
        return self._embedded(self._question, texts)

    def passages(self, texts: Sequence[str]) -> Vectors:
        return self._embedded(self._passage, texts)

    def _embedded(self, prompt: str, texts: Sequence[str]) -> Vectors:
        rows = np.zeros((len(texts), self.dimensions), np.float32)
        for at, text in enumerate(texts):
            rows[at] = self._vector(prompt + clean(text))
        return unit(rows)

    def _vector(self, text: str) -> Vectors:
        found = self._tokenizer.encode(text)
        given = {"input_ids": found.ids, "attention_mask": found.attention_mask, "token_type_ids": found.type_ids}
        feed = {name: np.array([values], np.int64) for name, values in given.items() if name in self._inputs}
        if not found.ids:
            return np.zeros(self.dimensions, np.float32)
        told: Vectors = np.asarray(self._session.run(None, feed)[0], np.float32)[0]
        if told.ndim == 1:  # the model pools by itself
            return told
        pooled: Vectors = told[0] if self._first_token else np.asarray(told.mean(axis=0), np.float32)
        return pooled


def _told(path: Path) -> dict[str, Any]:
    if not path.is_file():
        return {}
    told = json.loads(path.read_text("utf-8"))
    return told if isinstance(told, dict) else {}


def _fingerprint(*paths: Path) -> str:
    """Of the contents: another model in the same folder gets another name, so its vectors are not mixed with the old ones."""
    digest = hashlib.sha256()
    for path in paths:
        with path.open("rb") as file:
            while block := file.read(BLOCK):
                digest.update(block)
    return digest.hexdigest()[:12]
