"""Individuals, claims and disputes as RDF quads, in the shape that the ontology's contract gives."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

import pyoxigraph as ox

from kg import vocabulary as v
from kg.graph.background import Background
from kg.records import Claim, Dispute, Document, Evidence, Findings, Individual, Literal, Triple
from kg.resolution.disputes import Settled
from kg.resolution.iris import claim_iri
from kg.resolution.resolve import Resolution

__all__ = ["quads_of", "resolved_view"]

Graph = ox.NamedNode | ox.DefaultGraph
_BOUNDS = {v.ent("earliest"), v.ent("latest")}


def quads_of(
    findings: Sequence[Findings],
    resolution: Resolution,
    settled: Settled,
    background: Background,
    base_iri: str = v.BASE_IRI,
) -> set[ox.Quad]:
    """Give the whole dataset.

    Args:
        findings: What was found, a record for each document.
        resolution: Where each mention went.
        settled: Winners among rival values.
        background: What is known of countries and organizations beside the texts.
        base_iri: What the IRI of every claim begins with.

    Returns:
        One named graph for each document, and the resolved view in the default graph.
    """
    quads: set[ox.Quad] = set()
    triples: set[Triple] = set()
    for found in findings:
        iri = resolution.iris[found.document.id, "document"]
        graph = ox.NamedNode(iri)
        quads.update(_quads(_description(iri, found.document), graph))
        grouped: dict[Triple, list[Claim]] = defaultdict(list)
        for claim in found.claims:
            grouped[resolution.triple(claim)].append(claim)
        quads.update(_quads(grouped, graph))
        for triple, claims in grouped.items():
            quads.update(_quads(_claim(iri, triple, claims, base_iri), graph))
        triples.update(triple for triple in grouped if triple[1] != v.ent("mentions"))
    view = resolved_view(triples, resolution.individuals, settled, background)
    quads.update(_quads(view, ox.DefaultGraph()))
    return quads


def resolved_view(
    triples: Iterable[Triple], individuals: Iterable[Individual], settled: Settled, background: Background
) -> Iterator[Triple]:
    """Give the default graph: every individual with its names and classes, and one value where one is due."""
    individuals = list(individuals)
    yield from _names(individuals, background)
    bounds = defaultdict(set)
    for subject, predicate, value in triples:
        if predicate in _BOUNDS:
            bounds[subject].add((predicate, value))
        elif predicate != v.RDF_TYPE and predicate not in v.FUNCTIONAL:
            yield subject, predicate, value
        if predicate == v.ent("topic") and isinstance(value, str):
            yield value, v.RDF_TYPE, v.SKOS_CONCEPT  # a state that is talked about is a concept, too
    for (subject, predicate), value in settled.winners.items():
        yield subject, predicate, value
    for (subject, predicate), value in settled.bounds.items():
        yield subject, predicate, value
    for dispute in settled.disputes:
        yield from _dispute(dispute)


def _names(individuals: Iterable[Individual], background: Background) -> Iterator[Triple]:
    for individual in individuals:
        for kind in v.classes_of(individual.kind):
            yield individual.iri, v.RDF_TYPE, kind
        yield individual.iri, v.RDFS_LABEL, Literal(individual.label)
        for alias in individual.aliases:
            yield individual.iri, v.SKOS_ALT_LABEL, Literal(alias)
        for reason in individual.reasons:
            yield individual.iri, v.ent("mergeReason"), Literal(reason)
        for earlier in individual.replaces:
            yield individual.iri, v.DCT_REPLACES, earlier
        for predicate, value in background.facts(individual):
            yield individual.iri, predicate, value


def _description(iri: str, document: Document) -> Iterator[Triple]:
    yield iri, v.RDF_TYPE, v.ent("Document")
    for source in (document.source, *document.copies):
        yield iri, v.DCT_SOURCE, Literal(source)
    yield iri, v.ent("contentHash"), Literal(document.content_hash)
    if document.title:
        yield iri, v.DCT_TITLE, Literal(document.title)
        yield iri, v.RDFS_LABEL, Literal(document.title)
    if document.published:
        day = document.published.isoformat()
        yield iri, v.ent("date"), Literal(day, v.EDTF)
        yield iri, v.ent("earliest"), Literal(day, v.XSD_DATE)
        yield iri, v.ent("latest"), Literal(day, v.XSD_DATE)
    if document.date_found_by:
        yield iri, v.ent("dateFoundBy"), Literal(document.date_found_by)


def _claim(document: str, triple: Triple, claims: Sequence[Claim], base_iri: str) -> Iterator[Triple]:
    """Reify one triple of one document: what, by which rule, how sure, and in which sentences."""
    subject, predicate, value = triple
    iri = claim_iri(document, triple, base_iri)
    best = max(claims, key=lambda claim: (claim.confidence, claim.found_by))
    yield iri, v.RDF_TYPE, v.ent("Claim")
    yield iri, v.RDF_SUBJECT, subject
    yield iri, v.RDF_PREDICATE, predicate
    yield iri, v.RDF_OBJECT, value
    yield iri, v.ent("confidence"), Literal(_decimal(best.confidence), v.XSD_DECIMAL)
    yield iri, v.ent("foundBy"), Literal(best.found_by)
    for source in {claim.attribution for claim in claims if claim.attribution}:
        yield iri, v.ent("attributedTo"), Literal(source)
    if best.since:
        yield iri, v.ent("since"), Literal(best.since, v.EDTF)
    for evidence in {evidence for claim in claims for evidence in claim.evidence}:
        sentence = f"{document}#char={evidence.start},{evidence.end}"
        yield iri, v.PROV_DERIVED, sentence
        yield from _sentence(sentence, document, evidence)


def _decimal(number: float) -> str:
    """Write a number in [0, 1] in the canonical form of xsd:decimal, two places at most: "0.9", "1.0"."""
    return str(round(float(number), 2))


def _sentence(iri: str, document: str, evidence: Evidence) -> Iterator[Triple]:
    """Describe a sentence; its IRI is the document's with a character range after RFC 5147."""
    yield iri, v.RDF_TYPE, v.ent("Sentence")
    yield iri, v.OA_SOURCE, document
    yield iri, v.OA_EXACT, Literal(evidence.text)
    yield iri, v.OA_START, Literal(str(evidence.start), v.XSD_INTEGER)
    yield iri, v.OA_END, Literal(str(evidence.end), v.XSD_INTEGER)


def _dispute(dispute: Dispute) -> Iterator[Triple]:
    yield dispute.iri, v.RDF_TYPE, v.ent("Dispute")
    yield dispute.iri, v.RDFS_LABEL, Literal(dispute.label)
    for subject in dispute.subjects:
        yield dispute.iri, v.ent("disputedSubject"), subject
    yield dispute.iri, v.ent("disputedProperty"), dispute.predicate
    yield dispute.iri, v.ent("rule"), Literal(dispute.rule)
    for claim in dispute.winners:
        yield dispute.iri, v.ent("winner"), claim
    for claim in dispute.claims:
        yield dispute.iri, v.ent("rival"), claim


def _quads(triples: Iterable[Triple] | Mapping[Triple, object], graph: Graph) -> Iterator[ox.Quad]:
    for subject, predicate, value in triples:
        yield ox.Quad(ox.NamedNode(subject), ox.NamedNode(predicate), _object(value), graph)


def _object(value: str | Literal) -> ox.NamedNode | ox.Literal:
    if isinstance(value, str):
        return ox.NamedNode(value)
    return (
        ox.Literal(value.value, datatype=ox.NamedNode(value.datatype))
        if value.datatype
        else ox.Literal(value.value)
    )
