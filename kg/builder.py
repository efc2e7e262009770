"""The main job: reports in, a graph out."""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any, BinaryIO

import pyoxigraph as ox

from kg import vocabulary as v
from kg.about import program
from kg.documents import Columns, read
from kg.errors import UserError
from kg.extraction import extract
from kg.graph.background import Background
from kg.graph.quads import quads_of
from kg.graph.serialize import FORMATS, serialize
from kg.knowledge_graph import KnowledgeGraph
from kg.language import read_all
from kg.language.countries import countries
from kg.language.organizations import organizations
from kg.output import PAGE, REPORT, check_writable, staged
from kg.records import Document, Findings, SkippedSource
from kg.resolution import resolve_and_settle
from kg.store.embedded import write_store
from kg.text import slug

__all__ = ["Build", "Options", "build"]

Progress = Callable[[str, int, int], None]
"""Called with the name of the stage, how many are done and how many there are (0: not known yet)."""


@dataclass(frozen=True)
class Options:
    """What a build can be told.

    Attributes:
        columns: The columns of JSONL and CSV files.
        dates: Days of publication by name of document; they go before all others.
        base_iri: What every minted IRI begins with.
        model: Another spaCy model with Universal Dependencies labels; None for the packaged one.
        processes: How many processes read texts.

    Raises:
        UserError: `base_iri` cannot be the beginning of an IRI.
    """

    columns: Columns = field(default_factory=Columns)
    dates: Mapping[str, date] = field(default_factory=dict)
    base_iri: str = v.BASE_IRI
    model: str | None = None
    processes: int = 1

    def __post_init__(self) -> None:
        try:
            ox.NamedNode(self.base_iri)
        except ValueError as error:
            raise UserError(f"{self.base_iri!r} is no base IRI: {error}") from error
        if not self.base_iri.endswith("/") or "#" in self.base_iri:
            raise UserError(f"{self.base_iri!r} is no base IRI: it must end in / and have no # in it")


class Build(KnowledgeGraph):
    """A graph with the account of how it came about.

    Attributes:
        findings: What was found in each document.
        skipped: What gave no document, and why.
        seconds: Time that each stage took.
    """

    def __init__(
        self,
        quads: set[ox.Quad],
        findings: Sequence[Findings],
        skipped: Sequence[SkippedSource],
        seconds: Mapping[str, float],
    ) -> None:
        super().__init__(quads)
        self.findings = tuple(findings)
        self.skipped = tuple(skipped)
        self.seconds = dict(seconds)

    @property
    def report(self) -> dict[str, Any]:
        """The account of the build, as it stands in `report.json`."""
        return {
            "program": program(),
            "counts": {"quads": len(self.quads), **self.counts},
            "seconds": {stage: round(seconds, 3) for stage, seconds in self.seconds.items()},
            "documents": [_account(found) for found in self.findings],
            "skipped": [{"source": s.source, "reason": s.reason, "error": s.is_error} for s in self.skipped],
        }

    def write(self, out: str | Path) -> None:
        """Write everything into a folder, whole or not at all.

        Args:
            out: The folder; it is made if need be.

        Raises:
            UserError: The folder cannot be written to.
        """
        with staged(Path(out)) as folder:
            for ending in FORMATS:
                (folder / f"kg.{ending}").write_bytes(serialize(self.quads, ending))
            write_store(self.quads, folder / "store")
            (folder / PAGE).write_text(self.page(), encoding="utf-8")
            report = json.dumps(self.report, indent=1, ensure_ascii=False)
            (folder / REPORT).write_text(report + "\n", encoding="utf-8")


def build(
    sources: Sequence[str | Path] | str | Path,
    out: str | Path | None = None,
    *,
    options: Options = Options(),
    stdin: BinaryIO | None = None,
    progress: Progress | None = None,
) -> Build:
    """Build a graph from reports.

    Args:
        sources: Files, folders, globs; "-" for standard input.
        out: Folder to write into; None writes nothing.
        options: See `Options`.
        stdin: What "-" stands for; the process's standard input if None.
        progress: See `Progress`.

    Returns:
        The graph, with its report.

    Raises:
        UserError: Nothing could be read, or the folder cannot be written to.
    """
    if out is not None:
        check_writable(Path(out))
    clock, tell = _Clock(), progress or (lambda stage, done, total: None)
    names = [str(s) for s in ([sources] if isinstance(sources, str | Path) else sources)]
    with clock.stage("read"):
        reading = read(
            names,
            columns=options.columns,
            dates=options.dates,
            stdin=stdin,
            progress=lambda name: tell("reading", 0, 0),
        )
    if not reading.documents:
        raise UserError(_nothing_read(names, reading.skipped))
    with clock.stage("extract"):
        findings = list(_extract(reading.documents, options, tell))
    with clock.stage("resolve"):
        resolution, settled = resolve_and_settle(findings, options.base_iri)
    with clock.stage("graph"):
        quads = quads_of(findings, resolution, settled, _background(), options.base_iri)
    result = Build(quads, findings, reading.skipped, clock.seconds)
    if out is not None:
        tell("writing", 0, 1)
        result.write(out)
        tell("writing", 1, 1)
    return result


class _Clock:
    """Takes the time of each stage."""

    def __init__(self) -> None:
        self.seconds: dict[str, float] = {}

    @contextmanager
    def stage(self, name: str) -> Iterator[None]:
        start = time.perf_counter()
        yield
        self.seconds[name] = time.perf_counter() - start


def _extract(documents: Sequence[Document], options: Options, tell: Progress) -> Iterator[Findings]:
    tell("extracting", 0, len(documents))
    texts = ((document.content, document.published) for document in documents)
    docs = read_all(texts, model=options.model, processes=options.processes)
    for done, (document, doc) in enumerate(zip(documents, docs, strict=True), 1):
        yield extract(document, doc)
        tell("extracting", done, len(documents))


def _background() -> Background:
    """Give what the gazetteers know for certain beside the texts."""
    known = {f"country/{code}": state.wikidata for code, state in countries().items()}
    known |= {f"organization/{slug(o.label)}": o.wikidata for o in organizations().values()}
    return Background({key: item for key, item in known.items() if item})


def _nothing_read(names: Sequence[str], skipped: Sequence[SkippedSource]) -> str:
    if not skipped:
        return f"nothing to read in {', '.join(names)}: give files, folders or globs of reports"
    first = skipped[0]
    more = f" (and {len(skipped) - 1} more)" if len(skipped) > 1 else ""
    return f"nothing could be read: {first.source}: {first.reason}{more}"


def _account(found: Findings) -> dict[str, Any]:
    document = found.document
    return {
        "id": document.id,
        "source": document.source,
        "title": document.title,
        "published": document.published.isoformat() if document.published else None,
        "date_found_by": document.date_found_by,
        "note": None if document.published else "no publication date: relative dates are left unresolved",
        "copies": list(document.copies),
        "characters": len(document.text),
        "removed": [
            {"start": gap.start, "end": gap.end, "text": gap.text, "reason": gap.reason}
            for gap in document.removed
        ],
        "mentions": len(found.mentions),
        "claims": len(found.claims),
    }
