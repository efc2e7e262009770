"""What a dataset holds that the page shows, read once into plain records."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

import pyoxigraph as ox

from kg import vocabulary as v
from kg.errors import UserError
from kg.view.words import kind_of

__all__ = ["Contents", "Contested", "Entity", "Report", "Said", "Sentence", "Value", "read_contents"]

Value = ox.NamedNode | ox.Literal
Properties = dict[str, list[Value]]

_DAY = re.compile(r"\d{4}(-\d\d){0,2}(/(\.\.|\d{4}(-\d\d){0,2}))?")
_NOT_INDIVIDUALS = {v.ent(name) for name in ("Dispute", "Document", "Sentence", "Claim")}


@dataclass(frozen=True)
class Entity:
    """An individual of the resolved view.

    Attributes:
        iri: Its name.
        label: The best name for people.
        classes: IRIs of all its classes.
        others: Other names, sorted.
        facts: Property and value of everything else that the resolved view says of it, sorted.
    """

    iri: str
    label: str
    classes: tuple[str, ...]
    others: tuple[str, ...]
    facts: tuple[tuple[str, Value], ...]

    @property
    def kind(self) -> str:
        """IRI of its most specific class."""
        return kind_of(self.classes)

    @property
    def name(self) -> str:
        """The label without a date that it ends in and that the page gives anyway."""
        name, comma, when = self.label.rpartition(", ")
        dated = comma and _DAY.fullmatch(when) and self.value(v.ent("date")).startswith(when)
        return name if dated and name else self.label

    def value(self, predicate: str) -> str:
        """Give the first value of a property as a string; the empty string where there is none."""
        return next((o.value for p, o in self.facts if p == predicate), "")


@dataclass(frozen=True)
class Report:
    """A document: its name, headline, where it came from, and its day in EDTF ("" where unknown)."""

    iri: str
    title: str
    sources: tuple[str, ...]
    day: str


@dataclass(frozen=True)
class Sentence:
    """A stretch of a report, with its place in the report's text."""

    iri: str
    report: str
    text: str
    start: int
    end: int


@dataclass(frozen=True)
class Said:
    """A claim: a triple as one report states it, with IRIs of the sentences that say so.

    `since` says when it came to be so (EDTF), of what was so before; "" elsewhere.
    """

    iri: str
    subject: str
    predicate: str
    object: Value
    confidence: str
    rule: str
    speakers: tuple[str, ...]
    sentences: tuple[str, ...]
    since: str


@dataclass(frozen=True)
class Contested:
    """A dispute: what about, which claims, which of them stand, and why."""

    iri: str
    label: str
    predicate: str
    rule: str
    subjects: tuple[str, ...]
    claims: tuple[str, ...]
    winners: tuple[str, ...]


@dataclass(frozen=True)
class Contents:
    """Everything that the page shows; each tuple is sorted and the same for the same dataset."""

    entities: tuple[Entity, ...]
    reports: tuple[Report, ...]
    sentences: tuple[Sentence, ...]
    claims: tuple[Said, ...]
    disputes: tuple[Contested, ...]


def read_contents(store: ox.Store) -> Contents:
    """Read a dataset of the shape that the ontology's contract gives.

    Args:
        store: The dataset.

    Returns:
        Its individuals, and what its documents say of them.

    Raises:
        UserError: A sentence does not say where in its document it stands.
    """
    view = _by_subject(store.quads_for_pattern(None, None, None, ox.DefaultGraph()))
    told = _by_subject(q for q in store if q.graph_name != ox.DefaultGraph())
    entities = (_entity(iri, properties) for iri, properties in view.items() if _is_individual(properties))
    reports = (_report(iri, properties) for iri, properties in _instances(told, "Document"))
    sentences = (_sentence(iri, properties) for iri, properties in _instances(told, "Sentence"))
    claims = (_said(iri, properties) for iri, properties in _instances(told, "Claim"))
    disputes = (_contested(iri, properties) for iri, properties in _instances(view, "Dispute"))
    return Contents(
        tuple(sorted(entities, key=lambda e: e.iri)),
        tuple(sorted(reports, key=lambda r: (r.day or "9999", r.title, r.iri))),
        tuple(sorted(sentences, key=lambda s: (s.report, s.start, s.end, s.iri))),
        tuple(sorted(claims, key=lambda c: c.iri)),
        tuple(sorted(disputes, key=lambda d: d.iri)),
    )


def _by_subject(quads: Iterable[ox.Quad]) -> dict[str, Properties]:
    found: defaultdict[str, Properties] = defaultdict(lambda: defaultdict(list))
    for quad in quads:
        if isinstance(quad.subject, ox.NamedNode) and isinstance(quad.object, ox.NamedNode | ox.Literal):
            found[quad.subject.value][quad.predicate.value].append(quad.object)
    return found


def _instances(found: dict[str, Properties], name: str) -> Iterable[tuple[str, Properties]]:
    kind = ox.NamedNode(v.ent(name))
    return ((iri, properties) for iri, properties in found.items() if kind in properties.get(v.RDF_TYPE, ()))


def _is_individual(properties: Properties) -> bool:
    classes = set(_strings(properties, v.RDF_TYPE))
    return bool(classes) and not classes & _NOT_INDIVIDUALS


def _entity(iri: str, properties: Properties) -> Entity:
    apart = {v.RDF_TYPE, v.RDFS_LABEL, v.SKOS_ALT_LABEL}
    facts = [(p, o) for p, values in properties.items() if p not in apart for o in values]
    return Entity(
        iri,
        _first(properties, v.RDFS_LABEL) or iri,
        _strings(properties, v.RDF_TYPE),
        _strings(properties, v.SKOS_ALT_LABEL),
        tuple(sorted(facts, key=lambda fact: (fact[0], str(fact[1])))),
    )


def _report(iri: str, properties: Properties) -> Report:
    sources = _strings(properties, v.DCT_SOURCE)
    title = _first(properties, v.DCT_TITLE) or (sources[0] if sources else iri)
    return Report(iri, title, sources, _first(properties, v.ent("date")))


def _sentence(iri: str, properties: Properties) -> Sentence:
    return Sentence(
        iri,
        _first(properties, v.OA_SOURCE),
        _first(properties, v.OA_EXACT),
        _offset(iri, properties, v.OA_START),
        _offset(iri, properties, v.OA_END),
    )


def _offset(sentence: str, properties: Properties, predicate: str) -> int:
    found = _first(properties, predicate)
    if not found.isdecimal():
        raise UserError(
            f"sentence {sentence}: <{predicate}> is {found or 'missing'}, and not a number of characters"
        )
    return int(found)


def _said(iri: str, properties: Properties) -> Said:
    values = sorted(properties.get(v.RDF_OBJECT, ()), key=str)
    return Said(
        iri,
        _first(properties, v.RDF_SUBJECT),
        _first(properties, v.RDF_PREDICATE),
        values[0] if values else ox.Literal(""),
        _first(properties, v.ent("confidence")),
        _first(properties, v.ent("foundBy")),
        _strings(properties, v.ent("attributedTo")),
        _strings(properties, v.PROV_DERIVED),
        _first(properties, v.ent("since")),
    )


def _contested(iri: str, properties: Properties) -> Contested:
    return Contested(
        iri,
        _first(properties, v.RDFS_LABEL),
        _first(properties, v.ent("disputedProperty")),
        _first(properties, v.ent("rule")),
        _strings(properties, v.ent("disputedSubject")),
        _strings(properties, v.ent("rival")),
        _strings(properties, v.ent("winner")),
    )


def _strings(properties: Properties, predicate: str) -> tuple[str, ...]:
    return tuple(sorted(value.value for value in properties.get(predicate, ())))


def _first(properties: Properties, predicate: str) -> str:
    return next(iter(_strings(properties, predicate)), "")
