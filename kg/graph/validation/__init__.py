"""Does a dataset keep the contract of the ontology?

A dataset is held against `ontology/shapes.ttl`, graph by graph, and against the few rules that SHACL core
cannot say.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import pyoxigraph as ox

from kg.graph.validation.coverage import coverage_problems
from kg.graph.validation.graphs import Graphs
from kg.graph.validation.reading import read_dataset
from kg.graph.validation.records import Finding, Severity, Validation
from kg.graph.validation.shacl import shape_problems
from kg.graph.validation.witness import findings_of

__all__ = ["Finding", "Severity", "Validation", "read_dataset", "validate", "validate_file"]


def validate(quads: Iterable[ox.Quad]) -> Validation:
    """Hold a dataset against every rule of the contract.

    Args:
        quads: The dataset: quads in any order, or an open `pyoxigraph.Store`.

    Returns:
        What was found, most serious first; the same for the same quads, whatever their order.

    Raises:
        UserError: The dataset holds what RDF 1.1 does not know, or the ontology's files are missing.
    """
    graphs = Graphs.of(quads)
    problems = [*shape_problems(graphs), *coverage_problems(graphs)]
    return Validation(
        findings=tuple(sorted(findings_of(problems, graphs))),
        documents=len(graphs.documents),
        triples=len(graphs),
    )


def validate_file(path: Path) -> Validation:
    """Hold an RDF file against every rule of the contract.

    Args:
        path: A file that `read_dataset` reads.

    Returns:
        As for `validate`.

    Raises:
        UserError: The file cannot be read, or as for `validate`.
    """
    return validate(read_dataset(path))
