"""Reading a built graph report by report, from the named graph of each."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final

import pyoxigraph as ox

from kg import vocabulary as v
from kg.evaluation.facts import KINDS, PEOPLE, VALUES, Event, Facts, Item, Person, folded
from kg.text import fold

__all__ = ["read_built"]

Graph = defaultdict[str, defaultdict[str, list[str]]]
"""Subject → property → values, all as strings."""

_KINDS: Final = {kind.capitalize(): kind for kind in KINDS}
_TYPES: Final = {
    "TwoPlusTwo": "two-plus-two",
    "MinisterialMeeting": "ministerial",
    "WorkingLevelTalks": "working-level",
    "AcquisitionAndCrossServicingAgreement": "ACSA",
    "ReciprocalAccessAgreement": "RAA",
    "InformationSecurityAgreement": "GSOMIA",
    "StatusOfForcesAgreement": "SOFA",
    "VisitingForcesAgreement": "VFA",
    "DefenseCooperationAgreement": "DCA",
}
"""Classes whose name in annotations isn't just their own with hyphens, less a last `-agreement`."""
_NAMED: Final = frozenset({"mode", "status"})


def read_built(quads: Iterable[ox.Quad]) -> dict[str, Facts]:
    """Read the facts of each report.

    Args:
        quads: A dataset that `kg build` made.

    Returns:
        The facts of each report, by the stem of its file's name; a report found in several files stands under
        each of them.
    """
    graphs: defaultdict[str, Graph] = defaultdict(_graph)
    union = _graph()
    for quad in quads:
        if isinstance(quad.subject, ox.Triple) or isinstance(quad.object, ox.Triple):
            continue
        subject, predicate, value = quad.subject.value, quad.predicate.value, quad.object.value
        union[subject][predicate].append(value)
        if isinstance(quad.graph_name, ox.NamedNode):
            graphs[quad.graph_name.value][subject][predicate].append(value)
    return {stem: _facts(graph, union) for graph in graphs.values() for stem in _stems(graph)}


def _graph() -> Graph:
    return defaultdict(lambda: defaultdict(list))


def _stems(graph: Graph) -> list[str]:
    """Give the names that the report of a graph has, without folders and endings."""
    documents = [values for values in graph.values() if v.ent("Document") in values[v.RDF_TYPE]]
    return [Path(source).name.split(".")[0] for values in documents for source in values[v.DCT_SOURCE]]


def _facts(graph: Graph, union: Graph) -> Facts:
    """Take the facts from one graph; names and classes may stand in any."""
    mentioned = {thing for values in graph.values() for thing in values.get(v.ent("mentions"), ())}
    kinds = {thing: {kind.removeprefix(v.ENT) for kind in union[thing][v.RDF_TYPE]} for thing in mentioned}
    of = {kind: sorted(thing for thing in mentioned if kind in kinds[thing]) for kind in (*_KINDS, "Person")}
    return Facts(
        people=tuple(_person(thing, graph, union) for thing in of["Person"]),
        countries=frozenset(code for thing in mentioned for code in union[thing][v.ent("iso3")]),
        organizations=frozenset(
            frozenset(fold(name) for name in _names(thing, union))
            for thing in mentioned
            if "Organization" in kinds[thing]
        ),
        events=tuple(
            Event(name, frozenset(_items(thing, kinds[thing], graph, union)))
            for kind, name in _KINDS.items()
            for thing in of[kind]
        ),
    )


def _names(thing: str, union: Graph) -> list[str]:
    """Give the label of a thing, then its other names."""
    values = union[thing]
    return list(dict.fromkeys([*values[v.RDFS_LABEL], *values[v.SKOS_ALT_LABEL]]))


def _person(thing: str, graph: Graph, union: Graph) -> Person:
    offices = frozenset(
        (fold(title), _country(office, union))
        for office in graph[thing][v.ent("holdsOffice")]
        for title in union[office][v.ent("officeTitle")][:1]
    )
    return Person(folded(_names(thing, union)), offices)


def _country(office: str, union: Graph) -> str:
    """Give the code of the state that an office is of, "" where there is none."""
    codes = (code for state in union[office][v.ent("officeOf")] for code in union[state][v.ent("iso3")])
    return next(codes, "")


def _items(thing: str, kinds: set[str], graph: Graph, union: Graph) -> Iterator[Item]:
    """Give the filled slots of an event."""
    for kind in kinds - {*_KINDS, "Event"}:
        yield "type", _TYPES.get(kind) or _hyphenated(kind).removesuffix("-agreement")
    for slot in ("party", *PEOPLE, *VALUES):
        for value in graph[thing][v.ent(slot)]:
            if slot == "party":
                yield from ((slot, code) for code in union[value][v.ent("iso3")][:1])
            elif slot in PEOPLE:
                yield slot, folded(_names(value, union))[0]
            elif slot == "place":
                yield slot, fold(_names(value, union)[0])
            else:
                yield slot, _hyphenated(value.removeprefix(v.ENT)) if slot in _NAMED else value


def _hyphenated(name: str) -> str:
    """Write a local name as annotations do.

    >>> _hyphenated("UnderNegotiation")
    'under-negotiation'
    """
    return re.sub(r"(?<=.)(?=[A-Z])", "-", name).lower()
