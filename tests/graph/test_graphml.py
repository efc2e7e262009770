from __future__ import annotations

import io
import xml.etree.ElementTree as ET

import networkx as nx
import pyoxigraph as ox
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg import vocabulary as v
from kg.graph.graphml import graphml, property_graph
from tests.graph.plain import RESOLVED, Dataset
from tests.small import quads

PERSON = ox.NamedNode(f"{v.BASE_IRI}person/ana-rojas")


@pytest.fixture(scope="module")
def graph() -> nx.MultiDiGraph[str]:
    return property_graph(quads())


def named(graph: nx.MultiDiGraph[str], label: str) -> str:
    (found,) = (n for n, data in graph.nodes(data=True) if data["label"] == label)
    return found


def test_a_node_has_its_label_and_most_specific_kind(graph: nx.MultiDiGraph[str]) -> None:
    kinds = {data["kind"] for _, data in graph.nodes(data=True)}
    assert {"Country", "Person", "Office", "Place", "Summit", "Dispute"} <= kinds
    assert not {"Event", "Meeting", "Agreement"} & kinds
    assert graph.nodes[named(graph, "Kenya")]["iso3"] == "KEN"


def test_an_edge_joins_two_individuals(graph: nx.MultiDiGraph[str]) -> None:
    ruto, kenya = named(graph, "William Ruto"), named(graph, "Kenya")
    assert [data["label"] for data in graph.get_edge_data(ruto, kenya).values()] == ["represents"]
    assert set(graph) == {q.subject for q in Dataset(quads()).of(v.RDF_TYPE) if q.graph == RESOLVED}


def test_statuses_and_dates_are_attributes(graph: nx.MultiDiGraph[str]) -> None:
    summits = [data for _, data in graph.nodes(data=True) if data["kind"] == "Summit"]
    assert {(data["status"], data["date"]) for data in summits} == {
        ("Planned", "2023-03-01/2023-03-10"),
        ("Held", "2023-03-03"),
        ("Held", "2023-03-04"),
    }


def test_several_values_are_joined() -> None:
    alias = ox.NamedNode(v.SKOS_ALT_LABEL)
    made = {ox.Quad(PERSON, alias, ox.Literal(name)) for name in ("Rojas", "A. Rojas")}
    made.add(ox.Quad(PERSON, ox.NamedNode(v.RDF_TYPE), ox.NamedNode(v.ent("Person"))))
    assert property_graph(made).nodes[PERSON.value]["altLabel"] == "A. Rojas; Rojas"


def test_claims_and_sentences_stay_out(graph: nx.MultiDiGraph[str]) -> None:
    assert not [n for n in graph if "/claim/" in n or "#char=" in n or "/document/" in n]


def test_networkx_reads_back_what_was_written(graph: nx.MultiDiGraph[str]) -> None:
    read = nx.read_graphml(io.BytesIO(graphml(quads())), force_multigraph=True)
    assert set(read) == set(graph)
    assert all(read.nodes[name] == graph.nodes[name] for name in graph)
    assert sorted((a, b, d["label"]) for a, b, d in read.edges(data=True)) == sorted(
        (a, b, d["label"]) for a, b, d in graph.edges(data=True)
    )


def test_the_columns_have_names() -> None:
    """Gephi and Cytoscape show the `attr.name` of a key."""
    tree = ET.fromstring(graphml(quads()))
    keys = {key.get("attr.name") for key in tree.iter("{http://graphml.graphdrawing.org/xmlns}key")}
    assert {"label", "kind", "status", "date"} <= keys


def with_label(text: str) -> set[ox.Quad]:
    return {
        ox.Quad(PERSON, ox.NamedNode(v.RDF_TYPE), ox.NamedNode(v.ent("Person"))),
        ox.Quad(PERSON, ox.NamedNode(v.RDFS_LABEL), ox.Literal(text)),
    }


@settings(max_examples=60, deadline=None)
@given(
    st.text(
        st.characters(blacklist_categories=["Cs", "Cc"], blacklist_characters="\ufffe\uffff"), max_size=30
    )
)
def test_any_readable_text_survives(text: str) -> None:
    read = nx.read_graphml(io.BytesIO(graphml(with_label(text))))
    assert read.nodes[PERSON.value].get("label", "") == text


@pytest.mark.parametrize("text", ["a\x00b", "a\x0bb", "a\x1fb", "a\ufffeb"])
def test_a_character_that_xml_forbids_spoils_no_file(text: str) -> None:
    ET.fromstring(graphml(with_label(text)))
