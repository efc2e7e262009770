"""The calendar's arithmetic: in which week or quarter a day lies, the one before, which third is "early"."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterable
from datetime import date, timedelta
from enum import Enum
from typing import Final

from kg.language.dates.edtf import EdtfDate

__all__ = ["Direction", "choose", "distance", "part_of_year", "period", "shifted", "third", "weekday_near"]

_WEEK: Final = 7
_EARLY_MONTH_ENDS: Final = 10
_MID_MONTH_ENDS: Final = 20


class Direction(Enum):
    """Where an event lies, seen from the day of publication."""

    PAST = "past"
    COMING = "coming"
    UNKNOWN = "unknown"


def shifted(day: date, unit: str, count: int) -> date:
    """Give the day `count` units away; a day that the month lacks becomes its last."""
    if unit in {"day", "week", "weekend"}:
        return day + timedelta(days=count * (1 if unit == "day" else _WEEK))
    months = {"month": 1, "quarter": 3, "year": 12, "decade": 120, "century": 1200}[unit] * count
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def period(day: date, unit: str) -> EdtfDate:
    """Give the day, week (Monday to Sunday), weekend, month, quarter, year, decade or century of a day."""
    monday = day - timedelta(days=day.weekday())
    if unit == "week":
        return EdtfDate.between(monday, monday + timedelta(days=6))
    if unit == "weekend":
        return EdtfDate.between(monday + timedelta(days=5), monday + timedelta(days=6))
    if unit == "month":
        return EdtfDate.of_month(day.year, day.month)
    if unit == "quarter":
        return part_of_year(day.year, (day.month - 1) // 3, 4)
    of_year = {"year": EdtfDate.of_year, "decade": EdtfDate.of_decade, "century": EdtfDate.of_century}
    return of_year[unit](day.year) if unit in of_year else EdtfDate.of_day(day)


def part_of_year(year: int, index: int, parts: int) -> EdtfDate:
    """Give one of the equal parts of a year, counted from 0: its second quarter is `(year, 1, 4)`."""
    length = 12 // parts
    first = EdtfDate.of_month(year, index * length + 1)
    return EdtfDate.interval(first, EdtfDate.of_month(year, (index + 1) * length))


def third(value: EdtfDate, part: str) -> EdtfDate:
    """Give the early, mid or late third of a date.

    Days 1-10, 11-20 and 21 to the end of a month; four months of a year; Monday to Wednesday, Tuesday to
    Thursday and Thursday to Sunday of a week; a month of a season or quarter; in decades the years ending in
    0-3, 4-6 and 7-9. A single day has no thirds.
    """
    first, last = value.earliest, value.latest
    if first is None or last is None or first == last:
        return value
    index = ("early", "mid", "late").index(part)
    if (last - first).days < _WEEK:
        start, end = ((0, 2), (1, 3), (3, 6))[index]
        return EdtfDate.between(first + timedelta(days=start), min(last, first + timedelta(days=end)))
    months = (last.year - first.year) * 12 + last.month - first.month + 1
    if months == 1:
        return _third_of_month(first, last, index)
    if months <= 12:
        return _months_from(first, months * index // 3, months * (index + 1) // 3 - 1)
    years = months // 12
    cuts = (0, -(-years // 3), -(-years * 2 // 3), years)
    return EdtfDate.interval(
        EdtfDate.of_year(first.year + cuts[index]), EdtfDate.of_year(first.year + cuts[index + 1] - 1)
    )


def _third_of_month(first: date, last: date, index: int) -> EdtfDate:
    starts = (1, _EARLY_MONTH_ENDS + 1, _MID_MONTH_ENDS + 1)
    ends = (_EARLY_MONTH_ENDS, _MID_MONTH_ENDS, last.day)
    return EdtfDate.between(first.replace(day=starts[index]), last.replace(day=ends[index]))


def _months_from(first: date, start: int, end: int) -> EdtfDate:
    begin, finish = shifted(first, "month", start), shifted(first, "month", end)
    return EdtfDate.interval(
        EdtfDate.of_month(begin.year, begin.month), EdtfDate.of_month(finish.year, finish.month)
    )


def weekday_near(day: date, weekday: int) -> list[EdtfDate]:
    """Give the days of this name within a week before and after a day, in order."""
    first = day - timedelta(days=_WEEK)
    days = (first + timedelta(days=i) for i in range(2 * _WEEK + 1))
    return [EdtfDate.of_day(each) for each in days if each.weekday() == weekday]


def choose(candidates: Iterable[EdtfDate], day: date, direction: Direction) -> EdtfDate | None:
    """Choose among dates that one expression may mean.

    Args:
        candidates: The dates, in order.
        day: The day from which they are seen; it may be one of them.
        direction: Which side of it to look at; the nearest on either side where it is unknown.

    Returns:
        The nearest in that direction (a date that `day` lies in counts for both), or None.
    """
    bounded = [each for each in candidates if each.earliest and each.latest]
    if direction is Direction.PAST:
        bounded = [each for each in bounded if each.earliest and each.earliest <= day]
    elif direction is Direction.COMING:
        bounded = [each for each in bounded if each.latest and each.latest >= day]
    return min(bounded, key=lambda each: distance(each, day), default=None)


def distance(value: EdtfDate, day: date) -> int:
    """Give the days between a day and a date; 0 if it lies in it."""
    if value.latest and value.latest < day:
        return (day - value.latest).days
    if value.earliest and value.earliest > day:
        return (value.earliest - day).days
    return 0
