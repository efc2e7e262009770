"""Files of many reports: JSON Lines and CSV, a report in each row, read row by row.

The whole file may be of any size, a single row may not.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Generator, Iterator, Mapping
from contextlib import closing, contextmanager
from pathlib import Path
from typing import BinaryIO, Final, cast

from kg.documents.decoding import clean, find_encoding, replace_unwritable
from kg.documents.draft import Columns, Draft, StatedDate
from kg.documents.entities import decode_entities
from kg.documents.loading import MAX_BYTES, CannotReadError
from kg.records import SkippedSource

__all__ = ["read_csv", "read_jsonl"]

_SAMPLE: Final = 65_536
_MOST_BLANK: Final = 10_000
_MOST_TEXTLESS: Final = 100  # lines without a text, before the first that has one
_DELIMITERS: Final = (",", ";", "\t", "|")


def read_jsonl(label: str, stream: BinaryIO, columns: Columns) -> Iterator[Draft | SkippedSource]:
    """Read a file that holds a JSON object in each line.

    Args:
        label: What the user knows it by.
        stream: Its bytes.
        columns: Which keys hold what.

    Yields:
        A draft for each line, or the line and why it gave none.

    Raises:
        CannotReadError: There is no line at all, or none of the first hundred has a text.
    """
    textless: list[SkippedSource] = []
    any_text = False
    with closing(_lines(stream)) as lines:
        for number, line in enumerate(lines, start=1):
            if not line.strip():
                continue
            found = _from_line(label, number, line, columns)
            any_text = any_text or isinstance(found, Draft)
            if any_text:
                yield from (*textless, found)
                textless = []
            elif isinstance(found, SkippedSource):
                textless.append(found)
                if len(textless) >= _MOST_TEXTLESS:
                    first = f"none of the first {_MOST_TEXTLESS} lines gives a text ({found.reason})"
                    raise CannotReadError(f"{first}; the rest is left out")
    if not any_text and not textless:
        raise CannotReadError("the file is empty")
    if len(textless) > 1 and all(skipped.reason == _no_text(columns) for skipped in textless):
        raise CannotReadError(f"{_no_text(columns)} of any line")
    yield from textless


def _no_text(columns: Columns) -> str:
    """Say that a row lacks the one column that it must have."""
    return f"no text in column {columns.text!r}"


def _from_line(label: str, number: int, line: str, columns: Columns) -> Draft | SkippedSource:
    """Make a draft of a line of JSON."""
    try:
        row = json.loads(line)
    except (ValueError, RecursionError):
        return SkippedSource(f"{label}:{number}", "the line is not JSON")
    if isinstance(row, dict):
        return _from_row(label, number, row, columns)
    return SkippedSource(f"{label}:{number}", "the line is not a JSON object")


def read_csv(label: str, stream: BinaryIO, columns: Columns) -> Iterator[Draft | SkippedSource]:
    """Read a CSV file with a header; commas, semicolons, tabs or bars separate its columns.

    Args:
        label: What the user knows it by.
        stream: Its bytes.
        columns: Which columns hold what.

    Yields:
        A draft for each row, or the row and why it gave none.

    Raises:
        CannotReadError: There is no column for the text.
    """
    with closing(_lines(stream)) as lines, _large_fields():
        header = next((line for line in lines if line.strip()), "")
        if not header:
            raise CannotReadError("the file is empty")
        delimiter = _delimiter(header, columns)
        names = _cells(header, delimiter)
        if columns.text not in names:
            there = ", ".join(map(repr, names[:12]))
            raise CannotReadError(f"no column {columns.text!r}; the first line names {there}")
        yield from _from_table(label, csv.reader(lines, delimiter=delimiter), names, columns)


def _from_table(
    label: str, reader: Iterator[list[str]], names: list[str], columns: Columns
) -> Iterator[Draft | SkippedSource]:
    """Make a draft of each row under the header."""
    while True:
        number = getattr(reader, "line_num", 0) + 2  # the header is line 1
        try:
            row = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            yield SkippedSource(f"{label}:{number}", f"the row is not CSV ({error})")
            continue
        if any(cell.strip() for cell in row):
            yield _from_row(label, number, dict(zip(names, row, strict=False)), columns)


def _cells(line: str, delimiter: str) -> list[str]:
    """Split the header of a CSV file."""
    return [name.strip() for name in next(csv.reader([line], delimiter=delimiter), [])]


def _lines(stream: BinaryIO) -> Generator[str, None, None]:
    """Decode a stream and give its lines, none of them longer than a row may be."""
    buffered = io.BufferedReader(cast(io.RawIOBase, stream), _SAMPLE)
    sample = buffered.peek(_SAMPLE)
    text = io.TextIOWrapper(buffered, encoding=find_encoding(sample), errors="replace", newline=None)
    try:
        number = blank = 0
        while line := text.readline(MAX_BYTES + 1):
            number += 1
            blank = 0 if line.strip() else blank + 1
            if blank > _MOST_BLANK:
                raise CannotReadError(f"{_MOST_BLANK:,} blank lines in a row; the rest is left out")
            if len(line) > MAX_BYTES:
                limit = f"{MAX_BYTES // 1_000_000} MB"
                raise CannotReadError(f"line {number} is longer than {limit}; the rest is left out")
            yield line.replace("\0", " ")
    finally:
        text.detach().detach()  # the stream is not ours to close


def _delimiter(header: str, columns: Columns) -> str:
    """Find what separates the columns: the sign with which the header holds the text's column."""
    for delimiter in _DELIMITERS:
        if columns.text in _cells(header, delimiter):
            return delimiter
    return max(_DELIMITERS, key=header.count)


@contextmanager
def _large_fields() -> Iterator[None]:
    """Let the cells of a CSV file be as long as a row may be; the library's own limit is 128 KB."""
    before = csv.field_size_limit(MAX_BYTES)
    try:
        yield
    finally:
        csv.field_size_limit(before)


def _from_row(label: str, number: int, row: Mapping[str, object], columns: Columns) -> Draft | SkippedSource:
    """Make a draft of a row."""
    place = f"{label}:{number}"
    text = row.get(columns.text)
    if not isinstance(text, str):
        fault = _no_text(columns) if text is None else f"column {columns.text!r} holds no string"
        return SkippedSource(place, fault)
    if not text.strip():
        return SkippedSource(place, "the text is empty")
    address, name, day = (_cell(row, column) for column in (columns.url, columns.id, columns.date))
    title = _cell(row, columns.title)
    body = decode_entities(clean(text))
    if title and title.casefold() not in " ".join(body[: 4 * len(title) + 400].split()).casefold():
        body = f"{title}\n\n{body}"
    source = address or (f"{label}#{name}" if name else place)
    return Draft(
        source=source,
        text=body,
        names=tuple(dict.fromkeys(n for n in (source, name, f"{label}#{name}" if name else "", place) if n)),
        title=title or None,
        stated_dates=(StatedDate(day, "metadata column"),) if day else (),
        addresses=tuple(a for a in (address, Path(name).name) if a),
    )


def _cell(row: Mapping[str, object], column: str) -> str:
    """Give a cell as one line of text; "" where there is none."""
    value = row.get(column)
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        return ""
    return replace_unwritable(" ".join(str(value).split()))
