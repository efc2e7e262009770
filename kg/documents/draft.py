"""What a format's reader hands on: a text with what its container says about it, nothing judged yet."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["Columns", "Draft", "StatedDate"]


@dataclass(frozen=True)
class Columns:
    """Names of the columns of JSONL and CSV files.

    Attributes:
        text: The report itself; the only column that must be there.
        title: Its headline.
        date: Its day of publication.
        url: Its address; becomes the document's source where it is filled.
        id: Its name within the file; the line number stands in where it is missing.
    """

    text: str = "text"
    title: str = "title"
    date: str = "date"
    url: str = "url"
    id: str = "id"


@dataclass(frozen=True)
class StatedDate:
    """A date as the container of a text states it, not yet read.

    Attributes:
        value: The value as it stands there: "2015-03-03", "Tue, 3 Mar 2015 10:00 GMT", "1425376800".
        found_by: Where it stands, in plain words: "front matter", "date column", "page metadata".
    """

    value: str
    found_by: str


@dataclass(frozen=True)
class Draft:
    """A text and what its container says about it.

    Attributes:
        source: What the user knows it by.
        text: The text, as in `kg.records.Document`.
        names: What a dates file may call it, the most exact name first.
        title: Its headline, where the container states one.
        stated_dates: Dates of publication that the container states, the weightiest first.
        addresses: Addresses and file names that may hold a date, the weightiest first.
        markup: Stretches of `text` that are syntax and not words, each with the reason.
    """

    source: str
    text: str
    names: tuple[str, ...] = ()
    title: str | None = None
    stated_dates: tuple[StatedDate, ...] = ()
    addresses: tuple[str, ...] = ()
    markup: tuple[tuple[int, int, str], ...] = ()
