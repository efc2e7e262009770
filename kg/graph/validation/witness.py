"""Which report and which sentence a problem comes from, and what things are called."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final

from kg import vocabulary as v
from kg.graph.validation.graphs import Graphs, Triple, text_of
from kg.graph.validation.records import Finding, Problem

__all__ = ["findings_of"]

_MENTIONS: Final = v.ent("mentions")


def findings_of(problems: Sequence[Problem], graphs: Graphs) -> set[Finding]:
    """Give each problem its report and sentence; what two graphs have in common is told once.

    Args:
        problems: What is wrong, and in which graph.
        graphs: The dataset.

    Returns:
        The findings.
    """
    if not problems:
        return set()
    index = _Index.of(graphs)
    return {_finding(problem, index) for problem in problems}


@dataclass
class _Claim:
    """A claim, as far as it is needed to find a sentence."""

    document: str
    subject: str = ""
    predicate: str = ""
    value: str = ""
    sentences: list[str] = field(default_factory=list)


@dataclass
class _Index:
    """Names, reports, sentences and claims of a dataset."""

    labels: dict[str, str] = field(default_factory=dict)
    sources: dict[str, str] = field(default_factory=dict)
    claims: dict[str, _Claim] = field(default_factory=dict)
    sentences: dict[str, str] = field(default_factory=dict)
    starts: dict[str, int] = field(default_factory=dict)
    about: dict[str, list[_Claim]] = field(default_factory=lambda: defaultdict(list))

    @classmethod
    def of(cls, graphs: Graphs) -> _Index:
        index = cls()
        for name, triples in (*graphs.documents.items(), ("", graphs.default)):
            index._read(name, triples)
        for claim in index.claims.values():
            index.about[claim.subject].append(claim)
            index.about[claim.value].append(claim)
        return index

    def _read(self, name: str, triples: Iterable[Triple]) -> None:
        for node, predicate, value in triples:
            subject, text = text_of(node), text_of(value)
            if predicate == v.RDFS_LABEL:
                self.labels[subject] = text
            elif predicate == v.DCT_SOURCE and name:
                self.sources[name] = min(text, self.sources.get(name, text))
            elif predicate == v.OA_EXACT:
                self.sentences[subject] = text
            elif predicate == v.OA_START:
                self.starts[subject] = int(text) if text.isdecimal() else 0
            elif predicate in (v.RDF_SUBJECT, v.RDF_PREDICATE, v.RDF_OBJECT, v.PROV_DERIVED):
                self._read_claim(self.claims.setdefault(subject, _Claim(name)), predicate, text)

    @staticmethod
    def _read_claim(claim: _Claim, predicate: str, text: str) -> None:
        if predicate == v.RDF_SUBJECT:
            claim.subject = text
        elif predicate == v.RDF_PREDICATE:
            claim.predicate = text
        elif predicate == v.RDF_OBJECT:
            claim.value = text
        else:
            claim.sentences.append(text)

    def name(self, iri: str) -> str:
        """Give the name of something: its label, else the last part of a term's IRI, else what it is."""
        return self.labels.get(iri) or iri.removeprefix(v.ENT)

    def first(self, claim: _Claim) -> str:
        """Give the first sentence of a claim."""
        return min(claim.sentences, key=lambda s: (self.starts.get(s, 0), s), default="")


def _finding(problem: Problem, index: _Index) -> Finding:
    document, sentence = _place(problem, index)
    return Finding(
        severity=problem.severity,
        message=problem.message,
        source=index.sources.get(document, ""),
        sentence=index.sentences.get(sentence, ""),
        label=_label(problem.focus, index),
        value=index.name(problem.value) if problem.value else "",
        focus=problem.focus,
        document=document,
        rule=problem.rule,
    )


def _place(problem: Problem, index: _Index) -> tuple[str, str]:
    """Give the document and the sentence that a problem comes from."""
    if problem.focus in index.sentences:
        return problem.graph, problem.focus
    if problem.focus in index.sources:
        return problem.focus, ""
    own = index.claims.get(problem.focus)
    if own:
        return own.document, index.first(own)
    best = min(_witnesses(problem, index), default=None)
    return (best[2], best[4]) if best else (problem.graph, "")


def _witnesses(problem: Problem, index: _Index) -> Iterator[tuple[int, str, str, int, str]]:
    """Give the claims that may tell of a problem: how near, which report, which sentence."""
    for claim in index.about.get(problem.focus, ()):
        if problem.graph in ("", claim.document):
            sentence = index.first(claim)
            source = index.sources.get(claim.document, "")
            yield _distance(problem, claim), source, claim.document, index.starts.get(sentence, 0), sentence


def _distance(problem: Problem, claim: _Claim) -> int:
    if claim.predicate == problem.predicate:
        return 0 if problem.value in ("", claim.value) else 1
    return 2 if claim.predicate == _MENTIONS else 3


def _label(focus: str, index: _Index) -> str:
    """Name what is wrong; a claim is named by what it says."""
    claim = index.claims.get(focus)
    if claim is None:
        return index.labels.get(focus, "")
    return " ".join(index.name(part) for part in (claim.subject, claim.predicate, claim.value))
