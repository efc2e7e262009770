"""Dates that are written out, with or without their year: "20 January 2022", "mid-May", "the 1990s"."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import Final

from kg.language.dates.context import (
    Context,
    Parts,
    by_year,
    has_year,
    in_part,
    word,
    word_as_listed,
    year_of,
)
from kg.language.dates.edtf import EdtfDate, month_end
from kg.language.dates.lexicon import WORDS
from kg.language.dates.reckoning import part_of_year

__all__ = ["WRITTEN"]

_WEEK: Final = timedelta(days=6)
_HALF_OF_MONTH: Final = 15
_MONTHS: Final = 12


def _calendar(parts: Parts, context: Context) -> EdtfDate | None:
    """Give a day, days, a month or a year."""
    if "months" not in parts and "month" not in parts:
        year = year_of(parts, context)
        return in_part(EdtfDate.of_year(year), parts) if year is not None else None
    month = int(parts["month"]) if "month" in parts else int(word("months", parts))

    def build(year: int) -> EdtfDate | None:
        day = parts.get("day") or word("ordinal_days", parts)
        if not day:
            return EdtfDate.of_month(year, month)
        if month == 2 and day == "29" and year % 4 and not has_year(parts):
            return None
        first = date(year, month, int(day))
        if "weekdays" in parts and not has_year(parts) and first.weekday() != int(word("weekdays", parts)):
            return None
        return EdtfDate.between(first, first.replace(day=int(parts["day2"])) if "day2" in parts else first)

    return by_year(build, parts, context)


def _numeric(parts: Parts, context: Context) -> EdtfDate | None:
    """Two numbers and a year: a day only if they can be read in one way."""
    first, second, year = int(parts["a"]), int(parts["b"]), int(parts["year"])
    if parts["sign"] == "." or first > 12 or first == second:
        return EdtfDate.of_day(date(year, second, first))
    return EdtfDate.of_day(date(year, first, second)) if second > 12 else None


def _months(parts: Parts, context: Context) -> EdtfDate | None:
    first, last = int(word("months", parts)), int(word("months", parts, "months2"))

    def build(year: int) -> EdtfDate:
        start = year - 1 if first > last else year
        return EdtfDate.interval(EdtfDate.of_month(start, first), EdtfDate.of_month(year, last))

    return by_year(build, parts, context)


def _years(parts: Parts, context: Context) -> EdtfDate | None:
    last = parts.get("year2") or parts["year"][:2] + parts["year_end"]
    return EdtfDate.interval(EdtfDate.of_year(int(parts["year"])), EdtfDate.of_year(int(last)))


def _decade(parts: Parts, context: Context) -> EdtfDate | None:
    if "decades" in parts:
        return in_part(EdtfDate.of_decade(int(word("decades", parts))), parts)
    digits = parts["decade"]
    if digits.endswith("00") and digits < "2000":
        return in_part(EdtfDate.of_century(int(digits)), parts)  # the 1800s are a century, the 2000s a decade
    return in_part(EdtfDate.of_decade(int(digits if digits[0] != "'" else "19" + digits[1:])), parts)


def _century(parts: Parts, context: Context) -> EdtfDate | None:
    nth = int(parts["nth"] if "nth" in parts else WORDS["centuries"][parts["centuries"]])
    return in_part(EdtfDate.of_century((nth - 1) * 100), parts)


def _season(parts: Parts, context: Context) -> EdtfDate | None:
    """Give the three months of a season of the northern hemisphere; a winter begins in its year."""
    first = int(word("seasons", parts))
    last = (first + 1) % _MONTHS + 1

    def build(year: int) -> EdtfDate:
        end = year + 1 if last < first else year
        return EdtfDate.interval(EdtfDate.of_month(year, first), EdtfDate.of_month(end, last))

    return by_year(build, parts, context)


def _fraction(parts: Parts, context: Context) -> EdtfDate | None:
    count = {"half": 2, "third": 3, "quarter": 4}[parts.get("fraction", "quarter")]
    nth = int(parts.get("quarter") or word("ordinals", parts))
    index = count - 1 if nth < 0 else nth - 1
    if index >= count:
        return None
    return by_year(lambda year: part_of_year(year, index, count), parts, context)


def _nth_weekday(parts: Parts, context: Context) -> EdtfDate | None:
    """Give "the first Monday of June" and "the last Friday in May"."""
    month, nth, weekday = (int(word(name, parts)) for name in ("months", "ordinals", "weekdays"))

    def build(year: int) -> EdtfDate | None:
        first = month_end(year, month) - _WEEK if nth < 0 else date(year, month, 1)
        first += timedelta(days=(weekday - first.weekday()) % 7 + 7 * max(nth - 1, 0))
        return EdtfDate.of_day(first) if first.month == month else None

    return by_year(build, {name: value for name, value in parts.items() if name != "weekdays"}, context)


def _week_of_month(parts: Parts, context: Context) -> EdtfDate | None:
    month, nth = int(word("months", parts)), int(word("ordinals", parts))

    def build(year: int) -> EdtfDate:
        first = month_end(year, month) - _WEEK if nth < 0 else date(year, month, 7 * nth - 6)
        return EdtfDate.between(first, first + _WEEK)

    return by_year(build, parts, context)


def _half_of_month(parts: Parts, context: Context) -> EdtfDate | None:
    month, nth = int(word("months", parts)), int(word("ordinals", parts))
    if nth not in {-1, 1, 2}:
        return None

    def build(year: int) -> EdtfDate:
        middle = date(year, month, _HALF_OF_MONTH)
        if nth == 1:
            return EdtfDate.between(middle.replace(day=1), middle)
        return EdtfDate.between(middle + timedelta(days=1), month_end(year, month))

    return by_year(build, parts, context)


def _holiday(parts: Parts, context: Context) -> EdtfDate | None:
    month, day = WORDS["holidays"][word_as_listed(parts["holidays"])]
    return by_year(lambda year: EdtfDate.of_day(date(year, month, day)), parts, context)


WRITTEN: Final[dict[str, Callable[[Parts, Context], EdtfDate | None]]] = {
    "calendar": _calendar,
    "numeric": _numeric,
    "months": _months,
    "years": _years,
    "decade": _decade,
    "century": _century,
    "season": _season,
    "fraction": _fraction,
    "week_of_month": _week_of_month,
    "half_of_month": _half_of_month,
    "holiday": _holiday,
    "nth_weekday": _nth_weekday,
}
"""The meanings of grammar.toml that this module gives."""
