from __future__ import annotations

import pyoxigraph as ox
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.errors import UserError
from kg.store.names import expanded, printable, shortened
from kg.store.query import run
from kg.store.rendering import html, render, table
from tests.store import world

TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=60)


@pytest.fixture(scope="module")
def store() -> ox.Store:
    return world.store()


def test_a_table_for_people(store: ox.Store) -> None:
    answer = run(
        store,
        "SELECT ?meeting ?status ?place { ?meeting ent:status ?status . ?meeting a ent:Meeting "
        "OPTIONAL { ?meeting ent:place ?place } } ORDER BY ?meeting",
    )
    assert table(answer).splitlines() == [
        "meeting         status          place",
        "──────────────────────────────────────────",
        "event/talks-1   ent:Postponed",
        "event/talks-2   ent:Held        place/lima",
        "event/talks-3   ent:Planned",
        "event/un-1      ent:Possible",
        "",
        "4 rows",
    ]


def test_individuals_under_another_base_are_short_too() -> None:
    store = ox.Store()
    document = ox.NamedNode("https://example.org/kg/document/1")
    rdf_type = ox.NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")
    store.add(
        ox.Quad(document, rdf_type, ox.NamedNode("https://w3id.org/entente/ontology#Document"), document)
    )
    answer = run(store, "SELECT ?d { GRAPH ?d { <document/1> a ent:Document } }")
    assert "document/1" in table(answer).splitlines()


@pytest.mark.parametrize(
    ("query", "text"),
    [
        ("ASK {}", "yes\n"),
        ("ASK { ?x ent:iso3 'XXX' }", "no\n"),
        ("SELECT ?x { ?x ent:iso3 'XXX' }", "nothing found\n"),
        ("CONSTRUCT WHERE { ?x ent:iso3 'XXX' }", "nothing found\n"),
    ],
)
def test_other_answers_for_people(store: ox.Store, query: str, text: str) -> None:
    assert table(run(store, query)) == text


def test_one_row_is_one_row(store: ox.Store) -> None:
    assert table(run(store, "SELECT ?x { ?x ent:iso3 'PER' }")).endswith("\n1 row\n")


@given(texts=st.lists(TEXTS, min_size=2, max_size=4), width=st.integers(60, 120))
def test_a_table_keeps_its_width_and_holds_no_control_characters(texts: list[str], width: int) -> None:
    values = " ".join(str(ox.Literal(text)) for text in texts)
    answer = run(ox.Store(), f"SELECT ?text ?same {{ VALUES ?text {{ {values} }} BIND(?text AS ?same) }}")
    written = table(answer, width)
    assert all(character.isprintable() or character in "\n\u200c\u200d\xad" for character in written)
    assert all(len(line) <= width for line in written.splitlines())


@given(TEXTS)
def test_a_notebook_gets_text_and_never_markup(text: str) -> None:
    made = html(run(ox.Store(), f"SELECT ?text {{ VALUES ?text {{ {ox.Literal(f'<script>{text}')} }} }}"))
    assert "<script" not in made


def test_a_notebook_shows_an_answer(store: ox.Store) -> None:
    assert "<td>country/PER</td>" in run(store, "SELECT ?x { ?x ent:iso3 'PER' }")._repr_html_()
    assert run(store, "ASK {}")._repr_html_() == "<pre>yes\n</pre>"


def test_formats(store: ox.Store) -> None:
    answer = run(store, "SELECT ?x { ?x ent:iso3 'PER' }")
    assert render(answer, "csv") == "x\r\nhttps://w3id.org/entente/id/country/PER\r\n"
    assert '"value":"https://w3id.org/entente/id/country/PER"' in render(answer, "json")
    with pytest.raises(UserError, match="no format 'xml': choose one of table, csv, json"):
        render(answer, "xml")


@given(
    st.sampled_from(
        sorted({q.subject for q in world.by_hand() if isinstance(q.subject, ox.NamedNode)}, key=str)
    )
)
def test_a_short_name_stands_for_its_iri(node: ox.NamedNode) -> None:
    assert expanded(shortened(node.value)) == node.value


@pytest.mark.parametrize("name", ["Kenya", "and/or in words", "Tokyo: a city", ""])
def test_what_is_no_name_of_an_iri(name: str) -> None:
    assert expanded(name) is None


def test_what_could_fool_a_reader_is_shown() -> None:
    assert printable("a\u202eb\x07c\x1b[2J") == "a�b�c�[2J"
    assert printable("Élysée, 東京, नई दिल्ली") == "Élysée, 東京, नई दिल्ली"


def test_a_table_too_wide_for_the_terminal_becomes_blocks(store: ox.Store) -> None:
    query = (
        "SELECT ?meeting ?status { ?meeting ent:status ?status . ?meeting a ent:Meeting } ORDER BY ?meeting"
    )
    lines = table(run(store, query), width=25).splitlines()
    assert lines[:3] == ["meeting  event/talks-1", "status   ent:Postponed", ""]
    assert lines[-1] == "4 rows"


@given(st.integers(20, 120))
def test_no_word_is_broken_whatever_the_width(width: int) -> None:
    query = "SELECT ?p ?name { ?p a ent:Person ; rdfs:label ?name } ORDER BY ?name"
    shown = table(run(world.store(), query), width=width).split()
    assert {"Lucía", "Vega", "Pablo", "Soto", "person/lucia-vega-per"} <= set(shown)
