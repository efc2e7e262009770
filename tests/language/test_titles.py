"""Title words and their normal form."""

from __future__ import annotations

import csv
from importlib.resources import files

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.language.countries import countries
from kg.language.offices import find
from kg.language.offices.incumbencies import allows, has_office, may_lead, only_state
from kg.language.offices.titles import find_titles
from kg.language.offices.words import Words
from kg.language.people import People
from tests.language.marked import document


def titles(text: str) -> list[tuple[str, ...]]:
    return [title.names for title in find_titles(Words(document(text)))]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("the Defence Secretary", ("defense minister",)),
        ("Secretary of State for Defence", ("secretary of state for defense",)),
        ("Minister for Europe and Foreign Affairs", ("foreign minister",)),
        ("Minister of Foreign Affairs and International Cooperation", ("foreign minister",)),
        ("Foreign Affairs Secretary", ("foreign minister",)),
        ("foreign and defence ministers", ("foreign minister", "defense minister")),
        ("ministers of foreign affairs and defence", ("foreign minister", "defense minister")),
        ("secretaries of state and defense", ("secretary of state", "secretary of defense")),
        ("Vice-President", ("vice president",)),
        ("Secretary-General", ("secretary-general",)),
        ("first deputy prime minister", ("first deputy prime minister",)),
        ("Deputy Foreign Minister", ("deputy foreign minister",)),
        ("Minister of Economy, Trade and Industry", ("minister of economy, trade and industry",)),
        ("industry and trade minister", ("industry and trade minister",)),
        ("national security advisers", ("national security advisor",)),
        ("Labour Minister", ("labor minister",)),
        ("the deputy prime\nminister", ("deputy prime minister",)),
        ("president-elect", ("president-elect",)),
        ("Minister without Portfolio", ("minister without portfolio",)),
    ],
)
def test_normal_form(text: str, names: tuple[str, ...]) -> None:
    assert titles(text) == ([names])


def test_a_list_of_portfolios_ends_before_the_next_title() -> None:
    assert titles("Minister of Defense and Foreign Minister") == [
        ("defense minister",),
        ("foreign minister",),
    ]


@pytest.mark.parametrize(
    "text", ["the ministry of defense", "a presidential visit", "the secretary left", "PMs"]
)
def test_no_title(text: str) -> None:
    assert titles(text) == []


def _rows(name: str) -> list[dict[str, str]]:
    return list(
        csv.DictReader((files("kg.language.offices") / name).read_text(encoding="utf-8").splitlines())
    )


def test_table_of_titles_has_each_pattern_once() -> None:
    patterns = [row["pattern"] for row in _rows("titles.csv")]
    assert sorted(patterns) == sorted(set(patterns))
    assert {row["kind"] for row in _rows("titles.csv")} == {
        "state",
        "organization",
        "either",
        "role",
        "military",
        "attached",
    }


def test_incumbencies_speak_of_known_titles_and_states() -> None:
    known = set(countries())
    for row in _rows("incumbencies.csv"):
        assert row["rule"] in {"only", "except"}
        assert set(row["states"].split()) <= known, row["title"]


def test_wordings_and_seats_speak_of_known_states() -> None:
    known = set(countries())
    for row in _rows("forms.csv"):
        assert row["rule"] in {"only", "except"}
        assert set(row["states"].split()) <= known, row["form"]
    assert {row["iso3"] for row in _rows("seats.csv")} <= known


@pytest.mark.parametrize(
    ("iso3", "title", "form", "allowed"),
    [
        ("USA", "defense minister", "defense secretary", True),
        ("JPN", "defense minister", "defense secretary", False),
        ("USA", "defense minister", "defense minister", False),
        ("GBR", "defense minister", "defence secretary", True),
        ("IND", "foreign minister", "external affairs minister", True),
        ("FRA", "foreign minister", "external affairs minister", False),
        ("JPN", "president", "president", False),
        ("FRA", "president", "president", True),
    ],
)
def test_wording_tells_states_apart(iso3: str, title: str, form: str, allowed: bool) -> None:
    assert allows(iso3, title, form) is allowed


def test_incumbencies() -> None:
    assert not has_office("JPN", "president")
    assert has_office("FRA", "president")
    assert has_office("JPN", "night watchman")
    assert only_state("taoiseach") == "IRL"
    assert only_state("president") is None


_PIECES = [
    "[French|FRA]",
    "{NATO}",
    "Foreign Minister",
    "ministers of",
    "and",
    ",",
    "his counterpart",
    "Ana Ruiz",
]
_PIECES += [
    "Jean-Marc van der Berg",
    "al-Amin",
    "said",
    "(",
    ")",
    "'s",
    "the",
    "President",
    "of",
    "\n\n",
    "former",
    "—",
]


@given(st.lists(st.sampled_from(_PIECES), max_size=14))
def test_any_order_of_words_gives_mentions_with_extents_of_their_own(pieces: list[str]) -> None:
    doc = People()(document(" ".join(pieces)))
    mentions = find(doc)
    extents = [(mention.start, mention.end) for mention in mentions]
    assert len(extents) == len(set(extents))
    referents = {span._.referent for span in doc.spans["people"]}
    for mention in mentions:
        assert 0 <= mention.start < mention.end <= len(doc)
        assert mention.holder is None or mention.holder in referents
        assert mention.iso3 is None or mention.organization is None
        assert mention.former == mention.title.startswith("former ")


def test_each_state_is_led_by_one_office_that_it_has() -> None:
    rows = [(iso3, row["title"]) for row in _rows("leads.csv") for iso3 in row["states"].split()]
    assert len({iso3 for iso3, _ in rows}) == len(rows)
    assert all(iso3 in countries() and has_office(iso3, title) for iso3, title in rows)


@pytest.mark.parametrize(
    ("iso3", "title", "leads"),
    [
        ("FRA", "president", True),
        ("FRA", "prime minister", False),
        ("IND", "president", False),
        ("DEU", "chancellor", True),
        ("DEU", "president", False),
        ("BRA", "president", True),
        ("FRA", "foreign minister", True),
    ],
)
def test_who_leads_a_state(iso3: str, title: str, leads: bool) -> None:
    assert may_lead(iso3, title) == leads
