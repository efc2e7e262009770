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


def _weekday_after_next(parts: Parts, day: date, direction: Direction) -> EdtfDate | None:
    """Give "Friday week", a week after the Friday to come."""
    name = "weekdays" if "weekdays" in parts else "weekdays2"
    coming = choose(weekday_near(day, int(word("weekdays", parts, name))), day, Direction.COMING)
    return EdtfDate.of_day(coming.earliest + timedelta(days=7)) if coming and coming.earliest else None


def _week_from_day(parts: Parts, day: date, direction: Direction) -> EdtfDate | None:
    """Give "a week tomorrow"; "a week yesterday" is in no use."""
    days = int(word("days", parts))
    return EdtfDate.of_day(day + timedelta(days=days + 7)) if days >= 0 else None


def _overnight(parts: Parts, day: date, direction: Direction) -> EdtfDate | None:
    """Give the night before publication, or that after it for what lies ahead."""
    first = day if direction is Direction.COMING else day - timedelta(days=1)
    return EdtfDate.between(first, first + timedelta(days=1))


def _beyond(parts: Parts, day: date, direction: Direction) -> EdtfDate | None:
    """Give "the week after next" and "the year before last"."""
    count = 2 if parts["beyond"].endswith("next") else -2
    return period(shifted(day, word("units", parts), count), word("units", parts))


def _piece_of_unit(parts: Parts, day: date, direction: Direction) -> EdtfDate | None:
    """Give "the last week of the month" and "the first day of next year"."""
    mark = "" if "units" in parts else "2"
    count = shift_of(parts["shifts"]) if "shifts" in parts else 0
    unit = word("units", parts, f"units{mark}")
    whole, nth = period(shifted(day, unit, count), unit), int(word("ordinals", parts, f"ordinals{mark}"))
    length = timedelta(days=6 if parts.get("piece", parts.get("piece2")) == "week" else 0)
    if whole.earliest is None or whole.latest is None:
        return None
    step = (length + timedelta(days=1)) * (nth - 1)
    first = whole.latest - length if nth < 0 else whole.earliest + step
    return EdtfDate.between(first, first + length)


def _fortnight(parts: Parts, day: date, direction: Direction) -> EdtfDate | None:
    """Give "a fortnight ago" and "in a fortnight": two weeks."""
    way = parts.get("way") or parts["way2"]
    return _offset({"count": "two", "units": "week", "way": way}, day, direction)


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
    "beyond": _beyond,
    "day": _day,
    "fortnight": _fortnight,
    "overnight": _overnight,
    "piece_of_unit": _piece_of_unit,
    "week_from_day": _week_from_day,
    "weekday_after_next": _weekday_after_next,
    "offset": _offset,
    "unit": _unit,
    "unit_end": _unit_end,
    "weekday": _weekday,
    "weekend": _weekend,
    "within": _within,
    "yesterday": _yesterday,
}
"""The meanings of grammar.toml that this module gives, from the parts, the day and the side to look at."""
