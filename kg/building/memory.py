"""What a build remembers for the next one: what each report says, and what each individual is called.

One compressed file of JSON beside the graph, with a line for each report. Who deletes it loses time, and the
IRIs that differ from those that a first build gives.
"""

from __future__ import annotations

import gzip
import json
import zlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any, Final

import pyoxigraph as ox

from kg import vocabulary as v
from kg.records import DOCUMENT_KEY, Claim, Document, Evidence, Findings, Literal, Mention
from kg.resolution import NO_DECISIONS, NO_NAMES, Decisions, EarlierNames
from kg.resolution.collecting import uncollected
from kg.resolution.decisions import Decision, Pointer

__all__ = ["MEMORY", "NO_MEMORY", "Memory", "read_memory", "write_memory"]

MEMORY: Final = "memory.jsonl.gz"
"""The file, in an output folder."""

_FORMAT: Final = 2
_LEVEL: Final = 6
_DAMAGE: Final = (
    *(OSError, EOFError, zlib.error, ValueError, RecursionError),
    *(KeyError, IndexError, TypeError, AttributeError),
)
"""What reading can raise: no gzip, cut off, no JSON; JSON that says something else."""


@dataclass(frozen=True)
class Memory:
    """What an earlier build knew.

    Attributes:
        findings: What each report says; the texts of the documents are left out.
        keys: Document identifier to what stands for everything that its findings depend on.
        names: The IRIs that were given.
        decisions: What the user had decided.
        base_iri: What the IRIs begin with.
        inputs: What stands for everything that the build depended on; "" where that cannot be known.
        lost: Was there a memory that cannot be read?
    """

    findings: tuple[Findings, ...] = ()
    keys: Mapping[str, str] = field(default_factory=dict)
    names: EarlierNames = NO_NAMES
    decisions: Decisions = NO_DECISIONS
    base_iri: str = v.BASE_IRI
    inputs: str = ""
    lost: bool = False


NO_MEMORY: Final = Memory()
"""There was no earlier build."""


def read_memory(out: Path) -> Memory:
    """Read what the build in a folder remembers.

    Args:
        out: The folder.

    Returns:
        The memory; an empty one where there is none, or where it is damaged.
    """
    path = out / MEMORY
    try:
        lines = gzip.decompress(path.read_bytes()).decode("utf-8").splitlines()
        with uncollected():
            return _memory([json.loads(line) for line in lines])
    except FileNotFoundError:
        return NO_MEMORY
    except _DAMAGE:
        return Memory(lost=True)


def write_memory(memory: Memory, folder: Path) -> None:
    """Write a memory into a folder; the same memory gives the same bytes.

    Args:
        memory: What is to be remembered.
        folder: Where the file goes.

    Raises:
        OSError: It cannot be written.
    """
    head = {
        "format": _FORMAT,
        "inputs": memory.inputs,
        "base_iri": memory.base_iri,
        "replaced": {iri: list(names) for iri, names in sorted(memory.names.replaced.items())},
        "decisions": [
            [d.where, d.same, [[p.report, p.name] for p in d.mentions], d.reason]
            for d in memory.decisions.entries
        ],
    }
    lines = [
        head,
        *(_report(found, memory) for found in sorted(memory.findings, key=lambda f: f.document.source)),
    ]
    text = "".join(json.dumps(line, ensure_ascii=True, separators=(",", ":")) + "\n" for line in lines)
    (folder / MEMORY).write_bytes(gzip.compress(text.encode("ascii"), _LEVEL, mtime=0))


# -- to JSON -------------------------------------------------------------------------------------------------


def _report(found: Findings, memory: Memory) -> dict[str, Any]:
    document = found.document
    places = sorted({evidence for claim in found.claims for evidence in claim.evidence})
    numbers = {evidence: number for number, evidence in enumerate(places)}
    iris = memory.names.iris
    return {
        "key": memory.keys.get(document.id, ""),
        "hash": document.content_hash,
        "source": document.source,
        "title": document.title,
        "published": document.published.isoformat() if document.published else None,
        "date_found_by": document.date_found_by,
        "copies": list(document.copies),
        "left_out": list(found.left_out),
        "sentences": [[e.start, e.end, e.text] for e in places],
        "mentions": [
            [m.key, m.kind, m.label, list(m.aliases), m.identity, iris.get((m.document, m.key), "")]
            for m in found.mentions
        ],
        "claims": [
            [
                claim.subject,
                claim.predicate,
                _value_out(claim.object),
                [numbers[evidence] for evidence in claim.evidence],
                claim.confidence,
                claim.found_by,
                claim.attribution,
                claim.since,
            ]
            for claim in found.claims
        ],
    }


def _value_out(value: str | Literal) -> str | list[str]:
    return [value.value, value.datatype] if isinstance(value, Literal) else value


# -- from JSON -----------------------------------------------------------------------------------------------


def _memory(lines: list[dict[str, Any]]) -> Memory:
    head, reports = lines[0], lines[1:]
    if head["format"] != _FORMAT:
        raise ValueError("another format")
    ox.NamedNode(head["base_iri"])  # raises ValueError where it is no IRI
    iris: dict[tuple[str, str], str] = {}
    keys: dict[str, str] = {}
    findings = []
    for report in reports:
        found = _findings(report)
        findings.append(found)
        keys[found.document.id] = _text(report["key"])
        for mention, row in zip(found.mentions, report["mentions"], strict=True):
            if row[5].startswith(head["base_iri"]):
                iris[mention.document, mention.key] = row[5]
    return Memory(
        findings=tuple(findings),
        keys=keys,
        names=EarlierNames(iris, {iri: tuple(map(_text, old)) for iri, old in head["replaced"].items()}),
        decisions=Decisions(tuple(_decisions(head["decisions"]))),
        base_iri=_text(head["base_iri"]),
        inputs=_text(head["inputs"]),
    )


def _decisions(rows: Iterable[Any]) -> Iterator[Decision]:
    for where, same, mentions, reason in rows:
        pointers = tuple(Pointer(_text(report), _text(name)) for report, name in mentions)
        yield Decision(_text(where), bool(same), pointers, _text(reason))


def _findings(row: Mapping[str, Any]) -> Findings:
    published, title, found_by = row["published"], row["title"], row["date_found_by"]
    document = Document(
        source=_text(row["source"]),
        text="",
        title=title if title is None else _text(title),
        published=None if published is None else date.fromisoformat(published),
        date_found_by=found_by if found_by is None else _text(found_by),
        content_hash=_text(row["hash"]),
        copies=tuple(map(_text, row["copies"])),
    )
    sentences = [Evidence(int(start), int(end), _text(text)) for start, end, text in row["sentences"]]
    mentions = tuple(
        Mention(
            document.id, _text(key), _text(kind), _text(label), tuple(map(_text, aliases)), _text(identity)
        )
        for key, kind, label, aliases, identity, _ in row["mentions"]
    )
    claims = tuple(
        Claim(
            document=document.id,
            subject=_text(subject),
            predicate=_text(predicate),
            object=_value_in(value),
            evidence=tuple(sentences[number] for number in numbers),
            confidence=float(confidence),
            found_by=_text(found_by),
            attribution=_text(attribution),
            since=_text(since),
        )
        for subject, predicate, value, numbers, confidence, found_by, attribution, since in row["claims"]
    )
    _check(mentions, claims)
    return Findings(document, mentions, claims, tuple(map(_text, row["left_out"])))


def _check(mentions: Iterable[Mention], claims: Iterable[Claim]) -> None:
    """See that claims speak of mentions of known classes, and have evidence.

    Raises:
        ValueError: They do not.
        KeyError: The ontology has no such class.
    """
    keys = {DOCUMENT_KEY}
    for mention in mentions:
        v.classes_of(mention.kind)
        keys.add(mention.key)
    for claim in claims:
        names_object = isinstance(claim.object, Literal) or claim.object in keys or "://" in claim.object
        if claim.subject not in keys or not names_object or not claim.evidence:
            raise ValueError("a claim of nothing")


def _value_in(value: Any) -> str | Literal:
    return _text(value) if isinstance(value, str) else Literal(_text(value[0]), _text(value[1]))


def _text(value: Any) -> str:
    """See that a value is text; a damaged file must not be found out later and elsewhere."""
    if not isinstance(value, str):
        raise TypeError(f"not text: {value!r}")
    return value
