from __future__ import annotations

import pyoxigraph as ox

from kg.view.contents import read_contents
from kg.view.facts import Numbers, facts_of

PACT = """
@prefix : <https://w3id.org/entente/id/> .
@prefix ent: <https://w3id.org/entente/ontology#> .
@prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .

:pact a ent:Agreement ; rdfs:label "Peru–Togo pact" ; ent:status ent:Suspended ; ent:formerStatus ent:Signed .
:graph {
  :claim a ent:Claim ; rdf:subject :pact ; rdf:predicate ent:formerStatus ; rdf:object ent:Signed ;
    ent:since "2010-05"^^<http://id.loc.gov/datatypes/edtf/EDTF> .
}
"""


def test_an_earlier_status_says_from_when() -> None:
    store = ox.Store()
    store.load(PACT.encode(), format=ox.RdfFormat.TRIG)
    contents = read_contents(store)
    told = facts_of(contents, Numbers.of(contents), {})
    (pact,) = told["entities"]
    assert "signed (from May 2010)" in [value for _, value in pact["facts"]]
    assert [claim[2] for claim in told["claims"]] == ["signed (from May 2010)"]
