from __future__ import annotations

import csv
import io
from collections import Counter
from pathlib import Path

import pyoxigraph as ox
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.errors import UserError
from kg.store.query import run
from kg.store.questions import Question, parse_question, question, questions
from tests.store import world

TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=30)
HEADER = "# title: Which?\n# description: Those.\n"
EXPECTED = sorted((Path(__file__).with_name("data") / "answers").glob("*.csv"))


@pytest.fixture(scope="module")
def store() -> ox.Store:
    return world.store()


def test_there_are_questions() -> None:
    names = [q.name for q in questions()]
    assert len(names) >= 25
    assert names == sorted(names)


@pytest.mark.parametrize("asked", questions(), ids=lambda q: q.name)
def test_each_question_is_answered_as_its_file_stands(store: ox.Store, asked: Question) -> None:
    plain = store.query(asked.sparql)  # no prefix is known beside those that the file declares
    assert isinstance(plain, ox.QuerySolutions)
    assert [variable.value for variable in plain.variables] == list(run(store, asked.sparql).columns)
    assert asked.title.endswith("?")
    assert asked.description.endswith(".")


@pytest.mark.parametrize("asked", questions(), ids=lambda q: q.name)
def test_each_question_has_an_expected_answer(asked: Question) -> None:
    assert asked.name in {path.stem.partition(",")[0] for path in EXPECTED}


@pytest.mark.parametrize("path", EXPECTED, ids=lambda path: path.stem)
def test_the_answer_is_the_expected_one(store: ox.Store, path: Path) -> None:
    """A file's name is the question and the values of its parameters: `offices,country=PER.csv`."""
    name, *given_values = path.stem.split(",")
    asked = question(name)
    assert asked is not None
    answer = run(store, asked.asked(dict(value.split("=") for value in given_values)))
    assert answer.csv().replace("\r\n", "\n") == path.read_text("utf-8")


def test_a_country_by_name_is_the_same_as_by_code(store: ox.Store) -> None:
    for asked in questions():
        names = {p.name for p in asked.parameters}
        for parameter in sorted(names & {"country", "country1"}):
            by_code = run(store, asked.asked({parameter: "PER"})).rows
            by_name = run(store, asked.asked({parameter: "Republic of Peru"})).rows
            assert Counter(by_code) == Counter(by_name)


@given(TEXTS, TEXTS)
def test_values_stay_data(first: str, second: str) -> None:
    asked = parse_question(
        "echo",
        HEADER
        + "# param one: a text (default any)\n# param two: a text (default b)\n"
        + 'SELECT ?one ?two { VALUES ?one { UNDEF } VALUES ?two { "b" } }',
    )
    values = {"one": first, "two": second}
    found = list(run(ox.Store(), asked.asked(values)))
    assert found == [tuple(None if value == "any" else value for value in values.values())]


def test_values_are_set_whatever_their_order(store: ox.Store) -> None:
    asked = question("agreements")
    assert asked is not None
    one = asked.asked({"country1": "PER", "status": "InForce"})
    assert one == asked.asked({"status": "InForce", "country1": "PER"})
    assert asked.asked({"country1": "any"}) == asked.sparql


def test_an_unknown_parameter() -> None:
    asked = question("offices")
    assert asked is not None
    with pytest.raises(UserError, match="'offices' has no parameter 'land'; it has: country, title"):
        asked.asked({"land": "PER"})


def test_no_such_question() -> None:
    assert question("weather") is None


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("SELECT * {}", "no line '# description: …'"),
        ("# description: Those.\nSELECT * {}", "no line '# title: …'"),
        (HEADER + "# param x: a thing\nSELECT * { VALUES ?x { UNDEF } }", r"x no '\(default …\)'"),
        (HEADER + "# param x: a thing (default any)\nSELECT * { ?x ?p ?o }", "exactly once, not 0 times"),
        (
            HEADER + "# param x: a thing (default any)\nSELECT * { VALUES ?x { UNDEF } VALUES ?x { UNDEF } }",
            "exactly once, not 2 times",
        ),
        (HEADER + '# param x: a thing (default b)\nSELECT * { VALUES ?x { "a" } }', "other defaults"),
    ],
)
def test_a_question_that_is_not_well_formed(content: str, said: str) -> None:
    with pytest.raises(UserError, match=said):
        parse_question("odd", content)


def test_expected_answers_are_tables() -> None:
    for path in EXPECTED:
        rows = list(csv.reader(io.StringIO(path.read_text("utf-8"))))
        assert len(rows) > 1, f"{path.name} expects nothing, so it would not notice much"
