"""Treaties of many states."""

from __future__ import annotations

import csv
from importlib.resources import files

import pytest

from kg import extraction, vocabulary
from kg.extraction.agreements.treaties import is_treaty_of_many, treaty_patterns


def rows() -> list[dict[str, str]]:
    text = (files(extraction) / "data" / "treaties.csv").read_text("utf-8")
    return list(csv.DictReader(text.splitlines()))


def test_the_list_is_sorted_and_names_nothing_twice() -> None:
    names = [name for row in rows() for name in (row["name"], *row["also"].split(";")) if name]
    first = [row["name"] for row in rows()]
    assert len(names) == len(set(names))
    assert first == sorted(first, key=lambda name: name.encode())


def test_kinds_are_classes_of_the_ontology() -> None:
    assert {row["kind"] for row in rows()} <= set(vocabulary.AGREEMENT_KINDS)


@pytest.mark.parametrize("row", rows(), ids=lambda row: row["name"])
def test_every_name_is_found_with_its_kind(row: dict[str, str]) -> None:
    for name in (row["name"], *filter(None, row["also"].split(";"))):
        found = [
            (kind, m[0]) for kind, p in treaty_patterns() for m in p.finditer(f"They signed the {name} here.")
        ]
        assert found == [(row["kind"], name)]


@pytest.mark.parametrize(
    "text",
    [
        "the Treaty of Lima",
        "a non-proliferation treaty",
        "the Paris agreement on fish",
        "The Vienna meeting",
    ],
)
def test_other_words_are_no_treaty_of_many(text: str) -> None:
    assert not is_treaty_of_many(text)


def test_a_name_may_be_broken_over_lines() -> None:
    assert is_treaty_of_many("the Outer\nSpace Treaty")


def test_a_protocol_to_a_treaty_is_another_one_of_many() -> None:
    text = "the Protocol to the North Atlantic Treaty"
    assert is_treaty_of_many(text)
    assert not any(pattern.search(text) for _, pattern in treaty_patterns())
