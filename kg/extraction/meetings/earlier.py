"""Meetings told by how long ago they were: "the first summit since 2019", "had not met since May"."""

from __future__ import annotations

from typing import Final

from spacy.tokens import Span

from kg.extraction.happenings.happening import Fact, Happening
from kg.extraction.meetings.triggers import Trigger
from kg.extraction.syntax.clauses import Clause
from kg.extraction.syntax.forms import base_forms
from kg.language.dates.edtf import parse

__all__ = ["date_of_last", "is_last_told", "last_before"]

_REACH: Final = 14
_FIRST: Final = frozenset({"first", "only"})
_SHARED: Final = frozenset({"party", "organization", "reference"})


def date_of_last(trigger: Span) -> Span | None:
    """Give the date in "the first summit since May 2019", or None.

    Args:
        trigger: The words that tell of the meeting.

    Returns:
        The date that follows "since" before the next verb, if it is so told.
    """
    doc, end = trigger.doc, min(trigger.end + _REACH, trigger.sent.end)
    for token in doc[trigger.end : end]:
        if token.pos_ == "VERB" or token.text in {";", ":", ","}:
            return None
        if token.lower_ == "since":
            return _date_at(trigger, token.i)
    return None


def _date_at(trigger: Span, since: int) -> Span | None:
    dates = trigger.doc.spans.get("dates", ())
    return next((span for span in dates if span._.edtf and span.start in {since, since + 1}), None)


def is_last_told(trigger: Trigger, clause: Clause) -> bool:
    """Is this "had not met since May", which tells of a meeting in May?"""
    if not trigger.is_verb or "meet" not in base_forms(trigger.root) or date_of_last(trigger.span) is None:
        return False
    return len(clause.chain) == 1 and any(child.lower_ in _HAVE for child in trigger.root.children)


_HAVE: Final = frozenset({"has", "have", "had", "'ve", "’ve"})


def last_before(mention: Happening, trigger: Trigger, *, negated: bool) -> Happening | None:
    """Give the meeting that was the last one before, where the text dates it.

    Args:
        mention: The meeting that is told.
        trigger: What tells of it.
        negated: It is only told that they have not met since.

    Returns:
        The earlier meeting of the same sides; None where none is told.
    """
    date = date_of_last(trigger.span)
    doc, start = trigger.root.doc, max(trigger.root.sent.start, trigger.span.start - _REACH // 2)
    is_first = any(token.lower_ in _FIRST for token in doc[start : trigger.span.start])
    if date is None or not (is_first or negated):
        return None
    last = Happening(mention.kind, [trigger.span], another=True)
    wanted = _SHARED | {"attendee"} if negated else _SHARED
    last.facts = [fact for fact in mention.facts if fact.slot in wanted]
    value = date._.edtf.removesuffix("/..")
    day = parse(value)
    bounds = (day.earliest.isoformat() if day.earliest else "", day.latest.isoformat() if day.latest else "")
    last.facts.append(Fact("date", value, date, "date of the last one", 0.75, *bounds))
    last.add("status", "Held", date, "date of the last one", 0.75)
    return last
