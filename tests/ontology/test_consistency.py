"""The ontology in an OWL RL reasoner: consistent, and every class can have members."""

from __future__ import annotations

import owlrl
import pytest
from owlrl.Namespaces import ERRNS
from rdflib import OWL, RDF, Graph, Namespace, URIRef

from kg import vocabulary as v
from kg.resources import ontology_folder
from tests.small import quads

ENT = Namespace(v.ENT)
A = URIRef("https://example.org/a")


def closure(*statements: tuple[URIRef, URIRef, URIRef]) -> Graph:
    """Give all that follows from the ontology and some statements."""
    graph = Graph().parse(ontology_folder() / "entente.ttl")
    for statement in statements:
        graph.add(statement)
    owlrl.DeductiveClosure(owlrl.OWLRL_Semantics).expand(graph)
    return graph


def contradictions(graph: Graph) -> list[str]:
    return [str(message) for message in graph.objects(None, ERRNS.error)]


def test_every_class_can_have_a_member() -> None:
    members = {name: URIRef(f"https://example.org/{name}") for name in v.SUPERCLASSES}
    graph = closure(*((node, RDF.type, ENT[name]) for name, node in members.items()))
    assert contradictions(graph) == []
    assert not list(graph.subjects(RDF.type, OWL.Nothing))
    for name, node in members.items():
        assert {URIRef(c) for c in v.classes_of(v.ent(name))} <= set(graph.objects(node, RDF.type))


def test_no_class_is_unsatisfiable() -> None:
    empty = {str(c) for c in closure().subjects(OWL.equivalentClass, OWL.Nothing)} - {str(OWL.Nothing)}
    assert not empty


@pytest.mark.parametrize(
    ("one", "other"),
    [("Person", "Country"), ("Meeting", "Agreement"), ("Meeting", "Exercise"), ("Claim", "Document")],
)
def test_what_excludes_each_other_is_noticed(one: str, other: str) -> None:
    assert contradictions(closure((A, RDF.type, ENT[one]), (A, RDF.type, ENT[other])))


def test_two_statuses_are_not_one() -> None:
    assert contradictions(closure((ENT.Held, OWL.sameAs, ENT.Cancelled)))


def test_reports_that_contradict_each_other_are_no_contradiction() -> None:
    """The whole dataset, all graphs together, in which two reports give one summit two dates."""
    graph = Graph().parse(ontology_folder() / "entente.ttl")
    for quad in quads():
        graph.parse(data=f"{quad.triple} .", format="nt")
    owlrl.DeductiveClosure(owlrl.OWLRL_Semantics).expand(graph)
    assert contradictions(graph) == []
