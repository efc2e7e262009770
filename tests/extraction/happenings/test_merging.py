"""Which mentions of meetings can be one."""

from __future__ import annotations

from dataclasses import replace

from kg.extraction.happenings.happening import Happening
from kg.extraction.happenings.merging import same_exercise, same_meeting
from tests.extraction.trees import tree

DOC = tree("\n".join(f"w{n} w{n} NOUN dep 1" if n else "w0 w0 NOUN root 0" for n in range(30)))


def meeting(at: int, *sides: tuple[str, str]) -> Happening:
    """Give a mention with a person of each state, by code and name."""
    mention = Happening("MinisterialMeeting", [DOC[at : at + 1]])
    for n, (code, name) in enumerate(sides, 1):
        span = DOC[at + n : at + n + 1]
        mention.add("attendee", name, span, "test")
        mention.add("party", code, span, "test")
    return mention


def test_those_who_met_are_mentioned_again() -> None:
    assert same_meeting(
        meeting(0, ("PER", "Soto"), ("CHL", "Vega")), meeting(10, ("PER", "Soto"), ("CHL", "Vega"))
    )


def test_another_person_of_a_state_is_another_meeting() -> None:
    assert not same_meeting(
        meeting(0, ("PER", "Soto"), ("CHL", "Vega")), meeting(10, ("PER", "Soto"), ("CHL", "Rios"))
    )


def test_two_of_many_meet_on_their_own() -> None:
    many = meeting(0, ("PER", "Soto"), ("CHL", "Vega"), ("BOL", "Luna"), ("ECU", "Mora"))
    two = meeting(10, ("PER", "Soto"), ("CHL", "Vega"))
    assert not same_meeting(many, two)
    assert same_meeting(many, replace(two, definite=True))


def test_what_one_word_tells_apart_stays_apart() -> None:
    one = meeting(0, ("PER", "Soto"), ("CHL", "Vega"))
    assert not same_meeting(one, replace(one, facts=list(one.facts)))


def drill(at: int, *parties: str, status: str = "Held", definite: bool = False, name: str = "") -> Happening:
    """Give a mention of an exercise."""
    mention = Happening("Exercise", [DOC[at : at + 1]], definite=definite, about=frozenset({name}) - {""})
    for code in parties:
        mention.add("party", code, DOC[at : at + 1], "test")
    mention.add("status", status, DOC[at : at + 1], "test")
    return mention


def test_the_status_sets_no_known_or_named_exercise_apart() -> None:
    begun = drill(5, "PER", "CHL", name="blue reef")
    assert same_exercise(begun, drill(10, status="Planned", definite=True))
    assert same_exercise(begun, drill(10, "PER", status="Planned", name="blue reef"))


def test_other_parties_or_another_name_are_another_exercise() -> None:
    begun = drill(5, "PER", "CHL", name="blue reef")
    assert not same_exercise(begun, drill(10, "BOL", "ECU", definite=True))
    assert not same_exercise(begun, drill(10, "PER", "CHL", name="red reef"))
    assert not same_exercise(begun, replace(drill(10, definite=True), another=True))


def test_a_plan_can_be_called_off_and_what_was_held_cannot() -> None:
    cancelled = drill(10, "PER", "CHL", status="Cancelled")
    assert same_exercise(drill(5, "PER", "CHL", status="Planned"), cancelled)
    assert not same_exercise(drill(5, "PER", "CHL"), replace(cancelled, definite=True))
