"""Meetings that only the whole text shows to be one.

The first merge goes from mention to mention and knows of each only what its own sentence says. Once parties,
days and people of all mentions are gathered, two meetings of the same sides on the same day are one unless
something tells them apart.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from itertools import combinations

from kg.extraction.happenings.happening import Happening
from kg.extraction.happenings.merging import can_be_one, join

__all__ = ["consolidate"]


def consolidate(meetings: Sequence[Happening]) -> list[Happening]:
    """Bring meetings together that have the same sides and day, and that nothing tells apart.

    Args:
        meetings: The meetings of a document, in the order in which they are first spoken of; the first of
            those that are one takes the facts of the others.

    Returns:
        The meetings that are left, in the same order.
    """
    gone: set[int] = set()
    for first, second in combinations(range(len(meetings)), 2):
        if not {first, second} & gone and _is_one(meetings[first], meetings[second]):
            join(meetings[first], meetings[second])
            gone.add(second)
    return [meeting for n, meeting in enumerate(meetings) if n not in gone]


def _is_one(one: Happening, other: Happening) -> bool:
    """Have they the same sides and day, and neither people nor a place of their own?"""
    if one.values("party") != other.values("party") or len(one.values("party")) < _TWO:
        return False
    if one.another or other.another or not (_is_within_days(one) and _is_within_days(other)):
        return False
    ours, theirs = one.values("attendee"), other.values("attendee")
    return (not ours or not theirs or bool(ours & theirs)) and can_be_one(one, other)


def _is_within_days(meeting: Happening) -> bool:
    """Is it told to a few days when it is: in one month the same sides may meet twice?"""
    bounds = [(fact.earliest, fact.latest) for fact in meeting.all("date") if fact.earliest and fact.latest]
    return any((date.fromisoformat(b) - date.fromisoformat(a)).days < _WEEK for a, b in bounds)


_TWO = 2
_WEEK = 7
