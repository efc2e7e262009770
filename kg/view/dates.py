"""Dates in EDTF (level 1) as people write them."""

from __future__ import annotations

import re
from datetime import date

__all__ = ["spoken_date"]

_DATE = re.compile(r"(?P<year>\d{4})(?:-(?P<month>\d\d)(?:-(?P<day>\d\d))?)?(?P<mark>[~?%]?)")
_MARKS = {"": "", "~": "about ", "?": "perhaps ", "%": "perhaps about "}
_SEASONS = {"21": "spring", "22": "summer", "23": "autumn", "24": "winter"}


def spoken_date(edtf: str) -> str:
    """Give a date in words; what is no date of the forms below stays as it is.

    >>> spoken_date("2022-01-20"), spoken_date("2022-01"), spoken_date("2022~")
    ('20 Jan 2022', 'Jan 2022', 'about 2022')
    >>> spoken_date("2021-11-21/2021-12-10"), spoken_date("2023-03-01/2023-03-10")
    ('21 Nov – 10 Dec 2021', '1–10 Mar 2023')
    >>> spoken_date("2022-05/.."), spoken_date("2022-21")
    ('May 2022 or later', 'spring 2022')
    """
    if "/" not in edtf:
        return _one(edtf) or edtf
    first, _, last = edtf.partition("/")
    if last in {"..", ""} and (begin := _one(first)):
        return f"{begin} or later"
    if first in {"..", ""} and (end := _one(last)):
        return f"{end} or earlier"
    return _interval(first, last) or edtf


def _interval(first: str, last: str) -> str | None:
    begin, end = _one(first), _one(last)
    if begin is None or end is None:
        return None
    if begin == end:
        return begin
    parts, others = begin.split(" "), end.split(" ")
    if len(parts) == len(others) == 3 and parts[1:] == others[1:]:
        return f"{parts[0]}–{end}"
    if len(parts) == len(others) > 1 and parts[-1] == others[-1]:
        return f"{' '.join(parts[:-1])} – {end}"
    return f"{begin} – {end}"


def _one(edtf: str) -> str | None:
    match = _DATE.fullmatch(edtf)
    if match is None:
        return None
    year, month, day, mark = match.group("year", "month", "day", "mark")
    if month in _SEASONS and day is None:
        return f"{_MARKS[mark]}{_SEASONS[month]} {year}"
    try:
        known = date(int(year), int(month or 1), int(day or 1))
    except ValueError:
        return None
    words = [str(known.day)] if day else []
    if month:
        words.append(_MONTHS[known.month - 1])
    return _MARKS[mark] + " ".join([*words, year])


# Not strftime: its month names follow the machine's language.
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
