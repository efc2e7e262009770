"""The graph as the reports up to some day tell it."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

from kg.building.assembly import assembled
from kg.building.memory import MEMORY, read_memory
from kg.errors import UserError
from kg.knowledge_graph import KnowledgeGraph
from kg.output import recover
from kg.records import Document
from kg.store.embedded import write_store

__all__ = ["folder_as_of", "graph_as_of", "parse_day", "too_late"]


def parse_day(text: str) -> date:
    """Read a day that the user gives.

    Args:
        text: YYYY-MM-DD.

    Raises:
        UserError: It is no such day.
    """
    try:
        return date.fromisoformat(text.strip())
    except ValueError as error:
        raise UserError(f"{text!r} is no day: write YYYY-MM-DD, as in --as-of 2018-01-31") from error


def too_late(document: Document, day: date) -> str | None:
    """Say why a report is no part of the graph as of a day; None where it is.

    A report whose day is unknown may be of any day, later ones included; so it is left out.

    Args:
        document: The report.
        day: The last day of publication.
    """
    if document.published is None:
        return f"no date of publication: it may be from after {day}"
    return f"published on {document.published}, after {day}" if document.published > day else None


def graph_as_of(out: str | Path, day: date) -> KnowledgeGraph:
    """Give the graph that the reports up to a day tell, from what a build remembers of each report.

    The reports are brought together anew, so that nothing rests on what only a later one says: neither a
    value nor that two names are one person's. Individuals have the IRIs that they have in the built graph.

    Args:
        out: The folder that `kg build` wrote.
        day: The last day of publication.

    Returns:
        The graph; without any report where none is so old.

    Raises:
        UserError: There is no graph, or it does not remember its reports.
    """
    recover(Path(out))
    memory = read_memory(Path(out))
    if not memory.findings:
        state = "is damaged" if memory.lost else "is not there"
        raise UserError(f"{Path(out) / MEMORY} {state}, and --as-of needs it: run kg build first")
    findings = [found for found in memory.findings if too_late(found.document, day) is None]
    return KnowledgeGraph(
        assembled(findings, memory.base_iri, memory=memory, decisions=memory.decisions).quads
    )


@contextmanager
def folder_as_of(out: Path, day: str | None) -> Iterator[Path]:
    """Give a folder with the store of a graph, as of a day if one is given.

    Args:
        out: The folder that `kg build` wrote.
        day: The last day of publication, YYYY-MM-DD; None for all reports.

    Yields:
        That folder itself, or one that is gone afterwards.

    Raises:
        UserError: As for `parse_day` and `graph_as_of`.
    """
    if day is None:
        yield out
        return
    graph = graph_as_of(out, parse_day(day))
    with tempfile.TemporaryDirectory(prefix="kg-as-of-") as folder:
        write_store(graph.quads, Path(folder) / "store")
        yield Path(folder)
