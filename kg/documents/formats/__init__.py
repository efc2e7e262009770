"""One reader for each format: from the bytes of a source to `Draft`s.

The format is told by the suffix of the name. To add one, write a `Reader` and a line in `_READERS`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import BinaryIO, Final, TypeAlias

from kg.documents.draft import Columns, Draft
from kg.documents.formats.page import read_page
from kg.documents.formats.plain import read_markdown, read_plain
from kg.documents.formats.rows import read_csv, read_jsonl
from kg.records import SkippedSource

__all__ = ["SUFFIXES", "Reader", "format_of"]

Reader: TypeAlias = Callable[[str, BinaryIO, Columns], Iterator[Draft | SkippedSource]]
"""Takes the label of a source, its unpacked bytes and the names of columns; gives drafts and what it skipped.

It raises `CannotReadError` or `CannotDecodeError` where the source as a whole is at fault.
"""

_READERS: Final[dict[str, Reader]] = {
    ".txt": read_plain,
    ".md": read_markdown,
    ".markdown": read_markdown,
    ".html": read_page,
    ".htm": read_page,
    ".jsonl": read_jsonl,
    ".csv": read_csv,
}

SUFFIXES: Final = tuple(_READERS)
"""The suffixes that are read."""


def format_of(name: str) -> Reader | None:
    """Find the reader for a file.

    Args:
        name: Its name or path; ".gz" at the end is looked through.

    Returns:
        The reader, or None where the suffix is of no known format.
    """
    path = Path(name)
    if path.suffix.lower() == ".gz":
        path = path.with_suffix("")
    return _READERS.get(path.suffix.lower())
