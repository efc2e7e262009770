"""Exercises: what tells them from other drills, their names, and how long they last."""

from __future__ import annotations

import pytest
import spacy

from kg.extraction.exercise_names import is_military, named_exercises
from kg.extraction.exercises import join_ends
from kg.extraction.happening import Fact, Happening
from kg.language.attributes import register_attributes

register_attributes()
NLP = spacy.blank("en")
NLP.add_pipe("sentencizer")


def is_exercise(text: str, word: str) -> bool:
    doc = NLP(text)
    token = next(token for token in doc if token.text == word)
    return is_military(doc[token.i : token.i + 1])


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Troops began an exercise near the lake.", "exercise"),
        ("Warships met for drills.", "drills"),
        ("They took part in exercise Blue Reef.", "exercise"),
        ("Soldiers came. They praised the exercise.", "exercise"),
    ],
)
def test_an_exercise_of_forces(text: str, word: str) -> None:
    assert is_exercise(text, word)


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("The exercise of the veto angered them.", "exercise"),
        ("They sell drills for wells.", "drills"),
        ("Doctors advise a daily exercise.", "exercise"),
    ],
)
def test_no_exercise_of_forces(text: str, word: str) -> None:
    assert not is_exercise(text, word)


@pytest.mark.parametrize(
    "text",
    [
        "It is the Blue Reef exercise. Blue Reef ends.",
        "In exercise Blue Reef they sailed. Then Blue Reef ended.",
    ],
)
def test_a_name_is_known_again(text: str) -> None:
    doc = NLP(text)
    at = next(token.i for token in doc if token.text == "exercise")
    found = list(named_exercises(doc, [doc[at : at + 1]]))
    assert [name for _, name in found] == ["blue reef", "blue reef"]


def exercise(*dates: tuple[str, str, str]) -> Happening:
    span = NLP("drill")[0:1]
    facts = [Fact("date", value, span, "test", 0.8, first, last) for value, first, last in dates]
    return Happening(kind="Exercise", triggers=[span], facts=facts)


def test_beginning_and_end_make_one_date() -> None:
    joined = exercise(("2021-06-07", "2021-06-07", "2021-06-07"), ("../2021-06-18", "", "2021-06-18"))
    join_ends(joined)
    assert joined.values("date") == {"2021-06-07/2021-06-18"}


def test_an_end_before_the_beginning_is_left_alone() -> None:
    apart = exercise(("2021-06-07", "2021-06-07", "2021-06-07"), ("../2020-06-18", "", "2020-06-18"))
    join_ends(apart)
    assert len(apart.values("date")) == 2
