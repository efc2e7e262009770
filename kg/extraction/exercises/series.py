"""Exercises of one series: what is told of one edition tells who takes part in the next."""

from __future__ import annotations

from collections.abc import Sequence

from kg.extraction.exercises.names import same_name
from kg.extraction.happenings.happening import Happening

__all__ = ["take_parties_of_series"]

_TWO = 2


def take_parties_of_series(exercises: Sequence[Happening]) -> None:
    """Put in the parties of the exercise before where one is spoken of as known: "the next edition".

    Args:
        exercises: The exercises of a document in the order of the text; they are completed in place.
    """
    for number, exercise in enumerate(exercises):
        ours = exercise.values("party")
        if len(ours) >= _TWO or not (exercise.definite or exercise.about):
            continue
        known = (other for other in reversed(exercises[:number]) if len(other.values("party")) >= _TWO)
        for other in known:
            if ours <= other.values("party") and _is_of_series(exercise, other):
                for code in sorted(other.values("party") - ours):
                    exercise.add("party", code, exercise.triggers[0], "known exercise", 0.6)
                break


def _is_of_series(exercise: Happening, other: Happening) -> bool:
    """Do both have one name but for the year, or is it known, has no name, and is of another day?"""
    if _is_joined(exercise, other):
        return True
    if exercise.about:
        return any(same_name(_plain(one), _plain(two)) for one in exercise.about for two in other.about)
    return exercise.definite and exercise.first("date") is not None


def _is_joined(exercise: Happening, other: Happening) -> bool:
    """Is it the second of two: "the bilateral exercises Blue Reef and Red Reef"?"""
    start = exercise.triggers[0].start
    return any(
        0 <= start - trigger.end <= _BESIDE and trigger.sent == exercise.triggers[0].sent
        for trigger in other.triggers
    )


_BESIDE = 4


def _plain(name: str) -> str:
    return name.rstrip("0123456789").rstrip(" -")
