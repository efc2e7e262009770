"""Which meetings are one once all is known of them."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kg.extraction.happenings.consolidating import consolidate
from kg.extraction.happenings.happening import Fact, Happening
from tests.extraction.trees import tree

DOC = tree("\n".join(f"w{n} w{n} NOUN dep 1" if n else "w0 w0 NOUN root 0" for n in range(30)))


def meeting(
    at: int, first: str, last: str, *people: str, sides: tuple[str, ...] = ("PER", "FJI")
) -> Happening:
    """Give a meeting of some sides from a day to a day."""
    span = DOC[at : at + 1]
    mention = Happening("MinisterialMeeting", [span])
    mention.facts = [
        Fact("date", f"{first}/{last}", span, "test", earliest=first, latest=last),
        *(Fact("party", code, span, "test") for code in sides),
        *(Fact("attendee", name, DOC[at + n : at + n + 1], "test") for n, name in enumerate(people, 1)),
    ]
    return mention


def test_the_same_sides_on_the_same_day_are_one() -> None:
    one = meeting(0, "2016-09-13", "2016-09-13", "Quispe")
    other = meeting(9, "2016-09-13", "2016-09-13")
    other.add("status", "Postponed", DOC[10:11], "test")
    assert consolidate([one, other]) == [one]
    assert one.values("status") == {"Postponed"}


def test_a_day_lies_within_a_week() -> None:
    assert (
        len(consolidate([meeting(0, "2016-09-12", "2016-09-18"), meeting(9, "2016-09-13", "2016-09-13")]))
        == 1
    )


@pytest.mark.parametrize(
    "other",
    [
        meeting(9, "2016-09-14", "2016-09-14"),
        meeting(9, "2016-09-01", "2016-09-30"),
        meeting(9, "2016-09-13", "2016-09-13", "Vula"),
        meeting(9, "2016-09-13", "2016-09-13", sides=("PER", "FJI", "TON")),
        replace(meeting(9, "2016-09-13", "2016-09-13"), another=True),
        replace(meeting(9, "2016-09-13", "2016-09-13"), kind="PhoneCall"),
    ],
    ids=["another day", "some day of a month", "other people", "other sides", "set apart", "another kind"],
)
def test_what_something_tells_apart_stays_two(other: Happening) -> None:
    assert len(consolidate([meeting(0, "2016-09-13", "2016-09-13", "Quispe"), other])) == 2
