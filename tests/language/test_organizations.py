from __future__ import annotations

import re

import pytest

from kg.language.gazetteer import read_table
from kg.language.organizations import OrganizationFinder, organizations
from kg.language.organizations.table import KINDS, aliases, not_organizations
from tests.language.made import TOKENIZER, made

PACKAGE = "kg.language.organizations"
ENOUGH = 100


@pytest.fixture(scope="module")
def finder() -> OrganizationFinder:
    return OrganizationFinder(TOKENIZER)


# -- the tables -------------------------------------------------------------------------------------------


def test_organizations_are_many_sorted_and_of_known_kinds() -> None:
    rows = read_table(PACKAGE, "organizations.csv")
    assert [row["id"] for row in rows] == sorted({row["id"] for row in rows})
    assert len(rows) >= ENOUGH
    assert {row["kind"] for row in rows} == set(KINDS)


def test_labels_names_and_identifiers_are_of_one_organization_each() -> None:
    for column in ("label", "name", "wikidata"):
        values = [v for o in organizations().values() if (v := getattr(o, column))]
        assert len(values) == len(set(values)), column
    assert all(re.fullmatch(r"(Q\d+)?", o.wikidata) for o in organizations().values())


def test_aliases_are_sorted_and_each_of_one_organization() -> None:
    rows = read_table(PACKAGE, "aliases.csv")
    keys = [(row["id"], row["form"]) for row in rows]
    assert keys == sorted(set(keys))
    assert len({row["form"] for row in rows}) == len(rows)
    assert {row["care"] for row in rows} == {"", "cue"}


def test_every_organization_has_an_alias_that_needs_no_cue() -> None:
    plain = {a.id for a in aliases().values() if not a.care}
    assert plain == set(organizations())
    assert {a.id for a in aliases().values()} == set(organizations())


def test_every_full_name_is_an_alias() -> None:
    for organization in organizations().values():
        assert aliases()[organization.name].id == organization.id


def test_longer_names_are_sorted_and_no_aliases() -> None:
    rows = [row["form"] for row in read_table(PACKAGE, "not_organizations.csv")]
    assert rows == sorted(set(rows))
    assert not not_organizations() & set(aliases())


def test_word_lists_are_sorted_and_without_repeats() -> None:
    rows = read_table(PACKAGE, "contexts.csv")
    assert [row["list"] for row in rows] == sorted({row["list"] for row in rows})
    for row in rows:
        words = row["words"].split()
        assert words == sorted(set(words)), row["list"]


# -- finding ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("the U.N.", ["UN"]),
        ("the Security Council", []),
        ("the Security Council voted", ["UN"]),
        ("the U.N. and the Security Council", ["UN", "UN"]),
        ("the National Security Council voted", []),
        ("Quad leaders", ["Quad"]),
        ("Quad bikes", []),
        ("a quad", []),
        ("AU summit", ["AU"]),
        ("an AU of length", []),
        ("the African Union, or AU for short", ["AU", "AU"]),
        ("WHO WINS TODAY", []),
        ("League of Arab States", ["Arab League"]),
        ("NATO’s", ["NATO"]),
        ("the Organisation of Islamic Cooperation (OIC)", ["OIC", "OIC"]),
        ("the Commonwealth of Virginia", []),
        ("P5+1", ["P5+1"]),
        ("Bucharest Nine", ["B9"]),
        ("", []),
    ],
)
def test_find(finder: OrganizationFinder, text: str, expected: list[str]) -> None:
    assert [m.referent for m in finder.find(made(text))] == expected
