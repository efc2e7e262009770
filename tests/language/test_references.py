"""Which words may stand for somebody, and the sieves that need no parse."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.language.attributes import register_attributes
from kg.language.offices import Offices
from kg.language.offices.scene import Scene
from kg.language.people import People
from kg.language.references import References, find
from kg.language.references.anaphors import anaphors
from kg.language.references.table import is_of_kind, table
from tests.language.marked import document


def phrases(text: str) -> list[tuple[str, str, int | None]]:
    """Give the words that may stand for somebody, what sort, and how many."""
    scene = Scene.of(document(text))
    return [(scene.words.join(a.start, a.end), a.sort, a.count) for a in anaphors(scene)]


def read(text: str, names: tuple[str, ...] = ()) -> list[tuple[str, str, tuple[str, ...], str]]:
    doc = Offices()(People()(document(text, names)))
    return [(doc[r.start : r.end].text, r.label, r.referents, r.rule) for r in find(doc)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The two countries agreed.", [("The two countries", "states", 2)]),
        ("Both sides agreed.", [("Both sides", "states", 2)]),
        ("the three neighboring states agreed", [("the three neighboring states", "states", 3)]),
        ("The countries agreed.", []),
        ("The sides agreed.", [("The sides", "states", 2)]),
        ("both sides of the border", []),
        ("the two nations that voted", []),
        ("The ministers left.", [("The ministers", "people", None)]),
        ("The two foreign ministers left.", [("The two foreign ministers", "people", 2)]),
        ("The African leaders left.", []),
        ("The Leaders Summit ended.", []),
        ("the leaders of the tribe", []),
        ("The pair left.", [("The pair", "two", 2)]),
        ("a pair of ships", []),
        ("The premier left.", [("The premier", "person", 1)]),
        ("The premier of the province left.", []),
        ("She became the prime minister.", [("She", "pronoun", 1)]),
        ("He left.", [("He", "pronoun", 1)]),
    ],
)
def test_words_that_may_stand_for_somebody(text: str, expected: list[tuple[str, str, int | None]]) -> None:
    assert phrases(text) == expected


@pytest.mark.parametrize(
    ("title", "kind", "is_one"),
    [
        ("defense minister", "minister", True),
        ("prime minister", "minister", False),
        ("deputy foreign minister", "foreign", False),
        ("secretary of state", "foreign", True),
        ("former president", "head", False),
        ("king", "monarch", True),
        ("trade minister", "trade minister", True),
        ("anything", "", True),
    ],
)
def test_kinds_of_titles(title: str, kind: str, *, is_one: bool) -> None:
    assert is_of_kind(title, kind) == is_one


def test_every_noun_names_a_kind_that_is_there() -> None:
    data = table()
    assert {*data["people"].values(), *data["person"].values()} <= {"", *data["kinds"]}
    assert set(data["kinds_without"]) <= set(data["kinds"])


def test_no_word_is_of_both_genders() -> None:
    assert set(table()["gender"]["he"]).isdisjoint(table()["gender"]["she"])


def test_states_with_the_reason() -> None:
    text = "[Kenya|KEN] and [Uganda|UGA] signed. The two countries will open a road."
    assert read(text) == [("The two countries", "COUNTRY", ("KEN", "UGA"), "states_of_sentence_before")]


def test_a_state_and_an_organization() -> None:
    text = "The {European Union|EU} and [Japan|JPN] signed. Both sides were content."
    assert read(text) == [("Both sides", "PARTY", ("EU", "JPN"), "states_of_sentence_before")]


def test_a_group_that_is_no_state_leaves_it_open() -> None:
    assert read("[Israel|ISR] and Hamas met. [Egypt|EGY] helped. Both sides were content.") == []


def test_ministers_with_the_reason() -> None:
    text = (
        "[Swedish|SWE] Foreign Minister Anna Berg met [Finnish|FIN] Foreign Minister Matti Salo. "
        "The ministers signed."
    )
    assert read(text) == [
        ("The ministers", "PERSON", ("Anna Berg", "Matti Salo"), "people_of_sentence_before")
    ]


def test_the_office_alone_for_its_holder() -> None:
    text = "[Chinese|CHN] Premier Liu Wenbo arrived. It rained. The premier left."
    assert read(text) == [("The premier", "PERSON", ("Liu Wenbo",), "holder_of_text")]


def test_the_component_stores_plain_values() -> None:
    register_attributes()
    doc = document("[Kenya|KEN] and [Uganda|UGA] signed. The two countries will open a road.")
    (span,) = References()(doc).spans["references"]
    assert (span.label_, span._.referents, span._.referent) == ("COUNTRY", ["KEN", "UGA"], None)
    assert span._.rule == "states_of_sentence_before"


_WORDS = "the two both sides countries premier he She President Ana Ruiz and , of said . The ministers pair"
_PIECES = [*_WORDS.split(), "[Kenya|KEN]", "[Togo|TGO]", "{NATO}", "\n\n"]


@given(st.lists(st.sampled_from(_PIECES), max_size=14))
def test_any_order_of_words_gives_references_apart(pieces: list[str]) -> None:
    doc = Offices()(People()(document(" ".join(pieces))))
    found = find(doc)
    assert all(one.end <= other.start for one, other in pairwise(found))
    assert all(found_.referents and len(set(found_.referents)) == len(found_.referents) for found_ in found)
