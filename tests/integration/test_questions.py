"""The packaged questions on the bundled reports: rows that an answer must have, and rows that it may not."""

from __future__ import annotations

import re
import sys
from pathlib import Path
from typing import Any, Final, TypeAlias

import pytest

from kg.building.build import Build, build
from kg.language.countries import countries
from kg.samples import reports
from kg.store.questions import question, questions
from tests.integration.comparing import rows_of, rows_of_json
from tests.samples.reading import content, records

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib

Row: TypeAlias = "dict[str, str]"

CASES: Final[list[dict[str, Any]]] = tomllib.loads(
    Path(__file__).with_name("expected_answers.toml").read_text("utf-8")
)["case"]
EACH = pytest.mark.parametrize(
    "case", CASES, ids=[",".join([c["question"], *c.get("with", {}).values()]) for c in CASES]
)
OWN_WORDS: Final = {"property", "says", "kind", "stands"}
"""Columns that hold the program's words and no fact of a report."""
AS_WRITTEN: Final = {"about", "sentence", "where"}
"""Columns that hold words of a report."""


@pytest.fixture(scope="module")
def built() -> Build:
    return build(reports())


def answered(built: Build, case: dict[str, Any]) -> list[Row]:
    asked = question(case["question"])
    assert asked is not None
    answer = built.query(asked.asked(case.get("with", {})))
    return [{c: str(value) for c, value in zip(answer.columns, row, strict=True)} for row in answer]


def agrees(row: Row, wanted: Row) -> bool:
    return all(row[column] == value for column, value in wanted.items())


@pytest.mark.model
@EACH
def test_the_answer_has_what_the_reports_state(built: Build, case: dict[str, Any]) -> None:
    rows = answered(built, case)
    lacking = [wanted for wanted in case["has"] if not any(agrees(row, wanted) for row in rows)]
    assert lacking == [], "\n".join(map(str, rows))


@pytest.mark.model
@EACH
def test_the_answer_has_nothing_that_no_report_states(built: Build, case: dict[str, Any]) -> None:
    wrong = [row for row in answered(built, case) for bad in case["lacks"] if agrees(row, bad)]
    assert wrong == []


@pytest.mark.model
@pytest.mark.filterwarnings("ignore::DeprecationWarning:rdflib")
@pytest.mark.parametrize("name", ["documents", "ministers-then"])
def test_rdflib_answers_alike_within_seconds(built: Build, name: str) -> None:
    """rdflib has no index by graph; asked in another order these two took it minutes."""
    asked = question(name)
    assert asked is not None
    found = built.dataset.query(asked.sparql).serialize(format="json")
    assert rows_of_json(found or b"") == rows_of(built.query(asked.sparql))


def test_every_question_is_asked_of_the_bundled_reports() -> None:
    assert {case["question"] for case in CASES} == {asked.name for asked in questions()}
    assert all(case["has"] or case["lacks"] for case in CASES)


@EACH
def test_every_row_stands_in_the_records_of_its_reports(case: dict[str, Any]) -> None:
    cited = [record for record in records() if record["document"] in case["reports"]]
    assert len(cited) == len(case["reports"])
    known = {text for record in cited for text in texts(record)}
    written = " ".join(" ".join(content(record) for record in cited).split())
    for row in case["has"]:
        for column, value in row.items():
            if column in AS_WRITTEN:
                assert value in written, (column, value)
                continue
            for part in [] if column in OWN_WORDS else re.split(", ", value):
                assert said(part) & known, (column, part)


def texts(value: object) -> set[str]:
    """Give every text and number that a record holds, however deep."""
    if isinstance(value, dict):
        return {text for inner in value.values() for text in texts(inner)}
    if isinstance(value, list):
        return {text for inner in value for text in texts(inner)}
    return {str(value)}


def said(value: str) -> set[str]:
    """Give a value as an answer has it, and as a record would: a country's code, a state in lower case."""
    codes = {code for code, state in countries().items() if state.name == value}
    return {value, re.sub(r"(?<=[a-z])(?=[A-Z])", "-", value).lower(), *codes}
