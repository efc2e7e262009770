"""The file of `--dates`: the user's own word on when a document was published."""

from __future__ import annotations

import csv
import io
from datetime import date
from pathlib import Path
from typing import Final

from kg.documents.days import day_of
from kg.documents.decoding import CannotDecodeError, decode
from kg.documents.loading import CannotReadError, open_source, read_all
from kg.errors import UserError

__all__ = ["load_dates"]

_HEADER: Final = ("document", "date")


def load_dates(path: str | Path) -> dict[str, date]:
    """Load a file with the columns `document` and `date`.

    Args:
        path: A CSV file. A document is named by its file name, with or without its ending, or by its
            address; a date is a day as in 2015-03-03. An empty date says nothing.

    Returns:
        The day of each document that the file names.

    Raises:
        UserError: The file cannot be read, has no such columns, or a row is wrong.
    """
    try:
        with open_source(Path(path)) as stream:
            text = decode(read_all(stream))
    except (CannotReadError, CannotDecodeError) as error:
        raise UserError(f"{path}: {error}") from error
    reader = csv.reader(io.StringIO(text))
    header = [name.strip().casefold() for name in next(reader, [])]
    if not set(_HEADER) <= set(header):
        raise UserError(f"{path}: the first row must name the columns document and date")
    dates: dict[str, date] = {}
    try:
        for row in reader:
            _add(dates, dict(zip(header, row, strict=False)), f"{path}, row {reader.line_num}")
    except csv.Error as error:
        raise UserError(f"{path}, row {reader.line_num}: not CSV ({error})") from error
    return dates


def _add(dates: dict[str, date], row: dict[str, str], place: str) -> None:
    """Take one row up, or say what is wrong with it."""
    document, value = (row.get(name, "").strip() for name in _HEADER)
    if not document and not value:
        return
    if not document:
        raise UserError(f"{place}: no document is named")
    if not value:
        return
    day = day_of(value)
    if day is None:
        raise UserError(f"{place}: {value!r} is not a day; write it as 2015-03-03")
    if dates.setdefault(document, day) != day:
        raise UserError(f"{place}: {document!r} has another date in an earlier row")
