"""Whether a text tells enough of a meeting to make it one: "talks will continue" names none."""

from __future__ import annotations

from typing import Final

from kg.extraction.happenings.happening import Happening
from kg.extraction.lexicon import words
from kg.extraction.meetings.status import CALLED_OFF

__all__ = ["says_something"]

_TOLD_APART: Final = ("date", "place", "ordinal", "mode")
_VAGUE: Final = frozenset({"Meeting", "BilateralTalks", "WorkingLevelTalks"})
_SIDES: Final = 2


def says_something(meeting: Happening) -> bool:
    """Is more said than that two states talk?

    A day, a place, a number, two who attend or the level of a minister tell a meeting apart, and so does
    that it was called off. Without these, "talks", "discussions" and "dialogue" are what goes on between
    states; a "meeting" or what "met" tells of is still one, once it has a status or somebody attends.

    Args:
        meeting: A meeting with all that is known of it.

    Returns:
        Whether it is one to hold.
    """
    if any(map(meeting.first, _TOLD_APART)) or len(meeting.values("attendee")) >= _SIDES:
        return True
    if not any(map(meeting.first, ("status", "attendee"))):
        return False
    in_general = all(
        span.root.lower_ in words("meetings", "in_general", "words") for span in meeting.triggers
    )
    return not in_general or meeting.kind not in _VAGUE or bool(meeting.values("status") & CALLED_OFF)
