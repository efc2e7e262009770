"""Every format says the same thing, and says it in the same bytes."""

from __future__ import annotations

import random
from io import BytesIO

import networkx as nx
import pyoxigraph as ox
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg import vocabulary as v
from kg.graph.serialize import FORMATS, serialize
from tests.small import quads

READERS = {
    "nq": ox.RdfFormat.N_QUADS,
    "ttl": ox.RdfFormat.TURTLE,
    "trig": ox.RdfFormat.TRIG,
    "jsonld": ox.RdfFormat.JSON_LD,
}
RESOLVED = ox.DefaultGraph()

NAMES = st.sampled_from(
    [
        v.BASE_IRI + "person/a",
        v.BASE_IRI + "country/KEN",
        v.ent("Held"),
        v.RDF_TYPE,
        "http://x.example/@prefix",
    ]
).map(ox.NamedNode)
VALUES = st.text(st.characters(exclude_categories=["Cs"]), max_size=12).map(ox.Literal)
GRAPHS = st.one_of(st.just(RESOLVED), NAMES)
QUADS = st.builds(ox.Quad, NAMES, NAMES, st.one_of(NAMES, VALUES), GRAPHS)


def read(content: bytes, format: str) -> set[ox.Quad]:
    return set(ox.parse(content, format=READERS[format]))


@given(st.sets(QUADS, max_size=12), st.randoms())
def test_any_dataset_comes_back_whole(dataset: set[ox.Quad], shuffler: random.Random) -> None:
    for format in READERS:
        expected = {q for q in dataset if format != "ttl" or q.graph_name == RESOLVED}
        content = serialize(dataset, format)
        assert read(content, format) == expected
        mixed = list(dataset)
        shuffler.shuffle(mixed)
        assert serialize(mixed, format) == content


@pytest.mark.parametrize("format", FORMATS)
def test_order_does_not_matter(format: str) -> None:
    mixed = list(quads())
    random.Random(7).shuffle(mixed)
    assert serialize(mixed, format) == serialize(quads(), format)


def test_lines_of_nquads_are_sorted() -> None:
    lines = serialize(quads(), "nq").splitlines()
    assert lines == sorted(lines)
    assert len(lines) == len(quads())


@pytest.mark.parametrize("format", ["ttl", "trig"])
def test_turtle_is_for_people(format: str) -> None:
    lines = serialize(quads(), format).decode().splitlines()
    prefixes = [line for line in lines if line.startswith("@prefix ")]
    assert lines[: len(prefixes)] == sorted(prefixes)
    assert lines[len(prefixes)] == ""
    assert all(" a ent:" in line for line in lines if line.startswith("<") and not line.endswith("{"))


def test_graphml_holds_the_resolved_view() -> None:
    graph = nx.read_graphml(BytesIO(serialize(quads(), "graphml")))
    typed = [q for q in quads() if q.graph_name == RESOLVED and q.predicate.value == v.RDF_TYPE]
    assert set(graph.nodes) == {q.subject.value for q in typed if isinstance(q.subject, ox.NamedNode)}
    summit = next(data for _, data in graph.nodes(data=True) if data["kind"] == "Summit")
    assert summit["status"] == "Held"
    assert {data["label"] for _, _, data in graph.edges(data=True)} >= {"party", "attendee", "place"}


def test_no_such_format() -> None:
    with pytest.raises(KeyError):
        serialize(quads(), "xlsx")
