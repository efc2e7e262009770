"""What a dataset is, in the words of VoID and DCAT: how much of what, from which reports, up to which day."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Final
from urllib.parse import quote

import pyoxigraph as ox

from kg import vocabulary as v
from kg.about import program
from kg.errors import UserError
from kg.graph.serialize import turtle

__all__ = ["DESCRIPTION", "description"]

DESCRIPTION: Final = "dataset.ttl"
"""The description, in an output folder."""

_VOID: Final = "http://rdfs.org/ns/void#"
_DCAT: Final = "http://www.w3.org/ns/dcat#"
_PREFIXES: Final = {**v.PREFIXES, "dcat": _DCAT, "void": _VOID}
_MEDIA_TYPES: Final = "https://www.iana.org/assignments/media-types/"
_FILES: Final = {
    "kg.nq": "application/n-quads",
    "kg.trig": "application/trig",
    "kg.jsonld": "application/ld+json",
    "kg.ttl": "text/turtle",
}
_TITLE: Final = "Who met whom, and what was agreed: a knowledge graph of {} reports"
_DESCRIPTION: Final = (
    "People, states, meetings, exercises and agreements as news tells of them. Each report has a named graph "
    "with what it says, each statement with its sentence; the default graph holds the resolved view."
)
_RIGHTS: Final = (
    "The sentences quoted here are those of the reports named as sources and stay under the terms of these."
)
_KEPT: Final = (v.RDF_TYPE, v.DCT_SOURCE, v.DCT_TITLE, v.ent("date"))
"""What the description repeats of each report."""
_BOUNDS: Final = (v.ent("earliest"), v.ent("latest"))


def description(quads: Iterable[ox.Quad], license: str | None = None) -> bytes:
    """Describe a dataset in Turtle; for the same quads, the same bytes.

    Args:
        quads: The dataset.
        license: IRI of the licence under which the dataset is given to others; None says nothing of one.

    Returns:
        The content of the file. There is no time of making in it: what dates a dataset is its newest report.

    Raises:
        UserError: The licence is no IRI.
    """
    counts = _Counts.of(quads)
    dataset = ox.NamedNode(counts.base + "dataset")
    triples = [*_head(dataset, counts), *_numbers(dataset, counts), *_parts(dataset, counts)]
    triples += counts.reports
    if license is not None:
        triples.append(_triple(dataset, v.DCT + "license", _license(license)))
    return turtle(triples, _PREFIXES)


def _license(iri: str) -> ox.NamedNode:
    try:
        return ox.NamedNode(iri)
    except ValueError as error:
        raise UserError(f"{iri!r} names no licence: give its address, an IRI") from error


@dataclass
class _Counts:
    """What there is in a dataset.

    Attributes:
        base: What the IRIs of the individuals begin with.
        triples: How many triples there are, in all graphs together.
        reports: What is repeated of each report.
        days: First and last days that the dates of publication allow.
        subjects: Everything that something is said of.
        classes: The members of each class.
        properties: How often each property is used.
    """

    base: str = v.BASE_IRI
    triples: int = 0
    reports: list[ox.Triple] = field(default_factory=list)
    days: set[str] = field(default_factory=set)
    subjects: set[object] = field(default_factory=set)
    classes: dict[str, set[object]] = field(default_factory=lambda: defaultdict(set))
    properties: Counter[str] = field(default_factory=Counter)

    @classmethod
    def of(cls, quads: Iterable[ox.Quad]) -> _Counts:
        counts = cls()
        for quad in quads:
            counts._count(quad)
        if counts.reports:
            iri = min(str(t.subject.value) for t in counts.reports if isinstance(t.subject, ox.NamedNode))
            counts.base = iri.rpartition("document/")[0] or iri
        return counts

    def _count(self, quad: ox.Quad) -> None:
        predicate, value = quad.predicate.value, quad.object
        self.triples += 1
        self.subjects.add(quad.subject)
        self.properties[predicate] += 1
        if predicate == v.RDF_TYPE and isinstance(value, ox.NamedNode):
            self.classes[value.value].add(quad.subject)
        if quad.subject == quad.graph_name and predicate in _KEPT:
            self.reports.append(quad.triple)
        if quad.subject == quad.graph_name and predicate in _BOUNDS and isinstance(value, ox.Literal):
            self.days.add(value.value)


def _head(dataset: ox.NamedNode, counts: _Counts) -> Iterator[ox.Triple]:
    """Say what the dataset is, what it comes from, and what made it."""
    reports = sorted({t.subject for t in counts.reports}, key=str)
    yield _triple(dataset, v.RDF_TYPE, ox.NamedNode(_VOID + "Dataset"))
    yield _triple(dataset, v.RDF_TYPE, ox.NamedNode(_DCAT + "Dataset"))
    yield _triple(dataset, v.DCT_TITLE, ox.Literal(_TITLE.format(len(reports))))
    yield _triple(dataset, v.DCT + "description", ox.Literal(_DESCRIPTION))
    yield _triple(dataset, v.DCT + "rights", ox.Literal(_RIGHTS))
    yield _triple(dataset, v.DCT + "conformsTo", ox.NamedNode(v.ENT.removesuffix("#")))
    for report in reports:
        yield ox.Triple(dataset, ox.NamedNode(v.DCT_SOURCE), report)
    maker = ox.NamedNode(f"{dataset.value}/program")
    name, _, version = program().partition(" ")
    yield _triple(dataset, v.PROV + "wasAttributedTo", maker)
    yield _triple(maker, v.RDF_TYPE, ox.NamedNode(v.PROV + "SoftwareAgent"))
    yield _triple(maker, v.RDFS_LABEL, ox.Literal(name))
    if not version.startswith("("):  # a checkout that was never installed has no version
        yield _triple(maker, v.SCHEMA + "softwareVersion", ox.Literal(version))
    if counts.days:
        period = ox.NamedNode(f"{dataset.value}/reports")
        yield _triple(dataset, v.DCT + "temporal", period)
        yield _triple(period, v.RDF_TYPE, ox.NamedNode(v.DCT + "PeriodOfTime"))
        yield _triple(period, v.RDFS_LABEL, ox.Literal("from the oldest report to the newest"))
        yield _triple(period, _DCAT + "startDate", _literal(min(counts.days), v.XSD_DATE))
        yield _triple(period, _DCAT + "endDate", _literal(max(counts.days), v.XSD_DATE))


def _numbers(dataset: ox.NamedNode, counts: _Counts) -> Iterator[ox.Triple]:
    numbers = {
        "triples": counts.triples,
        "documents": len(counts.classes.get(v.ent("Document"), ())),
        "distinctSubjects": len(counts.subjects),
        "classes": len(counts.classes),
        "properties": len(counts.properties),
    }
    for name, number in numbers.items():
        yield _triple(dataset, _VOID + name, _literal(str(number), v.XSD_INTEGER))
    yield _triple(dataset, _VOID + "uriSpace", ox.Literal(counts.base))
    for vocabulary in (v.ENT, v.DCT, v.OA, v.PROV, v.SKOS):
        yield _triple(dataset, _VOID + "vocabulary", ox.NamedNode(vocabulary))


def _parts(dataset: ox.NamedNode, counts: _Counts) -> Iterator[ox.Triple]:
    """Say how many there are of each class, how often each property is used, and which files there are."""
    for iri, members in sorted(counts.classes.items()):
        part = ox.NamedNode(f"{dataset.value}/class/{_short(iri)}")
        yield _triple(dataset, _VOID + "classPartition", part)
        yield _triple(part, _VOID + "class", ox.NamedNode(iri))
        yield _triple(part, _VOID + "entities", _literal(str(len(members)), v.XSD_INTEGER))
    for iri, uses in sorted(counts.properties.items()):
        part = ox.NamedNode(f"{dataset.value}/property/{_short(iri)}")
        yield _triple(dataset, _VOID + "propertyPartition", part)
        yield _triple(part, _VOID + "property", ox.NamedNode(iri))
        yield _triple(part, _VOID + "triples", _literal(str(uses), v.XSD_INTEGER))
    for name, media in _FILES.items():
        file = ox.NamedNode(f"{dataset.value}/file/{name}")
        yield _triple(dataset, _DCAT + "distribution", file)
        yield _triple(file, v.RDF_TYPE, ox.NamedNode(_DCAT + "Distribution"))
        yield _triple(file, v.DCT_TITLE, ox.Literal(name))
        yield _triple(file, _DCAT + "mediaType", ox.NamedNode(_MEDIA_TYPES + media))


def _short(iri: str) -> str:
    """Name a term by prefix and local name, as the last part of an IRI."""
    prefix = next((p for p, start in v.PREFIXES.items() if iri.startswith(start)), None)
    return quote(iri if prefix is None else f"{prefix}-{iri.removeprefix(v.PREFIXES[prefix])}", safe="")


def _literal(value: str, datatype: str) -> ox.Literal:
    return ox.Literal(value, datatype=ox.NamedNode(datatype))


def _triple(subject: ox.NamedNode, predicate: str, value: ox.NamedNode | ox.Literal) -> ox.Triple:
    return ox.Triple(subject, ox.NamedNode(predicate), value)
