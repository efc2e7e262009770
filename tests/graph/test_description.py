"""The description of a dataset: its numbers are the dataset's, and its bytes depend on nothing else."""

from __future__ import annotations

import random

import pyoxigraph as ox
import pytest
from rdflib import RDF, Graph, Literal, Namespace, URIRef, namespace
from rdflib.namespace import DCTERMS, PROV, VOID

from kg import vocabulary as v
from kg.errors import UserError
from kg.graph.description import description
from tests.seeds import printed_under
from tests.small import quads

DATASET = URIRef(v.BASE_IRI + "dataset")
ENT = Namespace(v.ENT)


def read(content: bytes) -> Graph:
    return Graph().parse(data=content, format="turtle")


def number(graph: Graph, subject: object, predicate: URIRef) -> int:
    value = graph.value(subject, predicate)  # type: ignore[call-overload]
    assert isinstance(value, Literal)
    return int(value)


def is_type(quad: ox.Quad) -> bool:
    return quad.predicate.value == v.RDF_TYPE


def test_it_is_a_dataset_for_both_vocabularies() -> None:
    graph = read(description(quads()))
    assert set(graph.objects(DATASET, RDF.type)) == {VOID.Dataset, namespace.DCAT.Dataset}
    assert graph.value(DATASET, DCTERMS.conformsTo) == URIRef("https://w3id.org/entente/ontology")
    assert "3 reports" in str(graph.value(DATASET, DCTERMS.title))


def test_its_numbers_are_those_of_the_dataset() -> None:
    graph = read(description(quads()))
    assert number(graph, DATASET, VOID.triples) == len(quads())
    assert number(graph, DATASET, VOID.documents) == 3
    parts = {graph.value(p, VOID["class"]): p for p in graph.objects(DATASET, VOID.classPartition)}
    for name in ("Claim", "Summit", "Country"):
        members = {q.subject for q in quads() if q.object == ox.NamedNode(v.ent(name)) and is_type(q)}
        assert number(graph, parts[ENT[name]], VOID.entities) == len(members) > 0
    uses = {graph.value(p, VOID.property): p for p in graph.objects(DATASET, VOID.propertyPartition)}
    assert {str(p) for p in uses} == {q.predicate.value for q in quads()}
    assert sum(number(graph, part, VOID.triples) for part in uses.values()) == len(quads())


def test_it_names_its_sources_and_the_days_between_which_they_were_published() -> None:
    graph = read(description(quads()))
    sources = {str(graph.value(report, DCTERMS.source)) for report in graph.objects(DATASET, DCTERMS.source)}
    assert sources == {"reports/planned.txt", "reports/held.txt", "wire.jsonl#7"}
    period = graph.value(DATASET, DCTERMS.temporal)
    assert graph.value(period, namespace.DCAT.startDate) == Literal("2023-02-20", datatype=namespace.XSD.date)
    assert graph.value(period, namespace.DCAT.endDate) == Literal("2023-03-05", datatype=namespace.XSD.date)


def test_it_names_the_program() -> None:
    graph = read(description(quads()))
    assert str(graph.value(graph.value(DATASET, PROV.wasAttributedTo), URIRef(v.RDFS_LABEL))) == "entente-kg"


def test_a_licence_is_named_where_one_is_given_and_else_none() -> None:
    licence = "https://creativecommons.org/licenses/by/4.0/"
    assert read(description(quads(), licence)).value(DATASET, DCTERMS.license) == URIRef(licence)
    assert read(description(quads())).value(DATASET, DCTERMS.license) is None
    with pytest.raises(UserError, match="'CC BY' names no licence"):
        description(quads(), "CC BY")


def test_individuals_under_another_base() -> None:
    document = ox.NamedNode("https://data.example/kg/document/1")
    quad = ox.Quad(document, ox.NamedNode(v.RDF_TYPE), ox.NamedNode(v.ent("Document")), document)
    graph = read(description([quad]))
    assert str(graph.value(predicate=RDF.type, object=VOID.Dataset)) == "https://data.example/kg/dataset"


def test_an_empty_dataset_has_a_description() -> None:
    assert number(read(description([])), DATASET, VOID.triples) == 0


def test_there_is_no_blank_node() -> None:
    assert b"[" not in description(quads())
    assert b"_:" not in description(quads())


def test_order_does_not_matter() -> None:
    mixed = list(quads())
    random.Random(5).shuffle(mixed)
    assert description(mixed) == description(quads())


PRINT_DIGEST = """
from kg.graph.description import description
from kg.text import digest
from tests.small import quads
print(digest(description(quads()).decode()))
"""


def test_the_same_bytes_under_every_hash_seed() -> None:
    assert len({printed_under(seed, PRINT_DIGEST) for seed in ("0", "1", "2")}) == 1
