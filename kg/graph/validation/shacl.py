"""The rules of `ontology/shapes.ttl`, run by pySHACL on the resolved view and on batches of documents.

The rules for documents hold for each statement, claim and sentence by itself, so documents that contradict
each other can be looked at together, which is quicker than one by one; a batch keeps that within bounds. What
a document speaks of has its classes in the default graph, so they are put beside the batch.
"""

from __future__ import annotations

import logging
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Final, TypeAlias

import pyoxigraph as ox
import pyshacl
from rdflib import BNode, Graph, Literal, Namespace, URIRef
from rdflib.namespace import DCTERMS, RDF, SH
from rdflib.term import Node as RdflibNode

from kg import vocabulary as v
from kg.graph.validation.graphs import Graphs, Node, Triple
from kg.graph.validation.records import Problem, Severity
from kg.resources import ontology_folder

__all__ = ["shape_problems"]

RdflibTriple: TypeAlias = tuple[RdflibNode, RdflibNode, RdflibNode]

_SHAPE: Final = Namespace("https://w3id.org/entente/shapes#")
_SEVERITIES: Final[dict[RdflibNode | None, Severity]] = {
    SH.Violation: Severity.VIOLATION,
    SH.Warning: Severity.WARNING,
    SH.Info: Severity.INFO,
}
_INTEGER: Final = (v.XSD_INTEGER, re.compile(r"[+-]?[0-9]+"))
_DAY: Final = (v.XSD_DATE, re.compile(r"-?[0-9]{4,}-[0-9]{2}-[0-9]{2}(Z|[+-][0-9]{2}:[0-9]{2})?"))
_COMPARED: Final = {
    v.ent("confidence"): (v.XSD_DECIMAL, re.compile(r"[+-]?([0-9]+(\.[0-9]*)?|\.[0-9]+)")),
    v.ent("earliest"): _DAY,
    v.ent("latest"): _DAY,
    v.ent("ordinal"): _INTEGER,
    v.OA_START: _INTEGER,
    v.OA_END: _INTEGER,
}
"""Properties whose values the shapes compare, with the datatype and form that make them comparable."""


_BATCH: Final = 20_000
"""Triples of documents that are looked at together."""


@dataclass(frozen=True)
class _Rules:
    """The shapes of `shapes.ttl`: all of them, and those that hold in every graph."""

    all: Graph
    any_graph: Graph


def shape_problems(graphs: Graphs) -> list[Problem]:
    """Hold the resolved view and the documents' graphs against the shapes.

    Args:
        graphs: The dataset.

    Returns:
        Each place where a shape does not hold.
    """
    with _quiet():
        return list(_problems(graphs))


def _problems(graphs: Graphs) -> Iterator[Problem]:
    rules = _rules()
    resolved = [_converted(triple) for triple in graphs.default]
    yield from _run(resolved, rules.all, "")
    classes: dict[RdflibNode, list[RdflibTriple]] = defaultdict(list)
    for triple in resolved:
        if triple[1] == RDF.type:
            classes[triple[0]].append(triple)
    for batch in _batches(graphs.documents):
        stated = {name: [_converted(triple) for triple in triples] for name, triples in batch.items()}
        together = [triple for triples in stated.values() for triple in triples]
        nodes = {node for subject, _, value in together for node in (subject, value)}
        beside = [triple for node in nodes for triple in classes.get(node, ())]
        problems = list(_run([*together, *beside], rules.any_graph, ""))
        if problems:
            homes = _Homes.of(stated)
            for problem in problems:
                yield from (replace(problem, graph=name) for name in homes.of_problem(problem))


def _batches(documents: Mapping[str, tuple[Triple, ...]]) -> Iterator[dict[str, tuple[Triple, ...]]]:
    """Put documents together until they have many triples."""
    batch: dict[str, tuple[Triple, ...]] = {}
    size = 0
    for name, triples in documents.items():
        if batch and size + len(triples) > _BATCH:
            yield batch
            batch, size = {}, 0
        batch[name] = triples
        size += len(triples)
    if batch:
        yield batch


@dataclass(frozen=True)
class _Homes:
    """In which documents' graphs something stands.

    Attributes:
        facts: By subject, property and value.
        uses: By property, and what stands on either side of it.
        nodes: By what is a subject or a value.
    """

    facts: Mapping[tuple[str, str, str], set[str]]
    uses: Mapping[tuple[str, str], set[str]]
    nodes: Mapping[str, set[str]]

    @classmethod
    def of(cls, stated: Mapping[str, Iterable[RdflibTriple]]) -> _Homes:
        homes = cls(defaultdict(set), defaultdict(set), defaultdict(set))
        for name, triples in stated.items():
            for subject, predicate, value in triples:
                homes.facts[str(subject), str(predicate), str(value)].add(name)
                for node in (str(subject), str(value)):
                    homes.uses[str(predicate), node].add(name)
                    homes.nodes[node].add(name)
        return homes

    def of_problem(self, problem: Problem) -> list[str]:
        """Give the graphs that a problem is in: that say what is wrong, or else that speak of it."""
        focus, predicate = problem.focus, problem.predicate
        nowhere: set[str] = set()
        return sorted(
            self.facts.get((focus, predicate, problem.value))
            or self.uses.get((predicate, focus))
            or self.nodes.get(focus, nowhere)
        )


@lru_cache(maxsize=1)
def _rules() -> _Rules:
    """Read the shapes, and take out those for the resolved view."""
    everything = Graph().parse(ontology_folder() / "shapes.ttl")
    any_graph = Graph()
    for shape in everything.subjects(DCTERMS.isPartOf, _SHAPE["any-graph"]):
        _copy(shape, everything, any_graph)
    return _Rules(everything, any_graph)


def _copy(node: RdflibNode, source: Graph, target: Graph) -> None:
    """Copy what a graph says of a node, and of the blank nodes that it is described with."""
    for triple in source.triples((node, None, None)):
        target.add(triple)
        if isinstance(triple[2], BNode):
            _copy(triple[2], source, target)


def _run(triples: Iterable[RdflibTriple], shapes: Graph, name: str) -> Iterator[Problem]:
    data = Graph()
    for triple in triples:
        data.add(triple)
    conforms, report, _ = pyshacl.validate(
        data, shacl_graph=shapes, inference="none", advanced=False, meta_shacl=False, inplace=True
    )
    if conforms:
        return
    for result in report.subjects(RDF.type, SH.ValidationResult):
        yield _problem(result, report, shapes, name)


def _problem(result: RdflibNode, report: Graph, shapes: Graph, name: str) -> Problem:
    shape = report.value(result, SH.sourceShape)
    path = report.value(result, SH.resultPath)
    predicate = path if isinstance(path, URIRef) else _target(shape, shapes)
    return Problem(
        severity=_SEVERITIES[shapes.value(shape, SH.severity)],
        rule=str(shapes.value(shape, SH.name)),
        message=str(shapes.value(shape, SH.message)),
        graph=name,
        focus=str(report.value(result, SH.focusNode)),
        predicate=str(predicate or ""),
        value=_value(result, report),
    )


def _target(shape: RdflibNode | None, shapes: Graph) -> RdflibNode | None:
    """Give the property that a shape for its subjects or its objects is about."""
    return shapes.value(shape, SH.targetSubjectsOf) or shapes.value(shape, SH.targetObjectsOf)


def _value(result: RdflibNode, report: Graph) -> str:
    """Give the value that breaks a rule; a node that breaks it by itself is no value."""
    value = report.value(result, SH.value)
    return "" if value is None or value == report.value(result, SH.focusNode) else str(value)


def _converted(triple: Triple) -> RdflibTriple:
    subject, predicate, value = triple
    node = _node(value)
    if predicate in _COMPARED and not _is_comparable(node, *_COMPARED[predicate]):
        node = Literal(value.value)  # pySHACL fails on comparing a day with a number; text it takes as wrong
    return _node(subject), _iri(predicate), node


def _is_comparable(node: RdflibNode, datatype: str, form: re.Pattern[str]) -> bool:
    return (
        isinstance(node, Literal)
        and node.datatype == _iri(datatype)
        and not node.ill_typed
        and form.fullmatch(node) is not None
    )


def _node(node: Node) -> RdflibNode:
    if isinstance(node, ox.NamedNode):
        return _iri(node.value)
    if isinstance(node, ox.BlankNode):
        return BNode(node.value)
    return _literal(node.value, node.datatype.value, node.language)


@lru_cache(maxsize=200_000)
def _iri(iri: str) -> URIRef:
    return URIRef(iri)


@lru_cache(maxsize=50_000)
def _literal(value: str, datatype: str, language: str | None) -> Literal:
    """Make a literal that keeps its lexical form, right or wrong."""
    if language:
        return Literal(value, lang=language)
    return Literal(value, datatype=_iri(datatype), normalize=False)


@contextmanager
def _quiet() -> Iterator[None]:
    """Keep rdflib from logging a stack trace for a wrong value; a finding tells of it."""
    logger = logging.getLogger("rdflib.term")
    before, logger.disabled = logger.disabled, True
    try:
        yield
    finally:
        logger.disabled = before
