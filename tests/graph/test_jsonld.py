"""JSON-LD in short names: what who knows no RDF finds in it, and what must not be mistaken in it."""

from __future__ import annotations

import json
from typing import Any

import pyoxigraph as ox
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg import vocabulary as v
from kg.errors import UserError
from kg.graph.serialize import serialize
from kg.resources import ontology_folder
from tests.small import quads

KENYA = ox.NamedNode(v.BASE_IRI + "country/KEN")


def written(*made: ox.Quad) -> dict[str, Any]:
    content: dict[str, Any] = json.loads(serialize(made or quads(), "jsonld"))
    return content


def fact(predicate: str, value: ox.NamedNode | ox.BlankNode | ox.Literal) -> ox.Quad:
    return ox.Quad(KENYA, ox.NamedNode(predicate), value)


def test_it_reads_like_plain_json() -> None:
    things = {thing["id"]: thing for thing in written()["@graph"] if "@graph" not in thing}
    summit = next(thing for thing in things.values() if "Summit" in thing.get("type", ()))
    assert summit["label"] == "Japan–Kenya summit"
    assert summit["status"] == "Held"
    assert summit["type"] == ["Event", "Meeting", "Summit"]
    assert {things[party]["iso3"] for party in summit["party"]} == {"JPN", "KEN"}


def test_each_report_is_a_graph_of_its_own() -> None:
    reports = [thing for thing in written()["@graph"] if "@graph" in thing]
    assert len(reports) == 3
    claims = [t for t in reports[0]["@graph"] if t.get("type") == "Claim"]
    assert {type(claim["confidence"]) for claim in claims} == {str}
    assert {claim["predicate"] for claim in claims} >= {"holdsOffice", "status", "party"}


def test_the_context_is_that_of_the_ontology() -> None:
    context = json.loads((ontology_folder() / "context.jsonld").read_text("utf-8"))
    assert written()["@context"] == context["@context"]


def test_a_line_holds_a_thing() -> None:
    lines = serialize(quads(), "jsonld").decode().splitlines()
    assert len(lines) > 100
    assert max(map(len, lines[1:])) < 2500


VALUES = [
    ox.Literal("plain"),
    ox.Literal("ein Wort", language="de"),
    ox.Literal("2023", datatype=ox.NamedNode(v.EDTF)),
    ox.Literal("1.50", datatype=ox.NamedNode(v.XSD_DECIMAL)),
    ox.Literal("true", datatype=ox.NamedNode(v.XSD + "boolean")),
    ox.BlankNode("b"),
    *map(ox.NamedNode, (v.ent("Held"), v.ent("party"), v.ent("type"), v.ent("id"), v.ent("a-b"))),
    *map(ox.NamedNode, (v.ENT, v.RDF_TYPE, v.RDFS_LABEL, "urn:x:y", v.DCT + "title", KENYA.value)),
]
PROPERTIES = [
    *map(v.ent, ("status", "date", "party", "ordinal", "iso3", "disputedProperty", "unknown", "type")),
    *(v.RDF_TYPE, v.RDF_OBJECT, v.RDF_PREDICATE, v.RDFS_LABEL, v.SKOS + "note", "http://x.example/@id"),
]


@given(st.sets(st.builds(fact, st.sampled_from(PROPERTIES), st.sampled_from(VALUES)), max_size=8))
def test_any_value_of_any_property_comes_back(made: set[ox.Quad]) -> None:
    read = set(ox.parse(serialize(made, "jsonld"), format=ox.RdfFormat.JSON_LD))
    names = {q.object for q in read if isinstance(q.object, ox.BlankNode)}
    blank = {name: ox.BlankNode("b") for name in names}
    assert {fact(q.predicate.value, blank.get(q.object, q.object)) for q in read} == made


def test_an_iri_that_looks_like_a_short_name_is_refused() -> None:
    with pytest.raises(UserError, match="JSON-LD would take dct:title for a short name"):
        written(fact(v.ent("party"), ox.NamedNode("dct:title")))


def test_a_statement_about_a_statement_is_refused() -> None:
    inner = ox.Triple(KENYA, ox.NamedNode(v.RDF_TYPE), KENYA)
    with pytest.raises(UserError, match="no statements about statements"):
        written(ox.Quad(KENYA, ox.NamedNode(v.RDF_TYPE), inner))
