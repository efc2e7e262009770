"""The main job: reports in, a graph out."""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any, BinaryIO

import pyoxigraph as ox

from kg import vocabulary as v
from kg.about import program
from kg.building import reuse
from kg.building.as_of import too_late
from kg.building.assembly import assembled, checked, names_in
from kg.building.memory import NO_MEMORY, Memory, read_memory, write_memory
from kg.documents import Columns, read
from kg.documents.reading import Reading
from kg.errors import UserError
from kg.extraction import extract
from kg.graph.description import DESCRIPTION, description
from kg.graph.serialize import FORMATS, serialize
from kg.knowledge_graph import Deferred, KnowledgeGraph, load
from kg.language import read_all
from kg.output import PAGE, REPORT, check_writable, recover, staged
from kg.records import Document, Findings, SkippedSource
from kg.resolution import Decisions, load_decisions
from kg.store.embedded import write_store

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
        as_of: Only reports published up to this day count; None for all.
        resolution: File with decisions on what is one; None for `resolution.toml` in the folders of reports.

    Raises:
        UserError: `base_iri` cannot be the beginning of an IRI.
    """

    columns: Columns = field(default_factory=Columns)
    dates: Mapping[str, date] = field(default_factory=dict)
    base_iri: str = v.BASE_IRI
    model: str | None = None
    processes: int = 1
    as_of: date | None = None
    resolution: Path | None = None

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
        read: How many documents were read and not remembered from an earlier build.
        notes: What else the user should know.
        memory: What the next build is to remember.
        unchanged: Is it what an earlier build wrote, with nothing done?
    """

    unchanged = False

    def __init__(
        self,
        quads: Iterable[ox.Quad] | Deferred,
        findings: Sequence[Findings],
        skipped: Sequence[SkippedSource],
        seconds: Mapping[str, float],
        *,
        read: int | None = None,
        notes: Sequence[str] = (),
        memory: Memory = NO_MEMORY,
    ) -> None:
        super().__init__(quads)
        self.findings = tuple(findings)
        self.skipped = tuple(skipped)
        self.seconds = dict(seconds)
        self.read = len(self.findings) if read is None else read
        self.notes = tuple(notes)
        self.memory = memory

    @property
    def report(self) -> dict[str, Any]:
        """The account of the build, as it stands in `report.json`."""
        return {
            "program": program(),
            "counts": {"quads": len(self.quads), **self.counts},
            "seconds": {stage: round(seconds, 3) for stage, seconds in self.seconds.items()},
            "read": self.read,
            "notes": list(self.notes),
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
            (folder / DESCRIPTION).write_bytes(description(self.quads))
            write_store(self.quads, folder / "store")
            (folder / PAGE).write_text(self.page(), encoding="utf-8")
            report = json.dumps(self.report, indent=1, ensure_ascii=False)
            (folder / REPORT).write_text(report + "\n", encoding="utf-8")
            write_memory(self.memory, folder)


def build(
    sources: Sequence[str | Path] | str | Path,
    out: str | Path | None = None,
    *,
    options: Options = Options(),
    stdin: BinaryIO | None = None,
    progress: Progress | None = None,
) -> Build:
    """Build a graph from reports.

    What the folder remembers of an earlier build is used: a report that has not changed is not read again,
    and an individual keeps its IRI. The graph is what a first build would give but for these IRIs.

    Args:
        sources: Files, folders, globs; "-" for standard input.
        out: Folder to write into; None writes nothing and remembers nothing.
        options: See `Options`.
        stdin: What "-" stands for; the process's standard input if None.
        progress: See `Progress`.

    Returns:
        The graph, with its report.

    Raises:
        UserError: Nothing could be read, the decisions on what is one cannot be followed, or the folder
            cannot be written to.
    """
    clock, tell = _Clock(), progress or (lambda stage, done, total: None)
    names = [str(s) for s in ([sources] if isinstance(sources, str | Path) else sources)]
    memory = _remembered(out)
    decisions = load_decisions(reuse.decision_files(names, options.resolution))
    inputs = _inputs(names, options, decisions)
    if out is not None and (before := _unchanged(Path(out), memory, inputs)):
        return before
    with clock.stage("read"):
        reading = _read(names, options, stdin, tell)
    keys = reuse.keys_of(reading.documents, options.model)
    known = reuse.known_findings(reading.documents, keys, memory)
    with clock.stage("extract"):
        found = list(_extract(reading.documents, known, options, tell))
    with clock.stage("check"):
        findings, dataset = checked(found, known, options.base_iri, memory, decisions)
    with clock.stage("resolve"):
        dataset = dataset or assembled(findings, options.base_iri, memory=memory, decisions=decisions)
    result = Build(
        dataset.quads,
        findings,
        reading.skipped,
        clock.seconds,
        read=len(findings) - len(known),
        notes=(*dataset.resolution.notes, *reuse.notes_on(memory)),
        memory=Memory(tuple(findings), keys, names_in(dataset), decisions, options.base_iri, inputs),
    )
    if out is not None:
        tell("writing", 0, 1)
        result.write(out)
        tell("writing", 1, 1)
    return result


class _Unchanged(Build):
    """A build that found that there was nothing to do: it is what stands in the folder.

    The dataset is loaded when it is asked for; the texts of the documents are not at hand.
    """

    def __init__(self, out: Path, memory: Memory) -> None:
        self._account: dict[str, Any] = json.loads((out / REPORT).read_text("utf-8"))
        skipped = [SkippedSource(s["source"], s["reason"], s["error"]) for s in self._account["skipped"]]
        super().__init__(
            Deferred(lambda: load(out).quads),
            memory.findings,
            skipped,
            {},
            read=0,
            notes=self._account["notes"],
            memory=memory,
        )
        self.counts = {name: n for name, n in self._account["counts"].items() if name != "quads"}
        self.unchanged = True

    @property
    def report(self) -> dict[str, Any]:
        return self._account


def _unchanged(out: Path, memory: Memory, inputs: str) -> _Unchanged | None:
    """Give what stands in the folder if a build would write the same; None where its account is damaged."""
    if not reuse.is_unchanged(out, memory, inputs):
        return None
    try:
        return _Unchanged(out, memory)
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return None


class _Clock:
    """Takes the time of each stage."""

    def __init__(self) -> None:
        self.seconds: dict[str, float] = {}

    @contextmanager
    def stage(self, name: str) -> Iterator[None]:
        start = time.perf_counter()
        yield
        self.seconds[name] = time.perf_counter() - start


def _remembered(out: str | Path | None) -> Memory:
    """Give what the build in a folder remembers, after seeing that the folder can be written to."""
    if out is None:
        return NO_MEMORY
    check_writable(Path(out))
    recover(Path(out))
    return read_memory(Path(out))


def _inputs(names: Sequence[str], options: Options, decisions: Decisions) -> str:
    """Stand for everything that the build depends on, but for how many processes share the work."""
    settings = (options.columns, sorted(options.dates.items()), options.base_iri, options.as_of, decisions)
    return reuse.inputs_digest(names, options.model, settings)


def _read(names: Sequence[str], options: Options, stdin: BinaryIO | None, tell: Progress) -> Reading:
    """Read the reports, and leave out those that are too late.

    Raises:
        UserError: There are none.
    """
    reading = read(
        names,
        columns=options.columns,
        dates=options.dates,
        stdin=stdin,
        progress=lambda name: tell("reading", 0, 0),
    )
    if not reading.documents:
        raise UserError(_nothing_read(names, reading.skipped))
    if options.as_of is None:
        return reading
    reasons = {d: reason for d in reading.documents if (reason := too_late(d, options.as_of))}
    kept = tuple(d for d in reading.documents if d not in reasons)
    if not kept:
        raise UserError(f"none of {len(reasons)} reports is known to be from {options.as_of} or before")
    late = (SkippedSource(d.source, reason, is_error=False) for d, reason in reasons.items())
    return Reading(kept, tuple(sorted((*reading.skipped, *late))))


def _extract(
    documents: Sequence[Document], known: Mapping[str, Findings], options: Options, tell: Progress
) -> Iterator[Findings]:
    """Give the findings of every document; those that are known are not read again."""
    new = [document for document in documents if document.id not in known]
    tell("extracting", 0, len(new))
    texts = ((document.content, document.published) for document in new)
    docs = read_all(texts, model=options.model, processes=options.processes) if new else iter(())
    done = 0
    for document in documents:
        if document.id in known:
            yield known[document.id]
            continue
        yield extract(document, next(docs))
        done += 1
        tell("extracting", done, len(new))


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
        "left_out": list(found.left_out),
    }
