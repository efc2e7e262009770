"""What reports say, without what would break the contract: a graph made of the rest conforms."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Container, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final, TypeAlias

from kg import vocabulary as v
from kg.graph.dataset import Dataset, dataset_of
from kg.graph.validation.coverage import coverage_problems
from kg.graph.validation.graphs import Graphs
from kg.graph.validation.records import Problem, Severity
from kg.graph.validation.shacl import shape_problems
from kg.records import DOCUMENT_KEY, Claim, Findings, Literal, Triple
from kg.resolution.iris import claim_iri
from kg.resolution.resolve import Resolution

__all__ = ["Dropped", "conforming", "noted"]

Maker: TypeAlias = Callable[[Sequence[Findings], str], Dataset]
"""Makes a dataset of findings, with a base IRI."""

_BREAKING: Final = {Severity.VIOLATION}
"""What keeps a dataset from conforming."""


@dataclass(frozen=True)
class Dropped:
    """A claim that was left out.

    Attributes:
        claim: The claim.
        reason: The rule that it breaks, in the words of the shapes.
    """

    claim: Claim
    reason: str

    def place(self) -> tuple[str, str, str, str, str]:
        """Give what to sort by: claims may have objects of different kinds, which do not compare."""
        claim = self.claim
        return claim.document, claim.subject, claim.predicate, str(claim.object), self.reason


def conforming(
    findings: Sequence[Findings], base_iri: str = v.BASE_IRI, make: Maker = dataset_of
) -> tuple[tuple[Findings, ...], tuple[Dropped, ...], Dataset]:
    """Leave out the claims that break the contract, and each thing of which then nothing is claimed.

    The reports are made a dataset and held against every rule; what is left is held against them again, until
    nothing is wrong. Several reports at once are quicker than one after the other.

    Args:
        findings: What was found in reports.
        base_iri: What the IRIs of individuals begin with.
        make: Makes the dataset.

    Returns:
        What conforms, in the order given, each claim that was left out, and the dataset; the same findings
        and nothing left out where all is well.
    """
    kept, dropped = tuple(findings), list[Dropped]()
    while broken := _broken(kept, dataset := make(kept, base_iri), base_iri):
        dropped += (Dropped(claim, reason) for claim, reason in broken.items())
        kept = tuple(_without(found, broken) for found in kept)
    return kept, tuple(sorted(dropped, key=Dropped.place)), dataset


def noted(
    findings: Sequence[Findings], base_iri: str = v.BASE_IRI, make: Maker = dataset_of
) -> tuple[tuple[Findings, ...], Dataset]:
    """Leave out what breaks the contract, and note in each report's findings what that was.

    Args:
        findings: What was found in reports.
        base_iri: What the IRIs of individuals begin with.
        make: Makes the dataset that is held against the contract.

    Returns:
        What conforms, in the order given, and the dataset.
    """
    kept, dropped, dataset = conforming(findings, base_iri, make)
    notes: dict[str, list[str]] = defaultdict(list)
    for one in dropped:
        claim = one.claim
        said = f"{claim.subject} {claim.predicate.removeprefix(v.ENT)} {_text(claim.object)}"
        notes[claim.document].append(f"{said}: {one.reason}")
    return tuple(replace(found, left_out=tuple(notes[found.document.id])) for found in kept), dataset


def _broken(findings: Sequence[Findings], dataset: Dataset, base_iri: str) -> dict[Claim, str]:
    """Give the claims that are behind a broken rule, each with the first rule that it breaks."""
    graphs = Graphs.of(dataset.quads)
    problems = [p for p in (*shape_problems(graphs), *coverage_problems(graphs)) if p.severity in _BREAKING]
    if not problems:
        return {}
    claims = _Claims(findings, dataset.resolution, base_iri)
    broken: dict[Claim, str] = {}
    for problem in sorted(problems):
        for claim in claims.behind(problem):
            broken.setdefault(claim, problem.message)
    return broken


def _without(found: Findings, broken: Container[Claim]) -> Findings:
    claims = tuple(claim for claim in found.claims if claim not in broken)
    if len(claims) == len(found.claims):
        return found
    told = {key for claim in claims for key in (claim.subject, claim.object) if isinstance(key, str)}
    return replace(found, claims=claims, mentions=tuple(m for m in found.mentions if m.key in told))


class _Claims:
    """The claims of reports by what a problem can be about.

    Args:
        findings: What was found in the reports.
        resolution: What their mentions are called in the graph.
        base_iri: What the IRIs of claims begin with.
    """

    def __init__(self, findings: Sequence[Findings], resolution: Resolution, base_iri: str) -> None:
        self.triples: list[tuple[Claim, Triple]] = []
        self.named: dict[str, list[Claim]] = defaultdict(list)
        for found in findings:
            document = resolution.iris[found.document.id, DOCUMENT_KEY]
            for claim in found.claims:
                triple = resolution.triple(claim)
                self.triples.append((claim, triple))
                self.named[claim_iri(document, triple, base_iri)].append(claim)
                for evidence in claim.evidence:
                    self.named[f"{document}#char={evidence.start},{evidence.end}"].append(claim)

    def behind(self, problem: Problem) -> list[Claim]:
        """Give the claims to leave out: those that say what is wrong, or all about what lacks something."""
        if problem.focus in self.named:
            return self.named[problem.focus]
        return list(self._saying(problem)) or list(self._about(problem.focus))

    def _saying(self, problem: Problem) -> Iterator[Claim]:
        for claim, (subject, predicate, value) in self.triples:
            if predicate != problem.predicate:
                continue
            told = subject == problem.focus and problem.value in ("", _text(value))
            if told or _text(value) == problem.focus:
                yield claim

    def _about(self, iri: str) -> Iterator[Claim]:
        for claim, (subject, _, value) in self.triples:
            if iri in (subject, _text(value)):
                yield claim


def _text(value: str | Literal) -> str:
    return value.value if isinstance(value, Literal) else value
