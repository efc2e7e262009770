"""Dates that are counted from the one that the text gave last: "the following day", "two months later"."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Callable
from datetime import date, timedelta
from typing import Final

from kg.language.dates.context import Context, Parts, count_of, shift_of, word
from kg.language.dates.edtf import EdtfDate
from kg.language.dates.reckoning import Direction, choose, period, shifted, weekday_near

__all__ = ["FROM_ANCHOR"]

_MONTHS: Final = 2
"""So many months away "Friday the 20th" may lie."""
_LONGEST: Final = {
    "day": 1,
    "week": 7,
    "weekend": 7,
    "month": 31,
    "quarter": 92,
    "year": 366,
    "decade": 3653,
    "century": 36525,
}
"""Days that a date may span to count from it in a unit: there is no day after May, but a month after it."""


def _period_from_anchor(parts: Parts, context: Context) -> EdtfDate | None:
    """Give "the following day", "the same month", "the year before"."""
    if "way" in parts:
        return _counted(parts, context, 1 if parts["way"] == "after" else -1)
    return _counted(parts, context, shift_of(parts["anchored"], "anchored"))


def _offset_from_anchor(parts: Parts, context: Context) -> EdtfDate | None:
    count = count_of(parts)
    way = 1 if parts["way"] in {"later", "afterwards"} else -1
    return _counted(parts, context, way * count) if count else None


def _counted(parts: Parts, context: Context, count: int) -> EdtfDate | None:
    unit = word("units", parts)
    bounds = _bounds(context.anchor, unit)
    return period(shifted(bounds[0], unit, count), unit) if bounds else None


def _weekday_from_anchor(parts: Parts, context: Context) -> EdtfDate | None:
    bounds = _bounds(context.anchor, "week")
    if bounds is None:
        return None
    first, last = bounds
    weekday, shift = int(word("weekdays", parts)), shift_of(parts["anchor"], "anchored")
    if shift < 0:
        eve = first - timedelta(days=1)
        return choose(weekday_near(eve, weekday), eve, Direction.PAST)
    start = last + timedelta(days=1) if shift else first
    return choose(weekday_near(start, weekday), start, Direction.COMING)


def _day_from_anchor(parts: Parts, context: Context) -> EdtfDate | None:
    """Give "later in the day": the day last spoken of, else that of publication."""
    bounds = _bounds(context.anchor, "day")
    day = bounds[0] if bounds else context.published
    return EdtfDate.of_day(day) if day else None


def _day_of_month(parts: Parts, context: Context) -> EdtfDate | None:
    """Give "the 23rd": of the month last spoken of, else of one around the day of publication."""
    day, bounds = int(parts["day"]), _bounds(context.anchor, "month")
    if bounds:
        return EdtfDate.of_day(bounds[0].replace(day=day))
    if context.published is None:
        return None
    months = (shifted(context.published.replace(day=1), "month", count) for count in (-1, 0, 1))
    days = [first.replace(day=day) for first in months if day <= monthrange(first.year, first.month)[1]]
    return choose(map(EdtfDate.of_day, days), context.published, context.direction)


def _weekday_of_month(parts: Parts, context: Context) -> EdtfDate | None:
    """Give "Friday the 20th": the nearest 20th that is a Friday."""
    if context.published is None:
        return None
    day, weekday = int(parts["day"]), int(word("weekdays", parts))
    months = (
        shifted(context.published.replace(day=1), "month", count) for count in range(-_MONTHS, _MONTHS + 1)
    )
    days = [first.replace(day=day) for first in months if day <= monthrange(first.year, first.month)[1]]
    fitting = (EdtfDate.of_day(each) for each in days if each.weekday() == weekday)
    return choose(fitting, context.published, context.direction)


def _bounds(anchor: EdtfDate | None, unit: str) -> tuple[date, date] | None:
    """Give the bounds of the date to count from, if it is there and no coarser than the unit."""
    if anchor is None or anchor.earliest is None or anchor.latest is None:
        return None
    is_fine = (anchor.latest - anchor.earliest).days < _LONGEST[unit]
    return (anchor.earliest, anchor.latest) if is_fine else None


FROM_ANCHOR: Final[dict[str, Callable[[Parts, Context], EdtfDate | None]]] = {
    "day_from_anchor": _day_from_anchor,
    "day_of_month": _day_of_month,
    "offset_from_anchor": _offset_from_anchor,
    "period_from_anchor": _period_from_anchor,
    "weekday_from_anchor": _weekday_from_anchor,
    "weekday_of_month": _weekday_of_month,
}
"""The meanings of grammar.toml that this module gives."""
