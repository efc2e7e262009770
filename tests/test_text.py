from __future__ import annotations

import pyoxigraph as ox
import pytest
import rdflib
from hypothesis import given
from hypothesis import strategies as st

from kg.text import digest, fold, slug

BASE = "https://w3id.org/entente/id/"


@pytest.mark.parametrize(
    ("name", "folded"),
    [
        ("Recep Tayyip Yıldız", "recep tayyip yildiz"),
        ("Øystein Ågård", "oystein agard"),
        ("Łukasz Đorđević", "lukasz dordevic"),
        ("Gro  Harlem\tDahl", "gro harlem dahl"),
        ("O'Neill", "oneill"),
        ("O’Neill", "oneill"),
        ("Jean-Marc", "jean marc"),
        ("SÃO TOMÉ", "sao tome"),
        ("Strauß", "strauss"),
        ("Ｆｕｌｌ ｗｉｄｔｈ", "full width"),
        ("e\u0301mile", "emile"),
        ("2+2", "2 2"),
        ("", ""),
        ("—", ""),
    ],
)
def test_fold(name: str, folded: str) -> None:
    assert fold(name) == folded


@pytest.mark.parametrize(
    ("name", "segment"),
    [
        ("Ana Rojas", "ana-rojas"),
        ("Côte d'Ivoire", "cote-divoire"),
        ("snake_case name", "snake-case-name"),
        ("外務大臣", "外務大臣"),
    ],
)
def test_slug(name: str, segment: str) -> None:
    assert slug(name) == segment


@pytest.mark.parametrize("name", ["", "—", "_", "🤝", "\u202e"])
def test_a_name_without_letters_gives_a_segment_of_its_own(name: str) -> None:
    assert slug(name) == digest(name) != ""
    assert slug(name) != slug(name + "!")


@given(st.text())
def test_folding_twice_changes_nothing(name: str) -> None:
    assert fold(fold(name)) == fold(name)


@given(st.text())
def test_case_does_not_count(name: str) -> None:
    assert fold(name.casefold()) == fold(name)


@given(st.text())
def test_a_slug_is_one_segment_of_an_iri(name: str) -> None:
    segment = slug(name)
    assert segment
    assert not set(segment) & set("/#?% \t\n")
    assert ox.NamedNode(BASE + segment).value == rdflib.URIRef(BASE + segment).toPython()
    assert ox.parse(f"<{BASE + segment}> <{BASE}p> <{BASE}o> .", format=ox.RdfFormat.N_TRIPLES)


def test_a_digest_keeps_its_parts_apart() -> None:
    assert digest("ab", "c") != digest("a", "bc")
    assert digest("ab") != digest("ab", "")
    assert len(digest("x")) == 12
    assert digest("x", length=16).startswith(digest("x", length=8))


@given(st.text(st.characters()))
def test_a_digest_takes_any_text(text: str) -> None:
    """Lone surrogates, too."""
    assert set(digest(text)) <= set("0123456789abcdef")
