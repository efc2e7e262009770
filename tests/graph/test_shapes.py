"""Every rule: a dataset where it holds, and one where it does not and says so."""

from __future__ import annotations

import re

import pytest
from rdflib import RDF, RDFS, Graph, Namespace, URIRef
from rdflib.collection import Collection
from rdflib.namespace import DCTERMS, SH
from rdflib.term import Node

from kg import vocabulary as v
from kg.graph.validation import Severity, validate
from kg.resources import ontology_folder
from tests.graph.conforming import changed, conforming
from tests.ontology.terms import classes_in

SHAPES = Graph().parse(ontology_folder() / "shapes.ttl")
ONTOLOGY = Graph().parse(ontology_folder() / "entente.ttl")
ENT = Namespace(v.ENT)
ALL = sorted(s for s in SHAPES.subjects(DCTERMS.isPartOf) if isinstance(s, URIRef))
FOREIGN = {"memberOf-subject", "sameAs-subject"}
"""Sides of properties of other vocabularies."""

SIDES = [
    s
    for s in ALL
    if str(s).endswith(("-subject", "-object"))
    and (s, RDF.type, SH.NodeShape) in SHAPES
    and str(s).rpartition("#")[2] not in FOREIGN
]


def text(shape: object, predicate: URIRef) -> str:
    return str(SHAPES.value(shape, predicate))  # type: ignore[call-overload]


def rename(old: str, new: str) -> str:
    """Give the update that puts one triple in the place of another, in the resolved view."""
    return f"DELETE DATA {{ {old} }} ; INSERT DATA {{ {new} }}"


def in_report(old: str, new: str) -> str:
    """Give the update that puts one triple in the place of another, in the report's graph."""
    return (
        f"DELETE {{ GRAPH :report {{ {old} }} }} INSERT {{ GRAPH :report {{ {new} }} }} "
        f"WHERE {{ GRAPH :report {{ {old} }} }}"
    )


def add(triples: str) -> str:
    return f"INSERT DATA {{ {triples} }}"


def add_to_report(triples: str) -> str:
    return f"INSERT DATA {{ GRAPH :report {{ {triples} }} }}"


def drop(pattern: str) -> str:
    return f"DELETE WHERE {{ {pattern} }}"


def drop_from_report(pattern: str) -> str:
    return f"DELETE WHERE {{ GRAPH :report {{ {pattern} }} }}"


# Name of the rule, what breaks it, and the name of what is found to be wrong.
BROKEN = [
    ("subject of a claim", add_to_report(":claim1 rdf:subject :drill"), "claim1"),
    ("property of a claim", drop_from_report(":claim1 rdf:predicate ?p"), "claim1"),
    (
        "known property of a claim",
        in_report(":claim1 rdf:predicate ?p", ":claim1 rdf:predicate :likes"),
        "claim1",
    ),
    ("value of a claim", drop_from_report(":claim1 rdf:object ?o"), "claim1"),
    ("evidence of a claim", drop_from_report(":claim1 prov:wasDerivedFrom ?s"), "claim1"),
    ("evidence is a sentence", add_to_report(":claim1 prov:wasDerivedFrom :report"), "claim1"),
    ("confidence of a claim", drop_from_report(":claim1 ent:confidence ?c"), "claim1"),
    (
        "range of a confidence",
        in_report(":claim1 ent:confidence ?c", ":claim1 ent:confidence 1.01"),
        "claim1",
    ),
    (
        "range of a confidence",
        in_report(":claim1 ent:confidence ?c", ":claim1 ent:confidence '0.9'"),
        "claim1",
    ),
    ("rule of a claim", in_report(":claim1 ent:foundBy ?r", ":claim1 ent:foundBy ' '"), "claim1"),
    ("beginning of a claim", add_to_report(":claim1 ent:since '2022'"), "claim1"),
    ("attribution of a claim", add_to_report(":claim1 ent:attributedTo :kenya"), "claim1"),
    ("document of a sentence", drop_from_report(":sentence oa:hasSource ?d"), "sentence"),
    ("text of a sentence", drop_from_report(":sentence oa:exact ?t"), "sentence"),
    ("start of a sentence", in_report(":sentence oa:start ?n", ":sentence oa:start -1"), "sentence"),
    ("end of a sentence", drop_from_report(":sentence oa:end ?n"), "sentence"),
    ("start before end", in_report(":sentence oa:start ?n", ":sentence oa:start 27"), "sentence"),
    ("sentence in use", add_to_report(":other a ent:Sentence"), "other"),
    ("source of a document", drop_from_report(":report dct:source ?s"), "report"),
    ("title of a document", add_to_report(":report dct:title 'Another'"), "report"),
    (
        "content hash of a document",
        in_report(":report ent:contentHash ?h", ":report ent:contentHash 'ab'"),
        "report",
    ),
    ("one date of a document", add_to_report(":report ent:date '2023'^^edtf:EDTF"), "report"),
    (
        "bounds of a document's date",
        in_report(":report ent:latest ?d", ":report ent:latest '2023-01-31'^^xsd:date"),
        "report",
    ),
    ("how a document's date was found", drop_from_report(":report ent:dateFoundBy ?m"), "report"),
    ("document with a date", drop_from_report(":report ent:date ?d"), "report"),
    ("what a document mentions", add_to_report(":report ent:mentions :stranger"), "stranger"),
    ("ISO code", rename(":kenya ent:iso3 'KEN'", ":kenya ent:iso3 'ken'"), "kenya"),
    ("text of an office's title", add(":minister ent:officeTitle 'Foreign Minister'"), "minister"),
    ("datatype of a date", add(":talks ent:date '2023-03-03'"), "talks"),
    ("form of a date", add(":talks ent:date 'next week'^^edtf:EDTF"), "talks"),
    ("earliest day", add(":talks ent:earliest '2023-02-31'^^xsd:date"), "talks"),
    ("latest day", add(":talks ent:latest '2023'"), "talks"),
    ("number of a meeting", add(":talks ent:ordinal 0"), "talks"),
    ("status of an event", add_to_report(":talks ent:status ent:Signed"), "talks"),
    ("status of an event", add(":drill ent:status ent:Ratified"), "drill"),
    ("status of an agreement", add(":pact ent:status ent:Held"), "pact"),
    ("former status of an agreement", add(":pact ent:formerStatus ent:Held"), "pact"),
    ("mode of a meeting", add(":talks ent:mode 'by letter'"), "talks"),
    ("topic as a concept", add(":talks ent:topic 'fish'"), "talks"),
    ("Wikidata item", add(":kenya owl:sameAs <https://www.wikidata.org/wiki/Q114>"), "kenya"),
    ("group of states", add(":kenya <https://schema.org/memberOf> :union"), "kenya"),
    ("subject of memberOf", add(":union <https://schema.org/memberOf> 'Africa'"), "union"),
    ("subject of sameAs", add(":rojas owl:sameAs <http://www.wikidata.org/entity/Q5>"), "rojas"),
    ("name", drop(":rojas rdfs:label ?n"), "rojas"),
    ("one best name", add(":rojas rdfs:label 'A. Rojas'"), "rojas"),
    ("one kind", add(":rojas a ent:Place"), "rojas"),
    ("kinds of meetings", drop(":talks a ent:Meeting"), "talks"),
    ("kinds of events", drop(":talks a ent:Event"), "talks"),
    ("kinds of agreements", drop(":pact a ent:Agreement"), "pact"),
    ("code of a country", drop(":kenya ent:iso3 ?c"), "kenya"),
    ("title of an office", drop(":minister ent:officeTitle ?t"), "minister"),
    ("one owner of an office", add(":minister ent:officeOf :kenya"), "minister"),
    ("owner of an office", drop(":minister ent:officeOf ?c"), "minister"),
    ("party of a meeting", drop(":talks ent:party ?c"), "talks"),
    ("both sides of a meeting", drop(":talks ent:party :kenya"), "talks"),
    ("party of an exercise", drop(":drill ent:party ?c"), "drill"),
    ("party of an agreement", drop(":pact ent:party ?c"), "pact"),
    ("one status", add(":talks ent:status ent:Held"), "talks"),
    ("status", drop(":later ent:status ?s"), "later"),
    ("one date", add(":talks ent:date '2023-04'^^edtf:EDTF"), "talks"),
    ("one earliest day", add(":talks ent:earliest '2023-03-02'^^xsd:date"), "talks"),
    ("one latest day", add(":talks ent:latest '2023-03-30'^^xsd:date"), "talks"),
    ("bounds of a date", add(":talks ent:latest '2023-02-28'^^xsd:date"), "talks"),
    ("bounds beside a date", drop(":talks ent:earliest ?a ; ent:latest ?b"), "talks"),
    ("one place", add(":union a ent:Place . :talks ent:place :union"), "talks"),
    ("one mode", add(":talks ent:mode ent:Virtual"), "talks"),
    ("one number", add(":talks ent:ordinal 3"), "talks"),
    ("what a dispute is about", drop(":dispute ent:disputedSubject ?s"), "dispute"),
    ("property of a dispute", add(":dispute ent:disputedProperty ent:date"), "dispute"),
    ("rivals of a dispute", drop(":dispute ent:rival :claim2"), "dispute"),
    ("rule of a dispute", drop(":dispute ent:rule ?r"), "dispute"),
]


def test_the_conforming_dataset_has_no_finding_at_all() -> None:
    validation = validate(conforming())
    assert validation.findings == ()
    assert validation.conforms


@pytest.mark.parametrize(("rule", "update", "wrong"), BROKEN)
def test_a_broken_rule_is_found_and_told(rule: str, update: str, wrong: str) -> None:
    shape = next(s for s in ALL if text(s, SH.name) == rule)
    validation = validate(changed(update))
    found = [f for f in validation.findings if f.rule == rule]
    assert [(f.focus, f.message) for f in found] == [
        (f"https://example.org/{wrong}", text(shape, SH.message))
    ]
    severity = found[0].severity
    assert severity.name.title() == text(shape, SH.severity).rpartition("#")[2]
    assert severity is not Severity.VIOLATION or not validation.conforms


@pytest.mark.parametrize("shape", SIDES, ids=lambda s: str(s).rpartition("#")[2])
def test_each_side_of_a_property_takes_its_classes_only(shape: URIRef) -> None:
    subject = (shape, SH.targetSubjectsOf, None) in SHAPES
    name = text(shape, SH.targetSubjectsOf if subject else SH.targetObjectsOf).removeprefix(v.ENT)
    validation = validate(changed(add(f":odd ent:{name} :odd")))
    found = [f for f in validation.findings if f.rule == text(shape, SH.name)]
    assert [(f.focus, f.message) for f in found] == [("https://example.org/odd", text(shape, SH.message))]


def test_every_shape_is_tried() -> None:
    tried = {rule for rule, _, _ in BROKEN} | {text(s, SH.name) for s in SIDES}
    assert {text(s, SH.name) for s in ALL} == tried


@pytest.mark.parametrize("shape", ALL, ids=lambda s: str(s).rpartition("#")[2])
def test_every_shape_says_what_it_must(shape: URIRef) -> None:
    for predicate in (SH.name, SH.message, SH.severity, DCTERMS.isPartOf):
        assert len(list(SHAPES.objects(shape, predicate))) == 1
    assert not re.search(r"[.!]$", text(shape, SH.message))


@pytest.mark.parametrize("shape", ALL, ids=lambda s: str(s).rpartition("#")[2])
def test_every_shape_has_something_to_look_at_where_all_is_well(shape: URIRef) -> None:
    patterns = [f"?x a <{c}>" for c in SHAPES.objects(shape, SH.targetClass)]
    patterns += [f"?x <{p}> ?y" for p in SHAPES.objects(shape, SH.targetSubjectsOf)]
    patterns += [f"?y <{p}> ?x" for p in SHAPES.objects(shape, SH.targetObjectsOf)]
    union = " UNION ".join(f"{{ {p} }} UNION {{ GRAPH ?g {{ {p} }} }}" for p in patterns)
    assert bool(conforming().query(f"ASK {{ {union} }}"))


def test_names_of_rules_are_their_own() -> None:
    names = [text(s, SH.name) for s in ALL]
    assert len(names) == len(set(names))


def _classes(shape: Node) -> set[str]:
    single = {str(c) for c in SHAPES.objects(shape, SH["class"])}
    for alternatives in SHAPES.objects(shape, SH["or"]):
        single |= {str(SHAPES.value(a, SH["class"])) for a in Collection(SHAPES, alternatives)}
    return single


@pytest.mark.parametrize("name", sorted(v.PROPERTIES))
def test_sides_agree_with_domain_and_range(name: str) -> None:
    for target, side in ((SH.targetSubjectsOf, RDFS.domain), (SH.targetObjectsOf, RDFS.range)):
        declared = ONTOLOGY.value(ENT[name], side)
        names = classes_in(ONTOLOGY, declared) if declared else set()
        classes = {c if "://" in c else v.ent(c) for c in names}
        for shape in set(SHAPES.subjects(target, ENT[name])) & set(SIDES):
            assert _classes(shape) == classes
        if side == RDFS.domain:
            assert set(SHAPES.subjects(target, ENT[name])) & set(SIDES), name
