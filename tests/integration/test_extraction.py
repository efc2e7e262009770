"""The table of sentences on the packaged model, and what holds for every text."""

from __future__ import annotations

from typing import Any

import pytest

from kg.extraction import extract
from kg.language import read_all
from tests.extraction.comparing import problems, reason
from tests.extraction.rows import Row, known_failures, rows
from tests.integration.conftest import OUTCOMES, Outcomes, is_writing
from tests.small import document

pytestmark = pytest.mark.model

TAKE_OFF = (
    "where it passes, take its id out of tests/extraction/data/known_failures.txt, or write the list afresh: "
    "ENTENTE_WRITE_FAILURES=1 pytest tests/integration/test_extraction.py"
)


@pytest.fixture(scope="session")
def outcomes(pytestconfig: pytest.Config) -> Outcomes:
    """Read the whole table at once; what is wrong with each row."""
    docs = read_all((row.text, row.published) for row in rows())
    found = {
        row.id: problems(row, extract(document(row.text, row.id, row.published), doc))
        for row, doc in zip(rows(), docs, strict=True)
    }
    pytestconfig.stash[OUTCOMES] = found
    return found


def cases() -> list[Any]:
    known = {} if is_writing() else known_failures()
    marks = {
        id_: [pytest.mark.xfail(reason=f"{word}; {TAKE_OFF}", strict=True)] for id_, word in known.items()
    }
    return [pytest.param(row, id=row.id, marks=marks.get(row.id, [])) for row in rows()]


@pytest.mark.parametrize("row", cases())
def test_sentence(row: Row, outcomes: Outcomes) -> None:
    messages = outcomes[row.id]
    if is_writing() and messages:
        pytest.xfail(f"{reason(messages)} (written to the list)")
    assert not messages, "\n".join([row.text.strip(), *messages])
