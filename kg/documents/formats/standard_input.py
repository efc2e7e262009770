"""Standard input, which has no suffix: its format is told by how it begins."""

from __future__ import annotations

import gzip
import io
import zlib
from collections.abc import Iterator
from typing import BinaryIO, cast

from kg.documents.draft import Columns, Draft
from kg.documents.formats.plain import read_plain
from kg.documents.formats.rows import read_jsonl
from kg.documents.loading import GZIP_MARK, CannotReadError
from kg.records import SkippedSource

__all__ = ["read_standard_input"]

_LABEL = "-"


def read_standard_input(stream: BinaryIO, columns: Columns) -> Iterator[Draft | SkippedSource]:
    """Read plain text, Markdown with front matter, a web page or JSON Lines, packed with gzip or not.

    Args:
        stream: The bytes.
        columns: The keys of JSON Lines.

    Yields:
        The drafts, and what gave none.

    Raises:
        CannotReadError: The input is empty, too large or cannot be unpacked.
    """
    buffered = io.BufferedReader(cast(io.RawIOBase, stream))
    try:
        if buffered.peek(2)[:2] == GZIP_MARK:
            with gzip.open(buffered) as unpacked:
                yield from _by_beginning(io.BufferedReader(cast(io.RawIOBase, unpacked)), columns)
        else:
            yield from _by_beginning(buffered, columns)
    except (EOFError, gzip.BadGzipFile, zlib.error) as error:
        raise CannotReadError("broken gzip: it cannot be unpacked") from error
    finally:
        buffered.detach()


def _by_beginning(
    stream: io.BufferedReader[io.RawIOBase], columns: Columns
) -> Iterator[Draft | SkippedSource]:
    """Read a stream in the format that its first characters tell."""
    start = stream.peek(64).lstrip(b"\xef\xbb\xbf \t\r\n")
    reader = read_jsonl if start.startswith(b"{") else read_plain
    yield from reader(_LABEL, cast(BinaryIO, stream), columns)
