from __future__ import annotations

import csv
import io
import json
from datetime import date
from decimal import Decimal

import pyoxigraph as ox
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.errors import UserError
from kg.store.query import run
from tests.store import world

TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=30)


@pytest.fixture(scope="module")
def store() -> ox.Store:
    return world.store()


def test_a_table(store: ox.Store) -> None:
    answer = run(store, "SELECT ?name ?code { ?c ent:iso3 ?code ; rdfs:label ?name } ORDER BY ?name")
    assert answer.columns == ("name", "code")
    assert list(answer) == [
        ("Chile", "CHL"),
        ("Estonia", "EST"),
        ("Japan", "JPN"),
        ("Peru", "PER"),
    ]
    assert len(answer) == 4


def test_yes_and_no(store: ox.Store) -> None:
    yes = run(store, "ASK { ?c a ent:Country }")
    no = run(store, "ASK { ?c a ent:Exercise ; ent:status ent:Cancelled }")
    assert (yes.yes, bool(yes)) == (True, True)
    assert (no.yes, bool(no)) == (False, False)


def test_triples(store: ox.Store) -> None:
    answer = run(store, "CONSTRUCT { ?c rdfs:label ?l } WHERE { ?c ent:iso3 'PER' ; rdfs:label ?l }")
    assert answer.triples is not None
    assert [triple.object.value for triple in answer.triples if isinstance(triple.object, ox.Literal)] == [
        "Peru"
    ]
    assert bool(answer)


def test_a_question_without_answer_is_false(store: ox.Store) -> None:
    assert not run(store, "SELECT ?c { ?c ent:iso3 'XXX' }")
    assert not run(store, "CONSTRUCT WHERE { ?c ent:iso3 'XXX' }")


def test_a_pattern_asks_the_resolved_view_and_graph_the_reports(store: ox.Store) -> None:
    assert not run(store, "ASK { ?claim a ent:Claim }")
    assert run(store, "ASK { GRAPH ?report { ?claim a ent:Claim } }")


def test_values_come_as_python_has_them(store: ox.Store) -> None:
    query = """SELECT ?i ?d ?n ?t ?none ?bad ?iri WHERE {
      VALUES (?i ?d ?n ?t ?bad ?iri)
        { (4 "2023-03-03"^^xsd:date 0.50 true "soon"^^xsd:date <country/JPN>) } }"""
    assert list(run(store, query)) == [
        (4, date(2023, 3, 3), Decimal("0.50"), True, None, "soon", "https://w3id.org/entente/id/country/JPN")
    ]


def test_own_prefixes_go_before_the_known(store: ox.Store) -> None:
    assert not run(store, "PREFIX ent: <http://example.org/> ASK { ?c ent:iso3 ?code }")


@given(TEXTS)
def test_a_parameter_is_data_and_never_syntax(text: str) -> None:
    answer = run(ox.Store(), "SELECT ?name { BIND(STRLEN(?name) AS ?n) }", {"name": text})
    assert list(answer) == [(text,)]


@pytest.mark.parametrize(
    "query",
    [
        "SELECT ?name { ?c ent:iso3 ?code ; rdfs:label ?name }",
        "SELECT ?name WHERE { ?c ent:iso3 $x ; rdfs:label ?name FILTER(?x = ?code) } #}",
        "SELECT ?name (EXISTS { ?c ent:iso3 ?any } AS ?is) { ?c ent:iso3 ?code ; rdfs:label ?name }",
        "SELECT ?name (COUNT(*) AS ?n) { ?c ent:iso3 ?code ; rdfs:label ?name } GROUP BY ?name",
    ],
)
def test_a_parameter_need_not_be_shown(store: ox.Store, query: str) -> None:
    answer = run(store, query, {"code": "PER"})
    assert [row[0] for row in answer] == ["Peru"]


def test_a_parameter_of_other_queries(store: ox.Store) -> None:
    assert run(store, "ASK { ?c ent:iso3 ?code }", {"code": "PER"}).yes
    made = run(store, "CONSTRUCT { ?c a ent:Country } WHERE { ?c ent:iso3 ?code }", {"code": "PER"})
    assert len(made) == 1


def test_an_error_is_where_it_stands_in_spite_of_parameters(store: ox.Store) -> None:
    with pytest.raises(UserError, match="line 1, column 29"):
        run(store, "SELECT * { ?c ent:iso3 ?code", {"code": "PER"})


def test_a_parameter_without_variable(store: ox.Store) -> None:
    with pytest.raises(UserError, match=r"no variable \?nam that could take the value 'x'"):
        run(store, "SELECT ?name { ?c rdfs:label ?name }", {"nam": "x"})


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("SELECT * { ?s ?p ?o", "line 1, column 20: something is missing at the end of the line"),
        ("SELECT ?s {\n ?s ?p ;; \n }", "line 2"),
        ("SELECT * { ?s gov:x ?o }", r"uses the prefix gov: and does not declare it \(PREFIX gov: <…>\)"),
        ("SELECT * { ?s ?p ?o } LIMIT many", "line 1, column 29: near 'many'"),
        ("SELECT ?s (COUNT(*) AS ?n) { ?s ?p ?o }", "neither grouped nor aggregated"),
        ("SELECT (1 AS ?x) (2 AS ?x) {}", "names a variable twice"),
        ("INSERT DATA { <urn:s> <urn:p> 1 }", "INSERT would change the graph"),
        ("PREFIX a: <urn:a> delete where { ?s ?p ?o }", "DELETE would change the graph"),
        ("LOAD <http://example.org/>", "LOAD would change the graph"),
        ("SELEC * {}", "no SPARQL query, .*: this begins with 'SELEC'"),
        ("", "no SPARQL query, .*: this is empty"),
        ("# nothing\n", "no SPARQL query, .*: this is empty"),
        ("SELECT * { SERVICE <http://example.org/> { ?s ?p ?o } }", "SERVICE would send data"),
        ("SELECT * { BIND(ent:f(1) AS ?x) }", "the query failed: .*not supported"),
        ('SELECT * { ?s ?p "\ud800" }', "half a character at position 19"),
    ],
)
def test_errors_are_one_line(store: ox.Store, query: str, said: str) -> None:
    with pytest.raises(UserError, match=said) as caught:
        run(store, query)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize("frame", ["{}", "SELECT * {{ {} }}", "SELECT ?s {{ ?s ?p {} }}"])
@given(text=st.text(max_size=60))
def test_any_text_gives_an_answer_or_one_line(frame: str, text: str) -> None:
    try:
        run(ox.Store(), frame.format(text))
    except UserError as error:
        assert "\n" not in str(error)  # noqa: PT017 - most texts are no query, and some are


@given(st.lists(TEXTS.map(lambda text: text.replace("\0", "")), min_size=1, max_size=5))
def test_csv_holds_what_was_found(texts: list[str]) -> None:
    values = " ".join(str(ox.Literal(text)) for text in texts)
    written = run(ox.Store(), f"SELECT ?text {{ VALUES ?text {{ {values} }} }}").csv()
    rows = csv.reader(io.StringIO(written, newline=""))
    assert [row[0] if row else "" for row in rows] == ["text", *texts]


@given(st.lists(TEXTS, min_size=1, max_size=5))
def test_json_holds_what_was_found(texts: list[str]) -> None:
    values = " ".join(str(ox.Literal(text)) for text in texts)
    written = json.loads(run(ox.Store(), f"SELECT ?text {{ VALUES ?text {{ {values} }} }}").json())
    assert written["head"]["vars"] == ["text"]
    assert [row["text"]["value"] for row in written["results"]["bindings"]] == texts


def test_other_forms_of_yes_and_of_triples(store: ox.Store) -> None:
    yes = run(store, "ASK {}")
    assert json.loads(yes.json())["boolean"] is True
    assert yes.csv() == "true"
    made = run(store, "CONSTRUCT { ?c rdfs:label ?l } WHERE { ?c ent:iso3 'PER' ; rdfs:label ?l }")
    assert 'rdfs:label "Peru"' in made.csv()
    assert json.loads(made.json())[0]["@id"] == "https://w3id.org/entente/id/country/PER"
