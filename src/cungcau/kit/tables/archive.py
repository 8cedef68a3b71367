"""Opening a workbook's zip file without trusting it: sizes are counted while they come, DTDs are refused."""

from __future__ import annotations

import zipfile
import zlib
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any, cast
from xml.etree import ElementTree as ET
from xml.parsers import expat

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import fromstring

from cungcau.kit.tables.model import MEGABYTE, Limits, TableRefused

BLOCK = 256 * 1024
MOST_ENTRIES = 10_000


class Archive:
    """The parts of a workbook, read as streams under limits."""

    def __init__(self, path: Path, limits: Limits) -> None:
        self._limits = limits
        self.unpacked = 0
        try:
            self._zip = zipfile.ZipFile(path)
        except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError) as error:
            raise TableRefused("workbook_damaged", detail=str(error)) from None
        self._entries = {entry.filename.lower(): entry for entry in self._zip.infolist()}
        self._refuse_declared_bomb()

    def close(self) -> None:
        self._zip.close()

    def has(self, name: str) -> bool:
        return name.lower() in self._entries

    def names(self) -> list[str]:
        return list(self._entries)

    def _refuse_declared_bomb(self) -> None:
        entries = self._zip.infolist()
        declared = sum(entry.file_size for entry in entries)
        if len(entries) > MOST_ENTRIES or declared > self._limits.unpacked:
            self._refuse_bomb(declared)
        for entry in entries:
            self._check_ratio(entry, entry.file_size)

    def _check_ratio(self, entry: zipfile.ZipInfo, size: int) -> None:
        if size > self._limits.ratio_from and size > self._limits.ratio * max(entry.compress_size, 1):
            self._refuse_bomb(size)

    def _refuse_bomb(self, size: int) -> None:
        raise TableRefused("workbook_bomb", unpacked_mb=size // MEGABYTE, limit_mb=self._limits.unpacked // MEGABYTE)

    def blocks(self, name: str, counted: bool = True) -> Iterator[bytes]:
        """The inflated bytes of a part, block by block; refuses as soon as a limit is passed."""
        entry = self._entries[name.lower()]
        if entry.flag_bits & 1:
            raise TableRefused("encrypted")
        size = 0
        try:
            with self._zip.open(entry) as part:
                while block := part.read(BLOCK):
                    size += len(block)
                    self._check_ratio(entry, size)
                    if self.unpacked + size > self._limits.unpacked:
                        self._refuse_bomb(self.unpacked + size)
                    yield block
        except (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError) as error:
            raise TableRefused("workbook_damaged", detail=str(error)) from None
        if counted:
            self.unpacked += size

    def elements(self, name: str, tags: frozenset[str]) -> Iterator[ET.Element]:
        """Finished elements of the given local names, in the order of the part.

        An element that is asked for is emptied after it was seen: what stays is a few dozen bytes for each.
        """
        stream = _Stream(self.blocks(name))
        try:
            start = _refuse_doctype(stream)
            parser: ET.XMLPullParser[Any] = ET.XMLPullParser(["end"])
            parser.feed(start)
            yield from _finished(parser, stream, tags)
        except ET.ParseError as error:
            raise TableRefused("workbook_damaged", detail=str(error)) from None

    def whole(self, name: str) -> ET.Element:
        """A small part as one tree."""
        try:
            return fromstring(b"".join(self.blocks(name)), forbid_dtd=True)
        except DefusedXmlException:
            raise TableRefused("xml_doctype") from None
        except ET.ParseError as error:
            raise TableRefused("workbook_damaged", detail=str(error)) from None


def _finished(parser: ET.XMLPullParser[Any], stream: _Stream, tags: frozenset[str]) -> Iterator[ET.Element]:
    while True:
        for _event, element in cast("Iterator[tuple[str, ET.Element]]", parser.read_events()):
            if local(element.tag) in tags:
                yield element
                element.clear()
        block = stream.read()
        if not block:
            parser.close()
            return
        parser.feed(block)


class _Stream:
    """Blocks as a file that can be read."""

    def __init__(self, blocks: Iterator[bytes]) -> None:
        self._blocks = blocks

    def read(self) -> bytes:
        return next(self._blocks, b"")


def _refuse_doctype(stream: _Stream) -> bytes:
    """Read up to the first element and give back what was read.

    A document type can only stand before the first element. Office files have none; without one no entity
    can be defined, so neither "billion laughs" nor outside files can be asked for.
    """
    parser = expat.ParserCreate()
    begun: list[str] = []
    parser.StartDoctypeDeclHandler = _doctype
    parser.StartElementHandler = lambda name, _attributes: begun.append(name)
    read = b""
    while not begun:
        block = stream.read()
        if not block:
            break
        read += block
        try:
            parser.Parse(block, False)
        except expat.ExpatError as error:
            if not begun:
                raise TableRefused("workbook_damaged", detail=str(error)) from None
    return read


def _doctype(*_declaration: object) -> None:
    raise TableRefused("xml_doctype")


@cache
def local(tag: str) -> str:
    """The name without its namespace (strict and transitional workbooks differ only there)."""
    return tag.rpartition("}")[2]
