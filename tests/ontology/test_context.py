"""The JSON-LD context: what is written with it is the same RDF."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable
from typing import Any

import pyoxigraph as ox
import pytest
from rdflib import OWL, RDF, RDFS, Graph, Namespace, URIRef
from rdflib.compare import isomorphic

from kg import vocabulary as v
from kg.resources import ontology_folder
from tests.small import quads

CONTEXT: dict[str, Any] = json.loads((ontology_folder() / "context.jsonld").read_text(encoding="utf-8"))
TERMS: dict[str, Any] = CONTEXT["@context"]
PREFIXES = {k: value for k, value in TERMS.items() if isinstance(value, str) and value[-1] in "#/"}
ENT = Namespace(v.ENT)


def full(name: str) -> str:
    """Give the IRI that a name of the context stands for."""
    prefix, colon, local = name.partition(":")
    return PREFIXES[prefix] + local if colon and prefix in PREFIXES else name


def definition(term: str) -> tuple[str, str]:
    """Give the IRI of a term and the IRI, or keyword, that its values are read as."""
    entry = TERMS[term]
    if isinstance(entry, str):
        return full(entry), ""
    return full(entry["@id"]), full(entry.get("@type", ""))


PROPERTIES = {
    definition(t)[0]: t
    for t in TERMS
    if not t.startswith("@") and t not in ("id", "type", "value", *PREFIXES)
}


def compact(triples: Iterable[ox.Triple]) -> dict[str, Any]:
    """Write triples as plain JSON under the context."""
    nodes: dict[str, dict[str, list[Any]]] = defaultdict(lambda: defaultdict(list))
    for triple in triples:
        subject, predicate, value = triple.subject.value, triple.predicate.value, triple.object  # type: ignore[union-attr]
        if predicate == v.RDF_TYPE:
            nodes[subject]["type"].append(value.value.removeprefix(v.ENT))  # type: ignore[union-attr]
            continue
        term = PROPERTIES[predicate]
        nodes[subject][term].append(_value(value, definition(term)[1]))
    return {**CONTEXT, "@graph": [{"id": subject, **body} for subject, body in nodes.items()]}


def _value(value: Any, kind: str) -> Any:
    if isinstance(value, ox.NamedNode):
        if kind == "@vocab":
            return value.value.removeprefix(v.ENT)
        return value.value if kind == "@id" else {"id": value.value}
    if kind:
        assert value.datatype.value == kind
        return value.value
    if value.datatype.value == v.XSD + "string":
        return value.value
    return {"value": value.value, "type": value.datatype.value}


GRAPHS: dict[str, list[ox.Triple]] = defaultdict(list)
for _quad in quads():
    GRAPHS[str(_quad.graph_name)].append(_quad.triple)


@pytest.mark.parametrize("name", sorted(GRAPHS))
def test_a_graph_written_with_the_context_is_the_same_graph(name: str) -> None:
    text = json.dumps(compact(GRAPHS[name]))
    read = {quad.triple for quad in ox.parse(text, format=ox.RdfFormat.JSON_LD)}
    assert read == set(GRAPHS[name])


@pytest.mark.parametrize("name", sorted(GRAPHS))
def test_rdflib_reads_the_same(name: str) -> None:
    expected = Graph().parse(data="".join(f"{t} .\n" for t in GRAPHS[name]), format="nt")
    assert isomorphic(Graph().parse(data=json.dumps(compact(GRAPHS[name])), format="json-ld"), expected)


def test_every_property_of_the_ontology_has_a_term() -> None:
    assert {v.ent(p) for p in v.PROPERTIES} <= set(PROPERTIES)


def test_terms_are_called_as_in_the_ontology() -> None:
    for iri, term in PROPERTIES.items():
        assert iri.rsplit("/")[-1].rpartition("#")[2].endswith(term) or iri.endswith(f"/{term}"), iri


def test_values_are_read_as_the_ontology_says() -> None:
    graph = Graph().parse(ontology_folder() / "entente.ttl")
    for name in v.PROPERTIES:
        kind = definition(name)[1]
        if (ENT[name], RDF.type, OWL.ObjectProperty) in graph:
            assert kind in ("@id", "@vocab"), name
        else:
            declared = graph.value(ENT[name], RDFS.range)
            assert URIRef(kind or v.XSD + "string") == declared, name


def test_prefixes_are_those_of_the_program() -> None:
    for prefix in set(PREFIXES) & set(v.PREFIXES):
        assert PREFIXES[prefix] == v.PREFIXES[prefix]
