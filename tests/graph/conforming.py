"""A dataset in which every rule has something to look at, and every rule holds."""

from __future__ import annotations

from typing import Final

import pyoxigraph as ox

from kg import vocabulary as v

BASE: Final = "https://example.org/"
REPORT: Final = ox.NamedNode(BASE + "report")
PREFIXES: Final = f"""
PREFIX : <{BASE}>
PREFIX dct: <{v.DCT}>
PREFIX edtf: <http://id.loc.gov/datatypes/edtf/>
PREFIX ent: <{v.ENT}>
PREFIX oa: <{v.OA}>
PREFIX owl: <{v.OWL}>
PREFIX prov: <{v.PROV}>
PREFIX rdf: <{v.RDF}>
PREFIX rdfs: <{v.RDFS}>
PREFIX skos: <{v.SKOS}>
PREFIX xsd: <{v.XSD}>
"""

NAMES: Final = """
:kenya a ent:Country ; rdfs:label "Kenya" ; ent:iso3 "KEN" ;
  <https://schema.org/memberOf> "Africa" ;
  owl:sameAs <http://www.wikidata.org/entity/Q114> .
:chile a ent:Country ; rdfs:label "Chile" ; ent:iso3 "CHL" .
:union a ent:Organization ; rdfs:label "African Union" ; skos:altLabel "AU" .
:nairobi a ent:Place ; rdfs:label "Nairobi" .
:minister a ent:Office ; rdfs:label "Foreign Minister of Chile" .
:rojas a ent:Person ; rdfs:label "Ana Rojas" ; ent:mergeReason "the same name" .
:talks a ent:Summit , ent:Meeting , ent:Event ; rdfs:label "Chile–Kenya summit" .
:later a ent:BilateralTalks , ent:Meeting , ent:Event ; rdfs:label "Chile–Kenya talks" .
:drill a ent:Exercise , ent:Event ; rdfs:label "Chile–Kenya exercise" .
:pact a ent:SecurityPact , ent:Agreement ; rdfs:label "Chile–Kenya pact" .
:dispute a ent:Dispute ; rdfs:label "number of Chile–Kenya talks" ; ent:disputedSubject :talks , :later ;
  ent:disputedProperty ent:ordinal ; ent:rule "the latest report" ;
  ent:rival :claim1 , :claim2 ; ent:winner :claim1 .
"""

STATEMENTS: Final = """
:minister ent:officeTitle "foreign minister" ; ent:officeOf :chile .
:rojas ent:holdsOffice :minister ; ent:represents :chile .
:nairobi ent:inCountry :kenya .
:talks ent:party :chile , :kenya ; ent:attendee :rojas ; ent:place :nairobi ; ent:mode ent:InPerson ;
  ent:ordinal 2 ; ent:date "2023-03"^^edtf:EDTF ; ent:earliest "2023-03-01"^^xsd:date ;
  ent:latest "2023-03-31"^^xsd:date ; ent:status ent:Postponed ; ent:topic :fisheries ;
  ent:rescheduledAs :later .
:later ent:party :chile , :kenya ; ent:status ent:Planned .
:drill ent:party :chile , :union ; ent:status ent:Held .
:pact ent:party :chile , :kenya ; ent:status ent:Signed ; ent:formerStatus ent:UnderNegotiation ;
  ent:signatory :rojas ; ent:agreedAt :later .
"""

DESCRIPTION: Final = f"""
:report a ent:Document ; rdfs:label "A pact" ; dct:title "A pact" ; dct:source "reports/pact.txt" ;
  ent:contentHash "{"0123456789abcdef" * 4}" ; ent:dateFoundBy "dateline" ; ent:date "2023-02-01"^^edtf:EDTF ;
  ent:earliest "2023-02-01"^^xsd:date ; ent:latest "2023-02-01"^^xsd:date .
:sentence a ent:Sentence ; oa:hasSource :report ; oa:exact "Talks, in Nairobi 🌍." ; oa:start 7 ; oa:end 27 .
:report ent:mentions :kenya , :chile , :union , :nairobi , :minister , :rojas , :talks , :later , :drill ,
  :pact .
"""


def _triples(text: str) -> list[ox.Triple]:
    return [quad.triple for quad in ox.parse(PREFIXES + text, format=ox.RdfFormat.TURTLE)]


def _claim(number: int, triple: ox.Triple) -> list[ox.Triple]:
    claim = ox.NamedNode(f"{BASE}claim{number}")
    parts: list[tuple[str, ox.NamedNode | ox.Literal]] = [
        (v.RDF_TYPE, ox.NamedNode(v.ent("Claim"))),
        (v.RDF_SUBJECT, triple.subject),  # type: ignore[list-item]
        (v.RDF_PREDICATE, triple.predicate),
        (v.RDF_OBJECT, triple.object),  # type: ignore[list-item]
        (v.PROV_DERIVED, ox.NamedNode(BASE + "sentence")),
        (v.ent("confidence"), ox.Literal("0.90", datatype=ox.NamedNode(v.XSD_DECIMAL))),
        (v.ent("foundBy"), ox.Literal("by hand")),
        (v.ent("attributedTo"), ox.Literal("an official")),
    ]
    if triple.predicate.value == v.ent("formerStatus"):
        parts.append((v.ent("since"), ox.Literal("2022", datatype=ox.NamedNode(v.EDTF))))
    return [ox.Triple(claim, ox.NamedNode(p), o) for p, o in parts]


def conforming() -> ox.Store:
    """Give the dataset: one report in its graph, and the resolved view."""
    stated = _triples(STATEMENTS)
    described = _triples(DESCRIPTION)
    mentions = [t for t in described if t.predicate.value == v.ent("mentions")]
    report = [*described, *stated]
    for number, triple in enumerate([*stated, *mentions], 1):
        report.extend(_claim(number, triple))
    store = ox.Store()
    store.extend(ox.Quad(t.subject, t.predicate, t.object, REPORT) for t in report)
    store.extend(ox.Quad(t.subject, t.predicate, t.object) for t in (*_triples(NAMES), *stated))
    return store


def changed(update: str) -> ox.Store:
    """Give the dataset after a SPARQL update."""
    store = conforming()
    store.update(PREFIXES + update)
    return store
