from __future__ import annotations

from collections import defaultdict
from datetime import date

import pytest

from kg import vocabulary as v
from kg.extraction.claims.factsheet import FactSheet
from kg.graph.background import Background
from kg.graph.quads import quads_of
from kg.records import Document, Findings
from kg.resolution import resolve_and_settle
from tests.graph.plain import RESOLVED, Dataset
from tests.resolution.made import Happening, Person, report
from tests.small import document, findings, quads, sentence


def dataset(*found: Findings, base_iri: str = v.BASE_IRI) -> Dataset:
    resolution, settled = resolve_and_settle(found, base_iri)
    return Dataset(quads_of(found, resolution, settled, Background(), base_iri))


def with_document(made: Document) -> Dataset:
    """Give the dataset of one report on one person, with another record of the document."""
    found = report("a", None, Person("Ana Rojas"))
    return dataset(Findings(made, found.mentions, found.claims))


@pytest.fixture(scope="module")
def small() -> Dataset:
    return Dataset(quads())


def test_each_document_has_a_graph_of_its_own_name(small: Dataset) -> None:
    assert small.subjects("Document") == small.graphs
    assert len(small.graphs) == 3


def test_a_document_is_described_in_its_graph(small: Dataset) -> None:
    found = findings()[0].document
    name = f"{v.BASE_IRI}document/{found.id}"
    assert small.values(name, v.DCT_SOURCE, name) == ["reports/planned.txt"]
    assert small.values(name, v.DCT_TITLE, name) == [found.title]
    assert small.values(name, "date", name) == ["2023-02-20"]
    assert small.values(name, "contentHash", name) == [found.content_hash]
    assert small.values(name, "dateFoundBy", name) == ["metadata"]
    assert not [q for q in small.quads if q.subject == name and q.graph != name]


PLAIN = report("a", None, Person("Ana Rojas")).document


def test_a_document_without_a_day_or_title_has_none() -> None:
    made = with_document(Document(source="a.txt", text=PLAIN.text, content_hash=PLAIN.content_hash))
    (name,) = made.subjects("Document")
    for predicate in ("date", "earliest", "latest", "dateFoundBy", v.DCT_TITLE, v.RDFS_LABEL):
        assert not made.values(name, predicate)


def test_copies_are_sources_too() -> None:
    made = with_document(
        Document("a.txt", PLAIN.text, content_hash=PLAIN.content_hash, copies=("b.txt", "c.txt"))
    )
    (name,) = made.subjects("Document")
    assert made.values(name, v.DCT_SOURCE) == ["a.txt", "b.txt", "c.txt"]


def test_every_statement_of_a_document_has_one_claim_and_every_claim_a_statement(small: Dataset) -> None:
    for graph in small.graphs:
        claims = [
            tuple(small.values(claim, p)[0] for p in (v.RDF_SUBJECT, v.RDF_PREDICATE, v.RDF_OBJECT))
            for claim in small.subjects("Claim", graph)
        ]
        assert len(claims) == len(set(claims))
        about = {q.subject for q in small.quads if q.graph == graph}
        described = small.subjects("Claim") | small.subjects("Sentence")
        statements = {q[:3] for q in small.quads if q.graph == graph and q.subject in about - described}
        description = {s for s in statements if s[0] == graph and s[1] != v.ent("mentions")}
        assert set(claims) == statements - description


def test_a_sentence_quotes_its_document(small: Dataset) -> None:
    texts = {f"{v.BASE_IRI}document/{f.document.id}": f.document.text for f in findings()}
    sentences = small.subjects("Sentence")
    assert len(sentences) == 5
    for name in sentences:
        parts = (v.OA_START, v.OA_END, v.OA_EXACT, v.OA_SOURCE)
        ((start,), (end,), (exact,), (source,)) = (small.values(name, part) for part in parts)
        assert texts[source][int(start) : int(end)] == exact
        assert name == f"{source}#char={start},{end}"


def test_attribution_is_kept(small: Dataset) -> None:
    assert {q.value for q in small.of("attributedTo")} == {"one source"}


def test_a_fact_that_is_said_twice_is_one_claim_with_both_sentences() -> None:
    sheet = FactSheet(document("Ana Rojas spoke.\nRojas left.", "a.txt", None))
    for n, rule, confidence in ((0, "weak rule", 0.3), (1, "strong rule", 0.9)):
        evidence = sentence(sheet.document, n)
        sheet.mention("person/rojas", "Person", "Ana Rojas", evidence, found_by=rule, confidence=confidence)
    made = dataset(sheet.findings())
    (claim,) = made.subjects("Claim")
    assert len(made.values(claim, v.PROV_DERIVED)) == 2
    assert made.values(claim, "confidence") == ["0.9"]
    assert made.values(claim, "foundBy") == ["strong rule"]


def test_the_resolved_view_has_one_value_of_a_functional_property(small: Dataset) -> None:
    seen = [q[:2] for p in v.FUNCTIONAL for q in small.of(p) if q.graph == RESOLVED]
    assert len(seen) == len(set(seen)) > 5


def test_the_resolved_view_has_the_latest_status_and_the_documents_have_their_own() -> None:
    planned, held = (Happening("Summit", status=status, date="2023-03-03") for status in ("Planned", "Held"))
    made = dataset(report("a", date(2023, 2, 1), planned), report("b", date(2023, 3, 4), held))
    statuses = made.of("status")
    assert {q.value for q in statuses if q.graph == RESOLVED} == {v.ent("Held")}
    assert {q.value for q in statuses if q.graph != RESOLVED} == {v.ent("Planned"), v.ent("Held")}
    assert len({q.subject for q in statuses}) == 1


def test_individuals_carry_all_their_classes(small: Dataset) -> None:
    kinds: dict[str, set[str]] = defaultdict(set)
    for q in small.of(v.RDF_TYPE):
        if q.graph == RESOLVED:
            kinds[q.subject].add(q.value)
    for classes in kinds.values():
        deepest = max(classes, key=lambda kind: len(v.classes_of(kind)))
        assert classes == set(v.classes_of(deepest))


def test_individuals_have_one_label_and_other_names_beside_it(small: Dataset) -> None:
    subjects = {q.subject for q in small.of(v.RDF_TYPE) if q.graph == RESOLVED}
    for subject in subjects:
        (label,) = small.values(subject, v.RDFS_LABEL, RESOLVED)
        assert label not in small.values(subject, v.SKOS_ALT_LABEL, RESOLVED)


def test_background_goes_to_the_view_only(small: Dataset) -> None:
    japan = f"{v.BASE_IRI}country/JPN"
    assert small.values(japan, v.OWL_SAME_AS) == ["http://www.wikidata.org/entity/Q17"]
    assert small.values(japan, "iso3") == ["JPN"]
    assert {q.graph for p in (v.OWL_SAME_AS, "iso3") for q in small.of(p)} == {RESOLVED}


def test_a_dispute_names_its_rivals(small: Dataset) -> None:
    (dispute,) = small.subjects("Dispute")
    assert small.subjects("Dispute", RESOLVED) == {dispute}
    assert small.values(dispute, "disputedProperty") == [v.ent("ordinal")]
    assert len(small.values(dispute, "disputedSubject")) == len(small.values(dispute, "rival")) == 2
    assert set(small.values(dispute, "rival")) <= small.subjects("Claim")
    assert not small.values(dispute, "winner")


def test_there_are_no_unknown_terms(small: Dataset) -> None:
    names = {*v.SUPERCLASSES, *v.PROPERTIES, *v.MEETING_STATUSES, *v.AGREEMENT_STATUSES, *v.MODES}
    seen = {term for q in small.quads for term in q[:3] if term.startswith(v.ENT)}
    assert seen <= {v.ent(name) for name in names}


def test_the_base_iri_is_that_of_everything_that_is_minted() -> None:
    made = dataset(*findings(), base_iri="https://example.org/id/")
    assert not [term for q in made.quads for term in q if term.startswith(v.BASE_IRI)]


def test_no_reports_give_no_quads() -> None:
    assert not dataset().quads
