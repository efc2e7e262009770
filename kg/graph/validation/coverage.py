"""The rules that SHACL core cannot say: what must agree across nodes and graphs."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import Final, TypeAlias

from kg import vocabulary as v
from kg.graph.validation.graphs import Graphs, Triple, text_of
from kg.graph.validation.records import Problem, Severity

__all__ = ["coverage_problems"]

Facts: TypeAlias = "Mapping[str, Mapping[str, list[str]]]"
"""Values by subject and property."""

_CLAIM: Final = v.ent("Claim")
_SENTENCE: Final = v.ent("Sentence")
_MENTIONS: Final = v.ent("mentions")
_PARTS: Final = (v.RDF_SUBJECT, v.RDF_PREDICATE, v.RDF_OBJECT)
_STATED: Final = frozenset(
    {*map(v.ent, ("holdsOffice", "officeOf", "officeTitle", "represents", "inCountry", "party", "attendee"))}
    | {*map(v.ent, ("signatory", "agreedAt", "rescheduledAs", "place", "mode", "ordinal", "status", "topic"))}
    | {v.ent("formerStatus")}
    | {*map(v.ent, ("date", "earliest", "latest"))}
)
"""Properties of individuals that only a report can give; names, classes and codes come from elsewhere too."""


def coverage_problems(graphs: Graphs) -> Iterator[Problem]:
    """Check that claims, statements, sentences and disputes agree with each other.

    Args:
        graphs: The dataset.

    Yields:
        Each place where they do not.
    """
    claims: set[str] = set()
    for name, triples in graphs.named.items():
        facts = _facts(triples)
        if name in graphs.documents:
            yield from _claim_problems(name, triples, facts)
            yield from _sentence_problems(name, facts)
            claims.update(s for s in facts if _CLAIM in facts[s].get(v.RDF_TYPE, ()))
        elif any(p.startswith(v.ENT) for _, p, _ in triples):
            message = "nothing says which document this graph is (ent:Document, by the graph's name)"
            yield Problem(Severity.VIOLATION, "document of a graph", message, name, name)
    facts = _facts(graphs.default)
    yield from _schedule_problems(facts)
    if graphs.documents:
        yield from _resolved_problems(graphs)
        yield from _dispute_problems(facts, claims)


def _facts(triples: tuple[Triple, ...]) -> Facts:
    facts: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for subject, predicate, value in triples:
        facts[text_of(subject)][predicate].append(text_of(value))
    return facts


def _claim_problems(name: str, triples: tuple[Triple, ...], facts: Facts) -> Iterator[Problem]:
    """Every statement has a claim, and every claim's statement is there."""
    claimed: dict[tuple[str, str, str], str] = {}
    for subject, properties in facts.items():
        if _CLAIM in properties.get(v.RDF_TYPE, ()):
            about, predicate, value = (properties.get(p, []) for p in _PARTS)
            if len(about) == len(predicate) == len(value) == 1:
                claimed[about[0], predicate[0], value[0]] = subject
    stated = set(_direct(name, triples, facts))
    for triple in stated - claimed.keys():
        message = "the document's graph states this without a claim"
        yield Problem(Severity.VIOLATION, "claim behind a statement", message, name, *triple)
    for triple in claimed.keys() - stated:
        message = "what this claim says is not stated in its document's graph"
        yield Problem(Severity.VIOLATION, "statement of a claim", message, name, claimed[triple])


def _direct(name: str, triples: tuple[Triple, ...], facts: Facts) -> Iterator[tuple[str, str, str]]:
    """Give what the document asserts: all but its own description, the claims and the sentences."""
    for subject, predicate, value in triples:
        about = text_of(subject)
        if about == name:
            if predicate != _MENTIONS:
                continue
        elif {_CLAIM, _SENTENCE} & set(facts[about].get(v.RDF_TYPE, ())):
            continue
        yield about, predicate, text_of(value)


def _sentence_problems(name: str, facts: Facts) -> Iterator[Problem]:
    """A sentence belongs to the document of its graph and is as long as its offsets say."""
    for sentence, properties in facts.items():
        if _SENTENCE not in properties.get(v.RDF_TYPE, ()):
            continue
        for source in properties.get(v.OA_SOURCE, ()):
            if source != name:
                message = "a sentence must belong to the document whose graph it stands in"
                yield Problem(
                    Severity.VIOLATION, "graph of a sentence", message, name, sentence, v.OA_SOURCE, source
                )
        exact, start, end = (properties.get(p, []) for p in (v.OA_EXACT, v.OA_START, v.OA_END))
        if len(exact) == len(start) == len(end) == 1 and start[0].isdecimal() and end[0].isdecimal():
            length = len(exact[0])
            if int(end[0]) - int(start[0]) != length:
                message = f"a sentence of {length} characters cannot run from {start[0]} to {end[0]}"
                yield Problem(Severity.VIOLATION, "length of a sentence", message, name, sentence)


def _resolved_problems(graphs: Graphs) -> Iterator[Problem]:
    """What the resolved view says of an individual, some document says."""
    stated: set[tuple[str, str, str]] = set()
    for triples in graphs.documents.values():
        stated.update((text_of(s), p, text_of(o)) for s, p, o in triples if p in _STATED)
    for subject, predicate, value in graphs.default:
        triple = (text_of(subject), predicate, text_of(value))
        if predicate in _STATED and triple not in stated:
            message = "the resolved view says this and no document does"
            yield Problem(Severity.VIOLATION, "document behind the resolved view", message, "", *triple)


def _schedule_problems(facts: Facts) -> Iterator[Problem]:
    predicate = v.ent("rescheduledAs")
    for subject, properties in facts.items():
        if subject in properties.get(predicate, ()):
            message = "a meeting cannot be rescheduled as itself"
            yield Problem(Severity.VIOLATION, "rescheduled as itself", message, "", subject, predicate)


def _dispute_problems(facts: Facts, claims: set[str]) -> Iterator[Problem]:
    """Rivals are claims, and a winner is one of the rivals."""
    rival, winner = v.ent("rival"), v.ent("winner")
    for dispute, properties in facts.items():
        for claim in properties.get(rival, ()):
            if claim not in claims:
                message = "a rival must be a claim of some document"
                yield Problem(Severity.VIOLATION, "rival is a claim", message, "", dispute, rival, claim)
        for claim in properties.get(winner, ()):
            if claim not in properties.get(rival, ()):
                message = "the winner of a dispute must be one of its rivals"
                yield Problem(Severity.VIOLATION, "winner is a rival", message, "", dispute, winner, claim)
