"""What a text must tell of a meeting to make it one."""

from __future__ import annotations

import pytest

from kg.extraction.happenings.happening import Happening
from kg.extraction.meetings.telling import says_something
from tests.extraction.trees import tree


def told(noun: str, kind: str, **facts: str) -> bool:
    doc = tree(f"{noun} {noun} NOUN root 0")
    mention = Happening(kind, [doc[0:1]])
    for slot, value in facts.items():
        mention.add(slot, value, doc[0:1], "test")
    return says_something(mention)


@pytest.mark.parametrize("noun", ["talks", "discussions", "dialogue", "consultations"])
def test_what_goes_on_between_states_is_no_meeting(noun: str) -> None:
    assert not told(noun, "Meeting", status="Planned")
    assert not told(noun, "BilateralTalks", status="Held", attendee="Ana Quispe")


@pytest.mark.parametrize(("slot", "value"), [("place", "Suva"), ("date", "2016-09"), ("ordinal", "3")])
def test_a_place_a_day_or_a_number_makes_it_one(slot: str, value: str) -> None:
    assert told("talks", "Meeting", **{slot: value})


def test_a_level_or_the_calling_off_makes_it_one() -> None:
    assert told("talks", "MinisterialMeeting", status="Planned")
    assert told("talks", "BilateralTalks", status="Cancelled")


def test_a_meeting_needs_a_status_or_somebody() -> None:
    assert told("meeting", "Meeting", status="Held")
    assert not told("meeting", "Meeting")
