"""The table of sentences itself: complete, and in the words of the ontology."""

from __future__ import annotations

from collections import Counter

import pytest

from kg import vocabulary as v
from kg.extraction.agreements.treaties import is_treaty_of_many
from kg.language.countries import countries
from kg.language.dates.edtf import parse
from tests.extraction.rows import CONSTRUCTIONS, FAMILIES, KINDS, Facts, Row, known_failures, rows

SLOTS = {
    "meetings": {
        *("type", "parties", "status", "date", "place", "mode", "ordinal", "attendees"),
        *("said_by", "rescheduled_as", "topics", "organization"),
    },
    "agreements": {"type", "parties", "status", "date", "signatories", "said_by", "topics"},
    "exercises": {"parties", "status", "date", "place", "said_by"},
}
STATUSES = {
    "meetings": v.MEETING_STATUSES,
    "agreements": v.AGREEMENT_STATUSES,
    "exercises": v.MEETING_STATUSES,
}
TYPES = {
    "meetings": v.MEETING_KINDS | {"Meeting"},
    "agreements": v.AGREEMENT_KINDS | {"Agreement"},
    "exercises": frozenset[str](),
}


def happenings() -> list[tuple[Row, str, Facts]]:
    return [(row, family, facts) for row in rows() for family in FAMILIES for facts in row.happenings[family]]


def test_every_cell_has_three_rows() -> None:
    cells = Counter((row.kind, row.construction) for row in rows())
    thin = {
        (kind, construction): cells[kind, construction]
        for kind in (*FAMILIES, "offices")
        for construction in CONSTRUCTIONS
        if cells[kind, construction] < 3
    }
    assert not thin
    assert sum(row.kind == "nothing" for row in rows()) >= 25


def test_no_row_stands_twice() -> None:
    assert len({row.id for row in rows()}) == len({row.text for row in rows()}) == len(rows()) >= 200


def test_the_table_is_about_many_states_and_decades() -> None:
    states = {state for _, _, facts in happenings() for state in facts["parties"]}
    assert len(states) >= 80
    assert {row.published.year // 10 for row in rows()} >= {*range(195, 204)}


def test_a_row_speaks_of_its_kind() -> None:
    for row in rows():
        if row.kind == "nothing":
            assert not any(row.happenings.values()), row.id
        elif row.kind == "offices":
            assert row.offices is not None, row.id
        else:
            other = row.construction in {"negated", "hypothetical"}
            assert row.happenings[row.kind] or other, row.id


@pytest.mark.parametrize(
    ("row", "family", "facts"), [pytest.param(*h, id=f"{h[0].id} {n}") for n, h in enumerate(happenings())]
)
def test_a_happening_is_in_the_words_of_the_ontology(row: Row, family: str, facts: Facts) -> None:
    assert set(facts) <= SLOTS[family]
    assert facts.get("type") in TYPES[family] or family == "exercises"
    assert facts["status"] in STATUSES[family]
    assert facts.get("mode", "Virtual") in v.MODES
    assert set(facts["parties"]) <= set(countries())
    assert len(set(facts["parties"])) == len(facts["parties"])
    dated = family == "agreements" and "date" in facts  # the text leaves the other side out
    named = facts.get("organization") or is_treaty_of_many(row.text)
    assert len(facts["parties"]) >= 2 or named or dated
    assert "date" not in facts or parse(facts["date"])


def test_names_and_places_stand_in_the_text() -> None:
    for row, _, facts in happenings():
        for name in (*facts.get("attendees", ()), *facts.get("signatories", ()), *facts.get("topics", ())):
            assert name in row.text, row.id
        assert facts.get("place", "").casefold() in row.text.casefold() or " capital " in row.text, row.id
        assert facts.get("said_by", "").casefold() in row.text.casefold(), row.id
    for row in rows():
        for office in row.offices or ():
            assert office["person"] in row.text, row.id
            assert office["country"] in countries(), row.id


def test_every_known_failure_is_a_row() -> None:
    assert set(known_failures()) <= {row.id for row in rows()}


def test_the_files_are_those_of_the_kinds() -> None:
    assert {row.kind for row in rows()} == set(KINDS)
