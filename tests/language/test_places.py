from __future__ import annotations

import pytest
from spacy.tokens import Span

from kg.language.attributes import register_attributes
from kg.language.countries import countries
from kg.language.countries.table import forms
from kg.language.gazetteer import read_table
from kg.language.organizations.table import all_forms as organization_forms
from kg.language.places import PlaceFinder, places
from kg.language.places.table import KINDS
from tests.language.made import TOKENIZER, made

PACKAGE = "kg.language.places"
ENOUGH_CITIES = 300


@pytest.fixture(scope="module")
def finder() -> PlaceFinder:
    register_attributes()
    return PlaceFinder(TOKENIZER, organization_forms())


# -- the table --------------------------------------------------------------------------------------------


def test_places_are_sorted_and_of_known_kinds_and_states() -> None:
    rows = read_table(PACKAGE, "places.csv")
    names = [row["name"] for row in rows]
    assert names == sorted(set(names))
    assert {row["kind"] for row in rows} == set(KINDS)
    assert {row["iso3"] for row in rows} - {""} <= set(countries())
    assert {word for row in rows for word in row["care"].split()} == {"name", "word"}


def test_cities_and_venues_lie_in_a_state() -> None:
    rows = read_table(PACKAGE, "places.csv")
    assert sum(row["kind"] == "city" for row in rows) >= ENOUGH_CITIES
    assert all(row["iso3"] for row in rows if row["kind"] in {"city", "venue"})


def test_no_name_is_that_of_two_places() -> None:
    rows = read_table(PACKAGE, "places.csv")
    names = [name for row in rows for name in (row["name"], *filter(None, row["forms"].split("|")))]
    assert len(names) == len(set(names))


def test_other_names_are_sorted() -> None:
    for place in places().values():
        assert list(place.forms) == sorted(set(place.forms))


def test_no_place_is_a_form_of_a_state() -> None:
    assert not set(places()) & set(forms())


# -- finding ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("in Geneva", [("Geneva", "CHE")]),
        ("at Sharm El-Sheikh", [("Sharm el-Sheikh", "EGY")]),
        ("the Taiwan Straits", [("Taiwan Strait", None)]),
        ("in Nairobi", [("Nairobi", "KEN")]),
        ("Nairobi said", []),
        ("the Geneva Convention", []),
        ("New York Times", []),
        ("Nice work", []),
        ("in Nice", [("Nice", "FRA")]),
        ("University of Geneva", []),
        ("in Victoria", []),
        ("", []),
    ],
)
def test_find(finder: PlaceFinder, text: str, expected: list[tuple[str, str | None]]) -> None:
    assert [(m.referent, m.iso3) for m in finder.find(made(text))] == expected


def test_a_person_is_no_place(finder: PlaceFinder) -> None:
    assert finder.find(made("Yesterday Florence Baker spoke.", people=("Florence Baker",))) == []


def test_no_place_overlaps_a_state(finder: PlaceFinder) -> None:
    doc = made("Nairobi in Kenya")
    span = Span(doc, 0, 1, label="COUNTRY")
    assert finder.find(doc, [span]) == []


def test_the_state_is_the_one_that_the_text_names(finder: PlaceFinder) -> None:
    doc = made("a city called Springdale in Belize.")
    doc.ents = [Span(doc, 3, 4, label="GPE")]
    span = Span(doc, 5, 6, label="COUNTRY")
    span._.iso3 = "BLZ"
    assert [(m.referent, m.iso3) for m in finder.find(doc, [span])] == [("Springdale", "BLZ")]


def test_a_statistical_name_alone_is_no_place(finder: PlaceFinder) -> None:
    doc = made("She praised Springdale.")
    doc.ents = [Span(doc, 2, 3, label="GPE")]
    assert finder.find(doc) == []
