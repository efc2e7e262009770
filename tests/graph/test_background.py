"""The table of groups of states, which no text gives."""

from __future__ import annotations

import csv
from importlib.resources import files

from kg import vocabulary as v
from kg.graph.background import Background, groups
from kg.language.countries import countries
from kg.language.organizations import organizations
from kg.records import Individual, Literal

CONTINENTS = {"Africa", "Americas", "Asia", "Europe", "Oceania"}
ROWS = list(csv.DictReader(files("kg.graph").joinpath("groups.csv").read_text(encoding="utf-8").splitlines()))


def test_each_group_and_each_member_stands_once_and_in_order() -> None:
    names = [row["group"] for row in ROWS]
    assert names == sorted(set(names))
    for row in ROWS:
        members = row["members"].split()
        assert members == sorted(set(members)), row["group"]


def test_members_are_states_and_groups_are_known_organizations() -> None:
    assert groups().keys() == countries().keys()
    assert {row["group"] for row in ROWS} - CONTINENTS <= {o.label for o in organizations().values()}


def test_every_state_lies_on_one_continent() -> None:
    assert [code for code, names in groups().items() if len(CONTINENTS & set(names)) != 1] == []


def test_the_resolved_view_says_what_a_state_is_counted_among() -> None:
    estonia = Individual("e", v.ent("Country"), "Estonia", mentions=(("d", "country/EST"),))
    facts = set(Background().facts(estonia))
    assert {(v.SCHEMA_MEMBER_OF, Literal(name)) for name in ("Europe", "EU", "NATO")} <= facts
    assert (v.SCHEMA_MEMBER_OF, Literal("ASEAN")) not in facts
