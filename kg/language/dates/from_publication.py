"""Dates that are counted from the day of publication: "Friday", "last month", "two weeks ago"."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import Final

from kg.language.dates.context import Parts, count_of, in_part, pick, shift_of, word
from kg.language.dates.edtf import EdtfDate
from kg.language.dates.reckoning import Direction, choose, period, shifted, third, weekday_near

__all__ = ["FROM_PUBLICATION"]


def _weekday(parts: Parts, day: date, direction: Direction) -> EdtfDate | None:
    weekday = int(word("weekdays", parts))
    if "week_shift" in parts:
        week = shifted(day, "week", shift_of(parts["week_shift"]))
        return EdtfDate.of_day(week + timedelta(days=weekday - week.weekday()))
    near = weekday_near(day, weekday)
    if "shift" in parts and shift_of(parts["shift"]) == 0:
        return choose(near, day, Direction.PAST if direction is Direction.PAST else Direction.COMING)
    return pick(near, parts, day, _past_unless_coming(direction))


def _weekend(parts: Parts, day: date, direction: Direction) -> EdtfDate | None:
    weekends = (period(shifted(day, "week", count), "weekend") for count in (-1, 0, 1))
    return choose(weekends, day, _past_unless_coming(direction))


def _past_unless_coming(direction: Direction) -> Direction:
    """News tells what has been, where its verbs do not say otherwise."""
    return Direction.PAST if direction is Direction.UNKNOWN else direction


def _day(parts: Parts, day: date, direction: Direction) -> EdtfDate | None:
    return EdtfDate.of_day(day + timedelta(days=int(word("days", parts))))


def _yesterday(parts: Parts, day: date, direction: Direction) -> EdtfDate | None:
    return EdtfDate.of_day(day - timedelta(days=1))


def _unit(parts: Parts, day: date, direction: Direction) -> EdtfDate | None:
    """Give "this month", "late next week"; "the end of the year" is that of this one."""
    unit = word("units", parts)
    count = shift_of(parts["shifts"]) if "shifts" in parts else 0
    if unit == "weekend" and not count:
        return _weekend(parts, day, Direction.PAST if direction is Direction.PAST else Direction.COMING)
    if unit == "day" and count:
        return None  # "the last day" is not yesterday
    return in_part(period(shifted(day, unit, count), unit), parts)


def _unit_end(parts: Parts, day: date, direction: Direction) -> EdtfDate | None:
    return third(period(day, word("units", parts)), "late")


def _offset(parts: Parts, day: date, direction: Direction) -> EdtfDate | None:
    """Give "two weeks ago" as coarse as its unit; "in 10 days" is a date only if something lies ahead."""
    count, unit = count_of(parts), word("units", parts)
    if not count or (parts["way"] == "in" and direction is not Direction.COMING):
        return None
    target = shifted(day, unit, -count if parts["way"] in {"ago", "back"} else count)
    return EdtfDate.of_day(target) if "exact" in parts else period(target, unit)


def _within(parts: Parts, day: date, direction: Direction) -> EdtfDate | None:
    count = count_of(parts)
    if not count or direction is not Direction.COMING:
        return None
    return EdtfDate.between(day, shifted(day, word("units", parts), count))


FROM_PUBLICATION: Final[dict[str, Callable[[Parts, date, Direction], EdtfDate | None]]] = {
    "day": _day,
    "offset": _offset,
    "unit": _unit,
    "unit_end": _unit_end,
    "weekday": _weekday,
    "weekend": _weekend,
    "within": _within,
    "yesterday": _yesterday,
}
"""The meanings of grammar.toml that this module gives, from the parts, the day and the side to look at."""
