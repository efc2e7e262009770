"""The ontology by itself and against the program's vocabulary, both ways."""

from __future__ import annotations

import re

import pytest
from rdflib import OWL, RDF, RDFS, SKOS, Graph, Namespace, URIRef, namespace
from rdflib.collection import Collection
from rdflib.namespace import DCTERMS, VANN
from rdflib.term import Node

from kg import vocabulary as v
from kg.resources import ontology_folder
from tests.ontology.terms import classes_in

ENT = Namespace(v.ENT)
ONTOLOGY = URIRef("https://w3id.org/entente/ontology")
GRAPH = Graph().parse(ontology_folder() / "entente.ttl")
SCHEMES = {"EventStatuses", "AgreementStatuses", "MeetingModes", "EventLifeCycle", "AgreementLifeCycle"}
DATATYPES = {"PloverCode"}

# Their terms, for vocabularies that rdflib does not know.
SEM_TERMS = {
    *("Event", "Place", "hasActor", "hasPlace", "hasTimeStamp"),
    *("hasEarliestBeginTimeStamp", "hasLatestEndTimeStamp"),
}
OA_TERMS = {
    *("SpecificResource", "TextQuoteSelector", "TextPositionSelector"),
    *("hasSource", "exact", "start", "end"),
}


def minted(kind: Node) -> set[str]:
    """Give the local names of the ontology's own terms of a kind."""
    return {str(s).removeprefix(v.ENT) for s in GRAPH.subjects(RDF.type, kind) if str(s).startswith(v.ENT)}


def properties() -> set[str]:
    return minted(OWL.ObjectProperty) | minted(OWL.DatatypeProperty)


def all_terms() -> list[str]:
    return sorted({str(s).removeprefix(v.ENT) for s in GRAPH.subjects() if str(s).startswith(v.ENT)})


def test_classes_are_those_of_the_program() -> None:
    assert minted(OWL.Class) == set(v.SUPERCLASSES)


def test_superclasses_are_those_of_the_program() -> None:
    for name, parent in v.SUPERCLASSES.items():
        above = {str(o) for o in GRAPH.objects(ENT[name], RDFS.subClassOf) if str(o).startswith(v.ENT)}
        assert above == ({v.ent(parent)} if parent else set()), name


def test_properties_are_those_of_the_program() -> None:
    assert properties() == set(v.PROPERTIES)


def test_no_property_is_both_of_objects_and_of_literals() -> None:
    assert not minted(OWL.ObjectProperty) & minted(OWL.DatatypeProperty)


def test_concepts_are_those_of_the_program() -> None:
    assert minted(SKOS.Concept) == {*v.MEETING_STATUSES, *v.AGREEMENT_STATUSES, *v.MODES}


def test_there_is_nothing_else() -> None:
    known = {*v.SUPERCLASSES, *v.PROPERTIES, *v.MEETING_STATUSES, *v.AGREEMENT_STATUSES, *v.MODES}
    assert set(all_terms()) == known | SCHEMES | DATATYPES


@pytest.mark.parametrize(
    ("scheme", "names"),
    [
        ("EventStatuses", v.MEETING_STATUSES),
        ("AgreementStatuses", v.AGREEMENT_STATUSES),
        ("MeetingModes", v.MODES),
    ],
)
def test_schemes_hold_their_concepts(scheme: str, names: tuple[str, ...]) -> None:
    inside = set(GRAPH.subjects(SKOS.inScheme, ENT[scheme]))
    assert inside == set(GRAPH.objects(ENT[scheme], SKOS.hasTopConcept)) == {ENT[n] for n in names}


@pytest.mark.parametrize(
    ("cycle", "names"),
    [
        ("EventLifeCycle", v.MEETING_STATUSES),
        ("AgreementLifeCycle", tuple(s for s in v.AGREEMENT_STATUSES if s != "Existing")),
    ],
)
def test_life_cycles_are_in_the_programs_order(cycle: str, names: tuple[str, ...]) -> None:
    members = GRAPH.value(ENT[cycle], SKOS.memberList)
    assert members is not None
    assert [str(m).removeprefix(v.ENT) for m in Collection(GRAPH, members)] == list(names)


@pytest.mark.parametrize("term", all_terms())
def test_every_term_is_described(term: str) -> None:
    node = ENT[term]
    assert len(list(GRAPH.objects(node, RDFS.label))) == 1
    assert len(list(GRAPH.objects(node, SKOS.definition))) == 1
    assert GRAPH.value(node, RDFS.isDefinedBy) == ONTOLOGY
    if term not in SCHEMES:
        assert GRAPH.value(node, SKOS.example) is not None


@pytest.mark.parametrize("term", sorted(properties()))
def test_every_property_has_a_domain_that_exists(term: str) -> None:
    domain = GRAPH.value(ENT[term], RDFS.domain)
    assert domain is not None
    assert classes_in(GRAPH, domain) <= {*v.SUPERCLASSES, str(SKOS.Concept)}


@pytest.mark.parametrize("term", sorted(properties()))
def test_every_property_has_a_range_that_exists(term: str) -> None:
    assert len(list(GRAPH.objects(ENT[term], RDFS.range))) == 1
    inside = {c for c in classes_in(GRAPH, GRAPH.value(ENT[term], RDFS.range)) if "://" not in c}
    assert inside <= {*v.SUPERCLASSES, *DATATYPES}


def test_no_property_is_functional() -> None:
    assert not set(GRAPH.subjects(RDF.type, OWL.FunctionalProperty))


def test_nothing_is_imported() -> None:
    assert not list(GRAPH.objects(None, OWL.imports))


def test_the_ontology_describes_itself() -> None:
    version = GRAPH.value(ONTOLOGY, OWL.versionInfo)
    assert re.fullmatch(r"\d+\.\d+\.\d+", str(version))
    assert GRAPH.value(ONTOLOGY, OWL.versionIRI) == URIRef(f"{ONTOLOGY}/{version}")
    assert GRAPH.value(ONTOLOGY, DCTERMS.license) == URIRef("https://creativecommons.org/licenses/by/4.0/")
    assert GRAPH.value(ONTOLOGY, DCTERMS.title)
    assert GRAPH.value(ONTOLOGY, DCTERMS.description)
    assert str(GRAPH.value(ONTOLOGY, VANN.preferredNamespacePrefix)) == "ent"
    assert str(GRAPH.value(ONTOLOGY, VANN.preferredNamespaceUri)) == v.ENT


def test_every_term_that_is_aligned_to_exists() -> None:
    names = ("SDO", "PROV", "ORG", "FOAF", "SKOS", "TIME", "DCTERMS")
    spaces = [getattr(namespace, name) for name in names]
    known = [(str(space), set(space.__annotations__)) for space in spaces]
    known += [(v.PREFIXES["sem"], SEM_TERMS), (v.OA, OA_TERMS)]
    mentioned = {str(node) for triple in GRAPH for node in triple if isinstance(node, URIRef)}
    checked = 0
    for space, terms in known:
        for iri in mentioned:
            if iri.startswith(space) and iri != space:
                assert iri.removeprefix(space) in terms, iri
                checked += 1
    assert checked > 60


@pytest.mark.parametrize("space", ["schema", "prov", "sem", "time", "oa", "skos", "org", "foaf"])
def test_each_vocabulary_is_aligned_with(space: str) -> None:
    links = (RDFS.subClassOf, RDFS.subPropertyOf, SKOS.closeMatch, SKOS.relatedMatch, RDFS.range)
    targets = {str(o) for link in links for s, o in GRAPH.subject_objects(link) if str(s).startswith(v.ENT)}
    start = str(namespace.TIME) if space == "time" else v.PREFIXES[space]
    assert any(target.startswith(start) for target in targets)


def test_plover_codes_are_notations() -> None:
    codes = {str(o) for o in GRAPH.objects(None, SKOS.notation)}
    assert {"CONSULT", "AGREE", "COOPERATE"} <= codes
    assert all(o.datatype == ENT.PloverCode for o in GRAPH.objects(None, SKOS.notation))  # type: ignore[attr-defined]
