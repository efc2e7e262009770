"""Reading a day out of what a file or a text states: "2015-03-03", "3 March 2015", "1425376800".

Strict on purpose: a day that can be read in two ways (03/04/2015) or only in part (May 2015) is no day.
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterator
from datetime import date, datetime, timezone
from typing import Final

__all__ = ["DAY", "DAY_AND_MONTH", "day_in_address", "day_of", "month_and_day_of", "year_in_address"]

_MONTHS: Final = {
    **{name.casefold(): number for number, name in enumerate(calendar.month_name) if name},
    **{name.casefold(): number for number, name in enumerate(calendar.month_abbr) if name},
    "sept": 9,
}
_MONTH: Final = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December"
    r"|Jan\.?|Feb\.?|Mar\.?|Apr\.?|Jun\.?|Jul\.?|Aug\.?|Sept?\.?|Oct\.?|Nov\.?|Dec\.?)"
)
_ORDINAL: Final = r"(?:st|nd|rd|th)?"
_WEEKDAY: Final = r"(?:(?:Mon|Tues?|Wed(?:nes)?|Thu(?:rs)?|Fri|Sat(?:ur)?|Sun)(?:day)?\.?,?\s+)?"

DAY_AND_MONTH: Final = (
    rf"(?:{_WEEKDAY}(?:\d{{1,2}}{_ORDINAL}(?:\s+of)?[\s-]+{_MONTH}|{_MONTH}\s+\d{{1,2}}{_ORDINAL})(?!\d))"
)
"""Pattern of a day without its year, as news writes it: "3 March", "March 3rd", "Tuesday, 3 Mar."."""

DAY: Final = (
    rf"(?:(?:19|20)\d\d-\d\d-\d\d(?!\d)|(?:19|20)\d\d/\d\d/\d\d(?!\d)|{_WEEKDAY}"
    rf"(?:\d{{1,2}}{_ORDINAL}(?:\s+of)?[\s-]+{_MONTH}|{_MONTH}\s+\d{{1,2}}{_ORDINAL}),?[\s-]+(?:19|20)\d\d(?!\d))"
)
"""Pattern of a whole day, as news writes it."""

_ISO: Final = re.compile(r"(?P<y>\d{4})(?P<s>[-/.]?)(?P<m>\d{2})(?P=s)(?P<d>\d{2})(?:[T\s].*)?")
_IN_WORDS: Final = re.compile(rf"(?:{DAY})(?:[\s,T].*)?", re.IGNORECASE)
_NUMBERS: Final = re.compile(r"(?P<a>\d{1,2})[/.-](?P<b>\d{1,2})[/.-](?P<y>\d{4})(?:[\s,].*)?")
_UNIX: Final = re.compile(r"(?P<seconds>\d{9,10})(?:\d{3}|\.\d+)?")
_DAY_MONTH: Final = re.compile(
    rf"(?P<d1>\d{{1,2}}){_ORDINAL}(?:\s+of)?[\s-]+(?P<m1>{_MONTH})|(?P<m2>{_MONTH})\s+(?P<d2>\d{{1,2}})",
    re.IGNORECASE,
)
_YEAR: Final = re.compile(r"(?:19|20)\d\d")
_ADDRESS_DAY: Final = re.compile(
    r"(?<!\d)(?P<y>(?:19|20)\d\d)(?P<s>[-/_.]?)(?P<m>\d{2})(?P=s)(?P<d>\d{2})(?!\d)"
    r"|(?<!\d)(?P<y2>(?:19|20)\d\d)/(?P<m2>[a-z]{3})/(?P<d2>\d{1,2})(?!\d)",
    re.IGNORECASE,
)
_ADDRESS_YEAR: Final = re.compile(
    r"(?<!\d)(?P<y>(?:19|20)\d\d)[-/_](?:\d{1,2}[-/_]|[a-z]{3}/)", re.IGNORECASE
)
_FIRST_UNIX: Final = 100_000_000  # 1973; a smaller number is no time of a news report


def day_of(value: str) -> date | None:
    """Read the day that a value states.

    Args:
        value: An ISO 8601 date or time, a Unix time in seconds or milliseconds, or a day in words, with or
            without a weekday before it and a time behind it.

    Returns:
        The day, as it is where the value was written; None where the value is no day or could be two.
    """
    value = value.strip()
    if match := _UNIX.fullmatch(value):
        return _from_unix(int(match["seconds"]))
    if match := _ISO.fullmatch(value):
        return _valid(int(match["y"]), int(match["m"]), int(match["d"]))
    if match := _NUMBERS.fullmatch(value):
        return _from_numbers(int(match["a"]), int(match["b"]), int(match["y"]))
    if _IN_WORDS.fullmatch(value) and (year := _YEAR.search(value)):
        found = month_and_day_of(value)
        return _valid(int(year[0]), *found) if found else None
    return None


def month_and_day_of(value: str) -> tuple[int, int] | None:
    """Read month and day of a day in words.

    Args:
        value: As "3 March" or "Mar. 3rd, 2015".

    Returns:
        The numbers of month and day; None where there are none.
    """
    match = _DAY_MONTH.search(value)
    if not match:
        return None
    month = _MONTHS[(match["m1"] or match["m2"]).rstrip(".").casefold()]
    return month, int(match["d1"] or match["d2"])


def day_in_address(address: str) -> date | None:
    """Find the one day that an address or a file name holds.

    Args:
        address: As "https://example.org/2015/03/03/talks" or "2015-03-03-talks.txt".

    Returns:
        The day; None where there is none, or where there are several.
    """
    days = set(_days_in(address))
    return days.pop() if len(days) == 1 else None


def year_in_address(address: str) -> int | None:
    """Find the year of an address that holds a year and a month but no day.

    Args:
        address: As "https://example.org/2015/03/talks".

    Returns:
        The year; None where there is none, or where there are several.
    """
    years = {int(match["y"]) for match in _ADDRESS_YEAR.finditer(address)}
    return years.pop() if len(years) == 1 else None


def _days_in(address: str) -> Iterator[date]:
    """Give each valid day in an address."""
    for match in _ADDRESS_DAY.finditer(address):
        if match["y"]:
            day = _valid(int(match["y"]), int(match["m"]), int(match["d"]))
        else:
            day = _valid(int(match["y2"]), _MONTHS.get(match["m2"].casefold(), 0), int(match["d2"]))
        if day:
            yield day


def _from_numbers(first: int, second: int, year: int) -> date | None:
    """Read day and month in numbers, only where their order cannot be mistaken."""
    if first == second or first > 12:
        return _valid(year, second, first)
    return _valid(year, first, second) if second > 12 else None


def _from_unix(seconds: int) -> date | None:
    """Read a Unix time as a day in UTC."""
    return datetime.fromtimestamp(seconds, timezone.utc).date() if seconds >= _FIRST_UNIX else None


def _valid(year: int, month: int, day: int) -> date | None:
    """Make a day of three numbers, None where the calendar has none such."""
    try:
        return date(year, month, day)
    except ValueError:
        return None
