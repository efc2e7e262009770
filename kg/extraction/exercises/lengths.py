"""How long an exercise lasts, and one date made of its first day, its last day and its length."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date, timedelta
from typing import Final

from spacy.tokens import Span, Token

from kg.extraction.happenings.happening import Fact, Happening
from kg.extraction.lexicon import words
from kg.extraction.syntax.clauses import Clause
from kg.extraction.syntax.forms import base_forms

__all__ = ["BEGINNING", "LENGTH", "days_agree", "length_of", "settle_days"]

BEGINNING: Final = "beginning of the exercise"
"""Rule of a date on which an exercise began: it may last longer."""

LENGTH: Final = "length"
"""Slot of a note, never written: how many days after the first the last one is."""

_NUMBERS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
_COUNT = rf"(?P<count>\d{{1,2}}|an?|{'|'.join(_NUMBERS)})"
_BEFORE = re.compile(
    rf"\b{_COUNT}(?:[- ](?P<unit>day|week)\b|[- ](?P<units>day|week)s of\b)|\b(?P<long>day|week)-long\b"
)
_STRETCH = re.compile(rf"\b(?:for|over|last(?:s|ed|ing)?) {_COUNT} (?P<unit>day|week)s?\b")
_LONGEST: Final = timedelta(days=92)
_ON: Final = timedelta(days=14)


def length_of(mention: Span, clause: Clause) -> tuple[str, Span] | None:
    """Give how long an exercise lasts: "the 12-day drill", "will be held for two weeks".

    Args:
        mention: The words that speak of it.
        clause: The clause that they stand in.

    Returns:
        How many days after the first its last day is, and the words that say so.
    """
    root = mention.root
    found = _BEFORE.search(_words_before(root).lower())
    if found is None and _tells_how_long(root, clause):
        found = _STRETCH.search(mention.sent.text.lower())
    return None if found is None else (str(_days(found.groupdict())), mention)


def _words_before(root: Token) -> str:
    """Give the words that lead up to the noun: "four days of joint naval", "a week-long maritime"."""
    start = root.i
    while start > root.sent.start and (root.nbor(start - 1 - root.i).pos_ in _IN_PHRASE):
        start -= 1
    text: str = root.doc[start : root.i + 1].text
    return text


_IN_PHRASE = frozenset({"ADJ", "NOUN", "PROPN", "NUM", "DET", "PUNCT", "ADP", "PART"})


def _tells_how_long(root: Token, clause: Clause) -> bool:
    """Is it what a verb of its course is about, or is it told more of: "which will last five days"?"""
    if any(child.dep_ == "acl:relcl" for child in root.children):
        return True
    course = words("exercises", "course", "verbs")
    is_subject = root.dep_ in {"nsubj", "nsubj:pass"} or root.pos_ == "PROPN"
    return is_subject and bool(clause.chain) and bool(base_forms(clause.chain[0]) & course)


def _days(found: Mapping[str, str | None]) -> int:
    """Count the days from the first to the last: two weeks from a Sunday end on a Sunday."""
    count, unit = found["count"] or "a", found["unit"] or found.get("units") or found.get("long")
    number = int(count) if count.isdigit() else _NUMBERS.index(count) + 1 if count in _NUMBERS else 1
    return 7 * number if unit == "week" else number - 1


def days_agree(known: Happening, mention: Happening) -> bool:
    """Tell whether the dates of two mentions can be those of one exercise.

    Args:
        known: An exercise.
        mention: A mention of one.

    Returns:
        True where they overlap, or one is the first day and the other comes not long after.
    """
    return all(
        _overlap(ours, theirs) or _goes_on(ours, theirs) or _goes_on(theirs, ours)
        for ours in known.all("date")
        for theirs in mention.all("date")
    )


def _overlap(one: Fact, other: Fact) -> bool:
    return _first(one) <= _last(other) and _first(other) <= _last(one)


def _goes_on(begin: Fact, later: Fact) -> bool:
    return begin.rule == BEGINNING and _first(begin) <= _first(later) <= _first(begin) + _LONGEST


def _first(fact: Fact) -> date:
    return date.fromisoformat(fact.earliest) if fact.earliest else date.min


def _last(fact: Fact) -> date:
    return date.fromisoformat(fact.latest) if fact.latest else date.max


def settle_days(exercise: Happening, published: date | None) -> None:
    """Make one date of all that is said of when an exercise is.

    A stretch told by its first and last day comes first; then one made of a first day and a last day, or of
    one of them and its length. One that began lately is still on.

    Args:
        exercise: An exercise; its dates are replaced where they make one.
        published: The day of the report.
    """
    facts = list(exercise.all("date"))
    days = [fact for fact in facts if fact.earliest and fact.latest in {fact.earliest, ""}]
    begins = sorted(days, key=lambda fact: (fact.rule != BEGINNING, fact.span.start))
    ends = [fact for fact in facts if fact.value.startswith("../")]
    ends += [fact for fact in days if fact.rule != BEGINNING and _tells_end(fact.span)]
    whole = next((fact for fact in facts if _is_stretch(fact)), None)
    whole = whole or _of_both(begins, ends) or _of_length(exercise, begins, ends)
    whole = whole or (None if ends else _still_on(begins, published))
    if whole is not None:
        exercise.drop("date")
        exercise.extend([whole])
    elif not facts:
        _take_year_of_name(exercise)


def _is_stretch(fact: Fact) -> bool:
    """Is it told by two days: "from 2 to 5 January", and not "this week"?"""
    is_closed = bool(fact.earliest and fact.latest) and fact.earliest != fact.latest
    return (
        is_closed and fact.value.count("-") == _OF_TWO_DAYS and bool(_JOINED.search(fact.span.text.lower()))
    )


_OF_TWO_DAYS = 4
_JOINED = re.compile(r"\b(?:to|through|until|till|and)\b|\d\s*[-–—]\s*\w")


def _of_both(begins: Iterable[Fact], ends: Iterable[Fact]) -> Fact | None:
    pairs = ((begin, end) for begin in begins for end in ends if begin.earliest < end.latest)
    return next((_stretch(begin, begin.earliest, end.latest) for begin, end in pairs), None)


def _of_length(exercise: Happening, begins: list[Fact], ends: list[Fact]) -> Fact | None:
    length = exercise.first(LENGTH)
    if length is None or length.value == "0":
        return None
    days = timedelta(days=int(length.value))
    if begins:
        return _stretch(begins[0], begins[0].earliest, (_first(begins[0]) + days).isoformat())
    if ends and ends[0].latest:
        return _stretch(ends[0], (_last(ends[0]) - days).isoformat(), ends[0].latest)
    return None


def _tells_end(span: Span) -> bool:
    """Does its sentence say that something ended?"""
    ending = words("exercises", "ending", "words")
    return any(base_forms(token) & ending for token in span.sent)


def _still_on(begins: list[Fact], published: date | None) -> Fact | None:
    """Give the open stretch since the day of which it is only said that it began then, not long ago."""
    if not begins or begins[0].rule != BEGINNING or published is None:
        return None
    begin = begins[0]
    lately = timedelta(0) <= published - _first(begin) <= _ON
    return replace(begin, value=f"{begin.earliest}/..", latest="") if lately else None


def _stretch(fact: Fact, first: str, last: str) -> Fact:
    return replace(fact, value=f"{first}/{last}", earliest=first, latest=last)


def _take_year_of_name(exercise: Happening) -> None:
    """Let "Blue Reef-2019" be in 2019 where no word says when it is."""
    for name in sorted(exercise.about):
        found = re.search(r"(?:19|20)\d\d$", name)
        if found:
            span, year = exercise.triggers[0], found[0]
            bounds = (f"{year}-01-01", f"{year}-12-31")
            exercise.facts.append(Fact("date", year, span, "year of its name", 0.6, *bounds))
            return
