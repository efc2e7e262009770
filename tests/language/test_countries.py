from __future__ import annotations

import re
from collections import defaultdict

import pytest

from kg.language.countries import CountryFinder, capitals, countries, country
from kg.language.countries.table import SENSES, Form, forms, not_states
from kg.language.gazetteer import read_table
from kg.language.organizations.table import all_forms as organization_forms
from kg.language.places.table import all_forms as place_forms
from tests.language.made import TOKENIZER, made

PACKAGE = "kg.language.countries"
UN_MEMBERS = 193
BEYOND_THE_UN = {"VAT", "PSE", "TWN", "XKX", "COK", "NIU"}
"""Observers, states with partial recognition, and states in free association that sign treaties."""
NAME_IS_ADJECTIVE = {"LIE", "NZL", "SGP", "PNG", "SLB", "COK", "NLD", "USA"}
"""States whose name also stands before a noun; most of them have another adjective too."""
NO_ADJECTIVE = {"VAT"}
"""States whose name alone serves."""
NAME_IS_CAPITAL = {"SGP", "VAT"}
AMBIGUOUS = {"Congo", "Congolese", "Dominican", "Dominicans", "Korea", "Korean", "Koreans"}


@pytest.fixture(scope="module")
def finder() -> CountryFinder:
    return CountryFinder(TOKENIZER, [*organization_forms(), *place_forms()])


def senses(iso3: str) -> set[str]:
    return {f.sense for found in forms().values() for f in found if f.iso3 == iso3}


# -- the tables -------------------------------------------------------------------------------------------


def test_every_state_is_there_once() -> None:
    rows = read_table(PACKAGE, "countries.csv")
    codes = [row["iso3"] for row in rows]
    assert codes == sorted(set(codes))
    assert set(codes) >= BEYOND_THE_UN
    assert len(codes) == UN_MEMBERS + len(BEYOND_THE_UN)


def test_codes_and_identifiers_have_their_shape() -> None:
    for state in countries().values():
        assert re.fullmatch(r"[A-Z]{3}", state.iso3)
        assert re.fullmatch(r"[A-Z]{2}", state.iso2)
        assert re.fullmatch(r"Q\d+", state.wikidata)
    for column in ("iso2", "name", "official", "wikidata"):
        values = [getattr(state, column) for state in countries().values()]
        assert len(values) == len(set(values)), column


def test_every_state_has_its_names_as_forms() -> None:
    for state in countries().values():
        for name in (state.name, state.official):
            assert state.iso3 in {f.iso3 for f in forms()[name.removeprefix("The ")]}, name


@pytest.mark.parametrize("iso3", sorted(countries()))
def test_every_state_has_name_adjective_and_capital(iso3: str) -> None:
    have = senses(iso3)
    assert "name" in have
    assert "adjective" in have or iso3 in NAME_IS_ADJECTIVE | NO_ADJECTIVE
    assert "capital" in have or iso3 in NAME_IS_CAPITAL


def test_forms_are_sorted_known_and_not_repeated() -> None:
    rows = read_table(PACKAGE, "forms.csv")
    keys = [(row["iso3"], SENSES.index(row["sense"]), row["form"]) for row in rows]
    assert keys == sorted(set(keys))
    assert {row["iso3"] for row in rows} == set(countries())
    pairs = [(row["iso3"], row["form"]) for row in rows]
    assert len(pairs) == len(set(pairs))
    assert {word for row in rows for word in row["care"].split()} == {"exact", "mention", "name", "place"}
    assert all(row["form"] == row["form"].strip() for row in rows)
    assert not any(c in row["form"] for row in rows for c in "’‘–‑")


def test_a_form_of_several_states_is_deliberate() -> None:
    shared = {form for form, found in forms().items() if len({f.iso3 for f in found}) > 1}
    assert shared == AMBIGUOUS == {row["form"] for row in read_table(PACKAGE, "ambiguous.csv")}


def test_a_form_has_one_care_whatever_its_state() -> None:
    cares: dict[str, set[frozenset[str]]] = defaultdict(set)
    for form, found in forms().items():
        cares[form] |= {f.care for f in found}
    assert {form for form, values in cares.items() if len(values) > 1} == set()


def test_longer_names_are_sorted_and_no_forms_of_states_themselves() -> None:
    rows = [row["form"] for row in read_table(PACKAGE, "not_states.csv")]
    assert rows == sorted(set(rows))
    assert not not_states() & set(forms())


def test_no_form_of_a_state_is_a_place_or_an_organization() -> None:
    assert not set(forms()) & (set(place_forms()) | set(organization_forms()))


def test_word_lists_are_sorted_and_without_repeats() -> None:
    rows = read_table(PACKAGE, "contexts.csv")
    assert [row["list"] for row in rows] == sorted({row["list"] for row in rows})
    for row in rows:
        words = row["words"].split()
        assert words == sorted(set(words)), row["list"]


def test_a_noun_goes_with_the_city_or_with_the_state() -> None:
    lists = {row["list"]: set(row["words"].split()) for row in read_table(PACKAGE, "contexts.csv")}
    assert not lists["city head"] & lists["state head"]
    assert not lists["hyphen city"] & lists["hyphen state"]


def test_an_unknown_code_is_refused() -> None:
    with pytest.raises(KeyError):
        country("XYZ")


def test_a_form_is_ordered_and_frozen() -> None:
    form = forms()["Kenyan"][0]
    assert form == Form("KEN", "Kenyan", "adjective")
    with pytest.raises(AttributeError):
        form.iso3 = "UGA"  # type: ignore[misc]


# -- finding ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Kenya and Ugandan officials", [("KEN", "name"), ("UGA", "adjective")]),
        ("the U.K.", [("GBR", "abbreviation")]),
        ("two Danes", [("DNK", "demonym")]),
        ("Franco-German", [("FRA", "prefix"), ("DEU", "adjective")]),
        ("the Kremlin said", [("RUS", "government")]),
        ("Hanoi said", [("VNM", "capital")]),
        ("the Indo-Pacific", []),
        ("Guinea-Bissau", [("GNB", "name")]),
        ("a turkey", []),
    ],
)
def test_senses(finder: CountryFinder, text: str, expected: list[tuple[str, str]]) -> None:
    assert [(m.iso3, m.sense) for m in finder.find(made(text))] == expected


def test_a_person_is_no_state(finder: CountryFinder) -> None:
    doc = made("Yesterday Michael Jordan spoke.", people=("Michael Jordan",))
    assert finder.find(doc) == []


def test_a_surname_stays_a_surname(finder: CountryFinder) -> None:
    text = "Yesterday Michael Jordan spoke at length. Nobody believed Jordan."
    assert finder.find(made(text, people=("Michael Jordan",))) == []


def test_a_state_named_otherwise_too_is_a_state_beside_its_namesake(finder: CountryFinder) -> None:
    text = "Yesterday Michael Jordan spoke of the Jordanian team. He likes Jordan."
    found = finder.find(made(text, people=("Michael Jordan",)))
    assert [(m.iso3, m.sense) for m in found] == [("JOR", "adjective"), ("JOR", "name")]


def test_the_spans_of_both_koreas_differ(finder: CountryFinder) -> None:
    found = finder.find(made("The two Koreas agreed."))
    assert {m.iso3 for m in found} == {"PRK", "KOR"}
    assert len({(m.start, m.end) for m in found}) == 2


def test_korea_alone_is_left_open_where_both_are_named(finder: CountryFinder) -> None:
    found = finder.find(made("South Korea and North Korea differ on Korean history."))
    assert [m.iso3 for m in found] == ["KOR", "PRK"]


def test_mentions_never_overlap_but_for_the_koreas(finder: CountryFinder) -> None:
    found = finder.find(made("U.S.-Japan and Sino-Russian talks in the Republic of Congo"))
    tokens = [i for m in found for i in range(m.start, m.end)]
    assert len(tokens) == len(set(tokens))


def test_an_empty_document_has_none(finder: CountryFinder) -> None:
    assert finder.find(made("")) == []
    assert finder.find(made("\n\n \n")) == []


# -- the government or the city ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "name", "reading"),
    [
        ("talks in Quito", "Quito", "place"),
        ("ties with Quito", "Quito", "state"),
        ("a visit to Quito", "Quito", "place"),
        ("a letter to Quito", "Quito", "state"),
        ("Quito said no", "Quito", "state"),
        ("the Quito summit", "Quito", "place"),
        ("the Quito government", "Quito", "state"),
        ("Quito-based", "Quito", "place"),
        ("Quito-backed", "Quito", "state"),
        ("Quito's demand", "Quito", "state"),
        ("Quito's old airport", "Quito", "place"),
        ("QUITO, May 3 - Talks", "QUITO", "place"),
        ("the Quito Declaration", "Quito", "treaty"),
        ("the Treaty of Quito", "Quito", "treaty"),
        ("they visited Quito", "Quito", "place"),
        ("they urged Quito", "Quito", "state"),
        ("the mayor of Quito", "Quito", "place"),
        ("the envoy of Quito", "Quito", "state"),
        ("flights between Quito and here", "Quito", "place"),
        ("war between Quito and here", "Quito", "state"),
        ("confidence in Quito", "Quito", "state"),
        ("sanctions on Quito", "Quito", "state"),
        ("rockets fell on Quito", "Quito", "place"),
        ("central Quito", "Quito", "place"),
        ("(Quito)", "Quito", "place"),
    ],
)
def test_readings(text: str, name: str, reading: str) -> None:
    doc = made(text)
    index = next(t.i for t in doc if t.text == name)
    assert capitals.read(doc, index, index + 1, {index}) == reading
