"""The rules of `ontology/shapes.ttl`, run by pySHACL on one graph at a time.

One graph at a time, because documents may contradict each other and each is checked by itself; and because
it is quick: some 20 milliseconds for each document. What a document speaks of has its classes in the default
graph, so they are put beside the document's own triples.
"""

from __future__ import annotations

import logging
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
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


@dataclass(frozen=True)
class _Rules:
    """The shapes of `shapes.ttl`: all of them, and those that hold in every graph."""

    all: Graph
    any_graph: Graph


def shape_problems(graphs: Graphs) -> list[Problem]:
    """Hold the resolved view and each document's graph against the shapes.

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
    for name, triples in graphs.documents.items():
        stated = [_converted(triple) for triple in triples]
        nodes = {node for subject, _, value in stated for node in (subject, value)}
        beside = [triple for node in nodes for triple in classes.get(node, ())]
        yield from _run([*stated, *beside], rules.any_graph, name)


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
