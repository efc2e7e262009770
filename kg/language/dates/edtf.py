"""Dates as EDTF level 1 (ISO 8601-2): a day, a month, a year, a decade, a season, or an interval.

What is read and written: `2022`, `2022-01`, `2022-01-20`; digits left open from the right (`199X`,
`2022-XX`); seasons 21 to 24; intervals with known, open (`..`) or unknown (empty) ends; and the marks `?`,
`~`, `%` at the end, which are read and kept and change no bound. Seasons are those of the northern
hemisphere's weather (spring is March to May), wherever the text was written; winter runs into the next year.
Years have four digits and are of the common era.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

__all__ = ["EdtfDate", "month_end", "parse"]

SPRING: Final = 21
WINTER: Final = 24
_DAY: Final = timedelta(days=1)
_PLAIN = re.compile(r"[0-9]{4}(-(0[1-9]|1[0-2])){0,1}|[0-9]{4}-(0[1-9]|1[0-2])-[0-9]{2}")


@dataclass(frozen=True)
class EdtfDate:
    """A date or an interval.

    Attributes:
        text: The EDTF level 1 string.
        earliest: First day that it may mean; None where it is open.
        latest: Last day that it may mean; None where it is open.
    """

    text: str
    earliest: date | None
    latest: date | None

    @classmethod
    def of_day(cls, day: date) -> EdtfDate:
        """Give a single day."""
        return cls(day.isoformat(), day, day)

    @classmethod
    def of_month(cls, year: int, month: int) -> EdtfDate:
        """Give a calendar month."""
        return cls(f"{year:04}-{month:02}", date(year, month, 1), month_end(year, month))

    @classmethod
    def of_year(cls, year: int) -> EdtfDate:
        """Give a calendar year."""
        return cls(f"{year:04}", date(year, 1, 1), date(year, 12, 31))

    @classmethod
    def of_decade(cls, year: int) -> EdtfDate:
        """Give the ten years, from one ending in 0, in which a year lies."""
        first = year - year % 10
        return cls(f"{first // 10:03}X", date(first, 1, 1), date(first + 9, 12, 31))

    @classmethod
    def of_century(cls, year: int) -> EdtfDate:
        """Give the hundred years, from one ending in 00, in which a year lies."""
        first = year - year % 100
        return cls(f"{first // 100:02}XX", date(first, 1, 1), date(first + 99, 12, 31))

    @classmethod
    def of_season(cls, year: int, season: int) -> EdtfDate:
        """Give a season by its EDTF number, 21 for spring to 24 for winter; a winter begins in `year`."""
        month = 3 + 3 * (season - SPRING)
        last = (year + 1, 2) if season == WINTER else (year, month + 2)
        return cls(f"{year:04}-{season}", date(year, month, 1), month_end(*last))

    @classmethod
    def between(cls, first: date, last: date) -> EdtfDate:
        """Give the interval of days from `first` to `last`, or the day if they are the same."""
        if first == last:
            return cls.of_day(first)
        if first > last:
            message = f"an interval that ends before it begins: {first}/{last}"
            raise ValueError(message)
        return cls(f"{first}/{last}", first, last)

    @classmethod
    def interval(cls, first: EdtfDate, last: EdtfDate) -> EdtfDate:
        """Give the interval from one date to another, each kept as coarse as it is."""
        if first.earliest is None or last.latest is None or first.earliest > last.latest:
            message = f"an interval that ends before it begins: {first.text}/{last.text}"
            raise ValueError(message)
        if first == last:
            return first
        start = first.text if _PLAIN.fullmatch(first.text) else first.earliest.isoformat()
        end = last.text if _PLAIN.fullmatch(last.text) else last.latest.isoformat()
        return cls(f"{start}/{end}", first.earliest, last.latest)

    def onwards(self) -> EdtfDate:
        """Give the interval that begins with this date and has an open end."""
        if self.earliest is None:
            return EdtfDate("../..", None, None)
        start = self.text if _PLAIN.fullmatch(self.text) else self.earliest.isoformat()
        return EdtfDate(f"{start}/..", self.earliest, None)

    def up_to(self) -> EdtfDate:
        """Give the interval with an open start that ends with the last day of this date."""
        return EdtfDate(f"../{self.latest or '..'}", None, self.latest)

    def before(self) -> EdtfDate:
        """Give the interval with an open start that ends on the eve of this date."""
        if self.earliest is None:
            return EdtfDate("../..", None, None)
        return EdtfDate.of_day(self.earliest - _DAY).up_to()

    def after(self) -> EdtfDate:
        """Give the interval with an open end that begins on the morrow of this date."""
        if self.latest is None:
            return EdtfDate("../..", None, None)
        return EdtfDate.of_day(self.latest + _DAY).onwards()


def parse(text: str) -> EdtfDate:
    """Read an EDTF level 1 string.

    Args:
        text: The string: "2022-01", "../2021-12-31".

    Returns:
        The date with its bounds.

    Raises:
        ValueError: It is none of the forms that this module reads, or names a day that does not exist.
    """
    if "/" not in text:
        value = _parse_single(text)
        return EdtfDate(text, value.earliest, value.latest)
    first, _, last = text.partition("/")
    earliest = _parse_single(first).earliest if first not in {"", ".."} else None
    latest = _parse_single(last).latest if last not in {"", ".."} else None
    if not (first or last) or (earliest and latest and earliest > latest):
        message = f"no EDTF interval: {text!r}"
        raise ValueError(message)
    return EdtfDate(text, earliest, latest)


def month_end(year: int, month: int) -> date:
    """Give the last day of a month."""
    return date(year, month, monthrange(year, month)[1])


_SINGLE: Final[tuple[tuple[re.Pattern[str], Callable[..., EdtfDate]], ...]] = (
    (re.compile(r"([0-9]{4})(?:-XX(?:-XX)?)?"), EdtfDate.of_year),
    (re.compile(r"([0-9]{4})-(0[1-9]|1[0-2])(?:-XX)?"), EdtfDate.of_month),
    (re.compile(r"([0-9]{4})-(2[1-4])"), EdtfDate.of_season),
    (re.compile(r"([0-9]{3})X"), lambda digits: EdtfDate.of_decade(digits * 10)),
    (re.compile(r"([0-9]{2})XX"), lambda digits: EdtfDate.of_century(digits * 100)),
    (
        re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})"),
        lambda year, month, day: EdtfDate.of_day(date(year, month, day)),
    ),
)


def _parse_single(text: str) -> EdtfDate:
    """Read what is no interval."""
    bare = text[:-1] if text[-1:] in {"?", "~", "%"} else text
    for pattern, build in _SINGLE:
        match = pattern.fullmatch(bare)
        if match:
            return build(*map(int, match.groups()))
    message = f"no EDTF level 1 date: {text!r}"
    raise ValueError(message)
