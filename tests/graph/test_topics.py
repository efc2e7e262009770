"""A topic is a concept with a name of its own, the same for all documents."""

from __future__ import annotations

from datetime import date

from kg import vocabulary as v
from kg.extraction.claims.factsheet import FactSheet
from kg.graph.background import Background
from kg.graph.quads import quads_of
from kg.records import Evidence, Findings
from kg.resolution import resolve_and_settle
from tests.small import document

TEXT = "Chad and Niger held talks on gas transit."


def findings(source: str, name: str) -> Findings:
    report = document(f"{TEXT} {source}", source, date(2020, 1, 2))
    sheet, evidence = FactSheet(report), Evidence(0, len(TEXT), TEXT)
    meeting = sheet.mention("meeting/1", "BilateralTalks", "talks", evidence)
    sheet.claim(meeting, v.RDF_TYPE, v.ent("BilateralTalks"), [evidence], found_by="test", confidence=1)
    topic = sheet.mention("topic/gas-transit", v.SKOS_CONCEPT, name, evidence, implied=True)
    sheet.claim(meeting, "topic", topic, [evidence], found_by="test", confidence=1)
    return sheet.findings()


def test_a_topic_is_one_concept() -> None:
    found = [findings("a", "gas transit"), findings("b", "Gas transit")]
    resolution, settled = resolve_and_settle(found)
    concepts = [one for one in resolution.individuals if one.kind == v.SKOS_CONCEPT]
    assert [one.iri for one in concepts] == [v.BASE_IRI + "topic/gas-transit"]
    lines = {str(quad) for quad in quads_of(found, resolution, settled, Background())}
    assert any(v.ent("topic") in line and "topic/gas-transit" in line for line in lines)
    assert any(v.SKOS_CONCEPT in line and "topic/gas-transit" in line for line in lines)


def test_a_state_that_is_talked_about_is_its_own_topic() -> None:
    report = document("Chad and Niger held talks on Libya.", "c", date(2020, 1, 2))
    sheet, evidence = FactSheet(report), Evidence(0, len(report.text), report.text)
    meeting = sheet.mention("meeting/1", "BilateralTalks", "talks", evidence)
    state = sheet.mention("country/LBY", "Country", "Libya", evidence, identity="LBY")
    sheet.claim(meeting, "topic", state, [evidence], found_by="test", confidence=1)
    resolution, settled = resolve_and_settle([sheet.findings()])
    lines = {str(quad) for quad in quads_of([sheet.findings()], resolution, settled, Background())}
    iri = next(one.iri for one in resolution.individuals if one.kind == v.ent("Country"))
    assert any(iri in line and v.RDF_TYPE in line and v.SKOS_CONCEPT in line for line in lines)


def test_a_concept_stands_alone() -> None:
    assert v.classes_of(v.SKOS_CONCEPT) == (v.SKOS_CONCEPT,)
