"""Find the dates of a text: match, join what is a range, resolve in the order of the text, widen."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import takewhile, zip_longest
from typing import Final

from spacy.tokens import Doc

from kg.language.dates.checks import word_before
from kg.language.dates.context import Context
from kg.language.dates.edtf import EdtfDate
from kg.language.dates.grammar import Match, matches, normalise
from kg.language.dates.meanings import value_of
from kg.language.dates.reckoning import Direction
from kg.language.dates.surroundings import is_moved, joined_by, pointed, widened
from kg.language.dates.tense import direction_at, heads_line, is_day_of_speech, sentence_around

__all__ = ["DateMention", "find"]

_FOLLOWS_ON: Final = frozenset({"calendar", "weekday", "season"})
"""Meanings that, at the end of a range, count from its beginning."""
_DASHED: Final = frozenset({"calendar", "weekday", "season", "months"})
_YEAR_PARTS: Final = frozenset({"year", "year_of", "year_shift"})
_RANGE_PARTS: Final = frozenset({"day2", "months2", "year2", "year_end"})
_TIME_SETTERS: Final = frozenset({"in", "during", "on"})
_SHIFTED_PARTS: Final = frozenset({"year_shift", "shifts"})
_UNTIL: Final = frozenset({"until", "till"})


@dataclass(frozen=True, order=True)
class DateMention:
    """One date expression of a text.

    Attributes:
        start: Its first token.
        end: One past its last token.
        edtf: Its value as EDTF level 1; None for a date word that nothing fixes.
        earliest: First day that it may mean, ISO 8601; None where open.
        latest: Last day that it may mean; None where open.
    """

    start: int
    end: int
    edtf: str | None = None
    earliest: str | None = None
    latest: str | None = None


def find(doc: Doc, published: date | None) -> list[DateMention]:
    """Find the dates of a text and say what they mean.

    Args:
        doc: The text. Tags and heads are used where it has them, and the span group "people" so as to leave
            persons called May or April alone.
        published: The day of publication; without it only what the text itself fixes gets a value.

    Returns:
        The mentions in order, without overlap. The words "since", "from", "by" widen a date, and are no part
        of it.
    """
    return list(_Reader(doc, published).mentions())


@dataclass(frozen=True)
class _Anchor:
    """A date that the text gave, to count from.

    Attributes:
        value: The date.
        start: Its first token.
        is_of_speech: True if it only says when somebody spoke.
        is_told: True if it sets the time of its sentence, as "In 2014" and "last year" do.
        is_heading: True if it is the head of an entry in a chronology.
    """

    value: EdtfDate
    start: int
    is_of_speech: bool
    is_told: bool
    is_heading: bool = False


class _Reader:
    """Reads one text from its beginning to its end, keeping the dates given so far."""

    def __init__(self, doc: Doc, published: date | None) -> None:
        self.doc = doc
        self.published = published
        self.normal = normalise(doc.text)
        self.people = frozenset(
            i for span in doc.spans.get("people", ()) for i in range(span.start, span.end)
        )
        self.anchors: list[_Anchor] = []
        self.last_not_of_speech: _Anchor | None = None

    def mentions(self) -> Iterator[DateMention]:
        """Give the mentions in the order of the text."""
        found = [match for match in matches(self.doc.text) if not self._is_person(match)]
        is_joined = False
        for first, second in zip_longest(found, found[1:]):
            if is_joined:
                is_joined = False
                continue
            interval = self._range(first, second) if second else None
            if interval:
                is_joined = True
                yield self._mention(replace(first, end=second.end), interval, is_range=True)
            else:
                is_range = not _RANGE_PARTS.isdisjoint(first.groups)
                yield self._mention(first, self._value(first), is_range=is_range)

    def _is_person(self, match: Match) -> bool:
        """Tell whether the words are a part of a person's name."""
        return bool(self.people) and self.people.issuperset(range(*self._tokens(match)))

    def _mention(self, match: Match, value: EdtfDate | None, *, is_range: bool) -> DateMention:
        """Make the mention of a date, and keep the date to count from."""
        start, end = self._tokens(match)
        if value is None:
            return DateMention(start, end)
        span = (match.start, match.end)
        wide = widened(value, self.normal, *span, published=self.published, is_range=is_range)
        if wide.earliest and wide.latest:
            self._keep(match, value, start)
        return DateMention(start, end, wide.text, _iso(wide.earliest), _iso(wide.latest))

    def _keep(self, match: Match, value: EdtfDate, start: int) -> None:
        """Keep a date to count from."""
        is_of_speech = is_day_of_speech(self.doc, start)
        is_setter = word_before(self.normal, match.start) in _TIME_SETTERS
        is_told = is_setter or not _SHIFTED_PARTS.isdisjoint(match.groups)
        is_heading = heads_line(self.doc, start, self._tokens(match)[1])
        anchor = _Anchor(value, start, is_of_speech, is_told and not is_of_speech, is_heading)
        self.anchors.append(anchor)
        if not is_of_speech:
            self.last_not_of_speech = anchor

    def _tokens(self, match: Match) -> tuple[int, int]:
        span = self.doc.char_span(match.start, match.end, alignment_mode="expand")
        return (span.start, span.end) if span else (0, 0)

    def _value(self, match: Match) -> EdtfDate | None:
        return value_of(match.meaning, match.groups, self._context(match))

    def _context(self, match: Match) -> Context:
        start, end = self._tokens(match)
        first, _ = sentence_around(self.doc, start, end)
        same_sentence = list(takewhile(lambda each: each.start >= first, reversed(self.anchors)))
        direction = pointed(self.normal, match.start, direction_at(self.doc, start, end))
        told = self._told(same_sentence, start)
        return Context(self.published, self._anchor(same_sentence), direction, told)

    def _anchor(self, same_sentence: list[_Anchor]) -> EdtfDate | None:
        """Give the date to count from: the last of the sentence, else the last that is no day of speech."""
        candidates = [*same_sentence[:1], self.last_not_of_speech, *self.anchors[-1:]]
        return next((each.value for each in candidates if each), None)

    def _told(self, same_sentence: list[_Anchor], start: int) -> EdtfDate | None:
        """Give the date of an earlier year that the sentence, or the entry that it is part of, tells of."""
        told = next((each.value for each in same_sentence if each.is_told), None)
        told = told or next((each.value for each in self.anchors if self._is_entry_of(each, start)), None)
        if told is None or told.latest is None:
            return None
        return told if self.published is None or told.latest.year < self.published.year else None

    def _is_entry_of(self, anchor: _Anchor, start: int) -> bool:
        """Tell whether a token stands in the line that a date is the head of."""
        return anchor.is_heading and "\n" not in self.doc[anchor.start : start].text

    def _range(self, left: Match, right: Match) -> EdtfDate | None:
        """Give the interval that two neighbouring dates make, or None if they are two dates."""
        join = joined_by(self.normal, left.end, right.start)
        opener = word_before(self.normal, left.start)
        if not join or is_moved(self.normal, left.start) or (join in _UNTIL and opener != "from"):
            return None
        if join == "-" and not {left.meaning, right.meaning} <= _DASHED:
            return None
        first, last = self._ends(left, right)
        if not first or not last or not _are_in_order(first, last):
            return None
        is_list = join == "or" or (join == "and" and opener != "between")
        is_one = _adjoin(first, last) and (join == "or" or _are_days(first, last))
        return None if is_list and not is_one else EdtfDate.interval(first, last)

    def _ends(self, left: Match, right: Match) -> tuple[EdtfDate | None, EdtfDate | None]:
        """Resolve both ends of a range; each takes from the other the year that it lacks."""
        lent = {name: value for name, value in right.groups.items() if name in _YEAR_PARTS}
        lacks_year = "months" in left.groups and _YEAR_PARTS.isdisjoint(left.groups)
        first = self._value(replace(left, groups={**left.groups, **lent}) if lacks_year else left)
        if not first or lent or right.meaning not in _FOLLOWS_ON or "shift" in right.groups:
            return first, self._value(right)
        context = Context(first.earliest, first, Direction.COMING)
        return first, value_of(right.meaning, right.groups, context)


def _are_in_order(first: EdtfDate, last: EdtfDate) -> bool:
    return bool(first.earliest and last.latest and first.earliest <= last.latest)


def _adjoin(first: EdtfDate, last: EdtfDate) -> bool:
    """Tell whether one date follows on another: "April or May"."""
    return bool(first.latest and last.earliest == first.latest + timedelta(days=1))


def _are_days(first: EdtfDate, last: EdtfDate) -> bool:
    return first.earliest == first.latest and last.earliest == last.latest


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None
