"""Where an expression stands, and what all expressions share: their parts, their year, their side."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Final, TypeAlias

from kg.language.dates.edtf import EdtfDate
from kg.language.dates.lexicon import WORDS, number
from kg.language.dates.reckoning import Direction, choose, distance, third

__all__ = [
    "Context",
    "Parts",
    "by_year",
    "count_of",
    "has_year",
    "in_part",
    "pick",
    "shift_of",
    "word",
    "word_as_listed",
    "year_of",
]

Parts: TypeAlias = dict[str, str]
"""The parts of an expression by the names of the groups in grammar.toml."""

_YEARS_AROUND: Final = 1
_YEARS_AROUND_WEEKDAY: Final = 6
_FAR: Final = 270
_NEAR: Final = 95
_THIS: Final = "the"


@dataclass(frozen=True)
class Context:
    """Where an expression stands.

    Attributes:
        published: Day of publication, if known.
        anchor: The date that the text gave last, if any.
        direction: Which way the clause looks.
        told: A date of an earlier year of which the sentence tells ("In 2014 they met twice, in May and …").
    """

    published: date | None
    anchor: EdtfDate | None = None
    direction: Direction = Direction.UNKNOWN
    told: EdtfDate | None = None


def word(table: str, parts: Parts, name: str = "") -> str:
    """Give what a word list says of a part; "" if the expression has no such part."""
    text = parts.get(name or table)
    return str(WORDS[table][word_as_listed(text)]) if text else ""


def shift_of(text: str, table: str = "shifts") -> int:
    """Give how many units away "last", "this", "next", or with the table "anchored" "the following", is."""
    squeezed = word_as_listed(text)
    return 0 if squeezed == _THIS else int(WORDS[table][squeezed])


def count_of(parts: Parts) -> int:
    """Give the number of units; 0 for "several"."""
    return number(word_as_listed(parts["count"]))


def word_as_listed(text: str) -> str:
    """Give a word of the text as it stands in the lists: one space between words, no full stop at the end."""
    return re.sub(" +", " ", text).rstrip(".")


def year_of(parts: Parts, context: Context) -> int | None:
    """Give the year that the expression itself fixes, in figures or by "last year"; None if it fixes none."""
    digits = parts.get("year") or parts.get("year_of")
    if digits:
        return int(digits)
    if "year_anchored" in parts and context.anchor and context.anchor.earliest:
        return context.anchor.earliest.year + shift_of(parts["year_anchored"], "anchored")
    if context.published is None:
        return None
    if "year_shift" in parts:
        return context.published.year + shift_of(parts["year_shift"])
    if parts.get("years_away") == "ago" and count_of(parts):
        return context.published.year - count_of(parts)
    return None


def has_year(parts: Parts) -> bool:
    """Tell whether the expression names a year, be it one that cannot be made out."""
    return not parts.keys().isdisjoint({"year", "year_of", "year_anchored", "year_shift", "years_away"})


def by_year(build: Callable[[int], EdtfDate | None], parts: Parts, context: Context) -> EdtfDate | None:
    """Give the date of the stated year, or else of the year that the context points to.

    Args:
        build: Gives the date of a year; None if that year has no such day.
        parts: The parts of the expression.
        context: Where it stands.

    Returns:
        The date, narrowed to its third if the expression says "early", "mid" or "late"; None if unknown.
    """
    year = year_of(parts, context)
    if year is not None:
        return in_part(build(year), parts)
    if has_year(parts):
        return None
    if context.told and "shift" not in parts and context.direction is not Direction.COMING:
        return in_part(_first_from(context.told, build), parts)
    if context.published is None:
        return None
    reach = _YEARS_AROUND_WEEKDAY if "weekdays" in parts else _YEARS_AROUND
    years = range(context.published.year - reach, context.published.year + reach + 1)
    values = [in_part(value, parts) for value in map(build, years)]
    return pick([value for value in values if value], parts, context.published, context.direction)


def _first_from(told: EdtfDate, build: Callable[[int], EdtfDate | None]) -> EdtfDate | None:
    """Give the date of the year told of, or of the year after if it would lie before what is told."""
    if told.earliest is None:
        return None
    value = build(told.earliest.year)
    is_before = value is not None and value.latest is not None and value.latest < told.earliest
    return build(told.earliest.year + 1) if is_before else value


def in_part(value: EdtfDate | None, parts: Parts) -> EdtfDate | None:
    """Narrow a date to its early, mid or late third, if the expression says so."""
    return third(value, word("parts", parts)) if value and "parts" in parts else value


def pick(values: Iterable[EdtfDate], parts: Parts, day: date, direction: Direction) -> EdtfDate | None:
    """Choose by "last", "this" or "next" if such a word is there, else by the direction of the clause.

    Args:
        values: The dates that the expression may mean, in order.
        parts: The parts of the expression.
        day: The day from which they are seen.
        direction: Which way the clause looks.

    Returns:
        The date, or None if there is none on that side.
    """
    candidates = list(values)
    shift = shift_of(parts["shift"]) if "shift" in parts else None
    if shift == -1:
        return choose((each for each in candidates if each.latest and each.latest < day), day, Direction.PAST)
    if shift == 1:
        later = (each for each in candidates if each.earliest and each.earliest > day)
        return choose(later, day, Direction.COMING)
    if shift == 0:
        return next((each for each in candidates if each.earliest and each.earliest.year == day.year), None)
    chosen, nearest = choose(candidates, day, direction), choose(candidates, day, Direction.UNKNOWN)
    if chosen and nearest and "day" in parts and _is_far_fetched(chosen, nearest, day):
        return nearest
    return chosen


def _is_far_fetched(chosen: EdtfDate, nearest: EdtfDate, day: date) -> bool:
    """Tell whether the day that the tense points to is so far off that a writer would have named the year."""
    return distance(chosen, day) > _FAR and distance(nearest, day) < _NEAR
