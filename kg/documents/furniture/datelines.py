"""Datelines: "TOKYO (Kyodo) —", "Tokyo, 01 May, /AJMEDIA/", "The Hague, 5 May 2015 –", or "PARIS" alone.

A dateline is told from other openings ("Minister: We met", "NATO — The alliance") by what it holds: a day,
an agency in brackets, or a place that reports are dated from.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from importlib.resources import files
from typing import Final

from kg.documents.days import DAY, DAY_AND_MONTH, day_of, month_and_day_of
from kg.documents.furniture.rules import load_words

__all__ = ["Dateline", "find_dateline"]

_PLACE: Final = r"[A-Z][\w.'’]*(?:[ /-](?:de|del|des|es|el|al|la|le|of|the|[A-Z][\w.'’]*)){0,6}"
_AGENCY: Final = r"\([A-Z][^()\n]{0,60}\)|/[A-Z][\w ]{1,30}/"
_SEPARATOR: Final = r"(?: *(?:--+|—|–|―)| -| ?:)"
_WHEN: Final = rf"(?P<day>{DAY})|(?P<part>{DAY_AND_MONTH})"
_BEGINNING: Final = rf"(?P<place>{_PLACE})(?P<region>(?:, {_PLACE}){{1,2}})?(?: ?\[{_PLACE}\])?"
_PREFIX: Final = re.compile(
    rf"(?:{_BEGINNING})?(?:(?:^|,? )(?:{_WHEN})(?![\d:]))?,?"
    rf"(?:(?: ?(?P<agency>{_AGENCY}))?(?P<separator>{_SEPARATOR})| ?(?P<alone>{_AGENCY}))"
    rf"(?P<end>[ \n]+)(?=[\"“‘'«(\[]?[A-Z0-9])"
)
_LINE: Final = re.compile(
    rf"{_BEGINNING}(?:,? (?:{_WHEN}))?,?(?: ?(?P<agency>{_AGENCY}))?(?P<separator>{_SEPARATOR})?"
    r"(?P<alone>)(?P<end>)\.?"
)
_DAY: Final = re.compile(DAY, re.IGNORECASE)
_WEEKDAY: Final = re.compile(r"(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)[a-z]*\b")
_LONGEST: Final = 120


@dataclass(frozen=True)
class Dateline:
    """A dateline at the start of a line.

    Attributes:
        length: How many characters of the line it takes.
        day: The day that it names, with its year.
        month_and_day: Month and day, where it names them without a year.
    """

    length: int
    day: date | None = None
    month_and_day: tuple[int, int] | None = None


def find_dateline(line: str, *, opens_sentence: bool) -> Dateline | None:
    """Find the dateline with which a line begins.

    Args:
        line: The line as it stands in the text.
        opens_sentence: Whether a sentence follows on the same line; else the dateline is the whole line.

    Returns:
        The dateline, or None where the line begins with none.
    """
    if opens_sentence:
        match = _PREFIX.match(line[: _LONGEST + 60])
    else:
        match = _LINE.fullmatch(line) if len(line) <= _LONGEST else None
    if not match or not _is_dateline(match, opens_sentence=opens_sentence):
        return None
    bracket = match["agency"] or match["alone"] or ""
    inside = _DAY.search(bracket)
    day = match["day"] or (inside[0] if inside else None)
    part = match["part"]
    return Dateline(
        length=match.start("end") if opens_sentence else len(line),
        day=day_of(day) if day else None,
        month_and_day=month_and_day_of(part) if part else None,
    )


def _is_dateline(match: re.Match[str], *, opens_sentence: bool) -> bool:
    """Decide whether what looks like a dateline holds enough to be one."""
    place = match["place"]
    if place and _WEEKDAY.match(place):
        return False
    dated = bool(match["day"] or match["part"])
    agency = _is_agency(match["agency"] or match["alone"] or "")
    if not place:
        return dated and agency
    if opens_sentence and match["alone"]:  # no dash or colon: "TOKYO (Kyodo) Japan said"
        return agency and (place.isupper() or _is_known(place))
    if agency or _is_known(place):
        return True
    if opens_sentence and (match["separator"] or "").strip() == ":":
        return dated and place.isupper()
    return dated or (opens_sentence and place.isupper() and bool(match["region"]))


def _is_known(place: str) -> bool:
    """Tell whether reports are dated from a place; "Brussels/Kyiv" is two."""
    parts = [part.strip().casefold() for part in place.split("/")]
    return place.casefold() in _agencies() or all(part in _places() for part in parts)


def _is_agency(bracket: str) -> bool:
    """Tell an agency in brackets from other words in brackets: it is known, in capitals, or says so."""
    names = [name.strip() for name in re.split(r"[/,]| - ", bracket.strip("()/ ")) if name.strip()]
    return any(
        name.casefold() in _agencies() or name.isupper() or name.casefold().endswith((" news", " agency"))
        for name in names
    )


@lru_cache(maxsize=1)
def _places() -> frozenset[str]:
    """Load the places that reports are dated from."""
    lines = (files(__package__) / "places.txt").read_text(encoding="utf-8").splitlines()
    return frozenset(line.strip().casefold() for line in lines if line.strip() and not line.startswith("#"))


@lru_cache(maxsize=1)
def _agencies() -> frozenset[str]:
    """Give the names of the agencies."""
    return frozenset(name.casefold() for name in load_words()["agency"])
